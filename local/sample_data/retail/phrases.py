"""Invented Portuguese sentences of customers, by how content the customer is."""

TITLES: dict[str, tuple[str, ...]] = {
    "happy": ("Recomendo a loja", "Muito bom", "Adorei", "Chegou antes", "Compra perfeita", "Nota dez"),
    "neutral": ("Razoável", "Mais ou menos", "Poderia ser melhor", "Dentro do esperado"),
    "angry": ("Decepcionada", "Não recomendo", "Veio com defeito", "Cadê meu pedido?", "Péssima experiência"),
}

OPENINGS: dict[str, tuple[str, ...]] = {
    "happy": (
        "O produto chegou antes do prazo e bem embalado",
        "Gostei muito da qualidade, superou o que eu esperava",
        "Entrega rápida, vendedor atencioso",
        "Minha filha amou o presente",
        "Já é a segunda vez que compro nesta loja e deu tudo certo",
        "Exatamente igual ao anúncio, acabamento excelente",
    ),
    "neutral": (
        "O produto é bom, porém a embalagem veio amassada",
        "Atende ao que preciso, mas o material parece frágil",
        "Chegou no prazo, só que a cor é diferente da foto",
        "Esperava mais pelo preço que paguei",
    ),
    "angry": (
        "Até hoje não recebi nada e ninguém responde",
        "Comprei duas unidades e veio apenas uma",
        "O aparelho chegou quebrado e não liga",
        "Atrasou mais de uma semana, precisei comprar em outro lugar",
        "Recebi um modelo errado e a troca está impossível",
    ),
}

CLOSINGS: dict[str, tuple[str, ...]] = {
    "happy": ("Parabéns pela seriedade!", "Comprarei de novo.", "Obrigado 😊", "Super indico."),
    "neutral": ("No geral, tudo certo.", "Espero que melhorem.", "Vamos ver se dura."),
    "angry": ("Quero meu dinheiro de volta!", "Aguardo uma solução urgente.", "Nunca mais compro aqui."),
}

# Titles that people put in quotes; nothing here needs a comma or a line break.
QUOTED: tuple[str, ...] = (
    'Veio escrito "frágil" na caixa mas jogaram de qualquer jeito',
    'O anúncio diz "original" e não é',
    'Modelo "premium" de verdade',
    'Tamanho 32" como no anúncio',
)

FIRST_NAMES: tuple[str, ...] = (
    "ana",
    "bruno",
    "carla",
    "diego",
    "elisa",
    "fabio",
    "gisele",
    "heitor",
    "iara",
    "joana",
)
