"""What the marketplace sells: prices in reais, weights in grams, lengths in centimetres."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """`price`, `weight` and `length` are medians; `english` is None where nobody has translated it."""

    name: str
    english: str | None
    popularity: float
    price: float
    weight: float
    length: float


CATEGORIES: tuple[Category, ...] = (
    Category("roupa_de_cama_e_banho", "bedding_and_bath", 110, 85, 1200, 38),
    Category("cosmeticos_e_higiene", "cosmetics_and_hygiene", 96, 70, 350, 20),
    Category("artigos_esportivos", "sporting_goods", 86, 78, 750, 28),
    Category("moveis_para_casa", "home_furniture", 80, 95, 2600, 45),
    Category("perifericos_de_informatica", "computer_peripherals", 78, 80, 400, 20),
    Category("cozinha_e_mesa", "kitchen_and_table", 69, 62, 1300, 30),
    Category("relogios_e_joias", "watches_and_jewelry", 60, 130, 320, 18),
    Category("celulares", "mobile_phones", 45, 38, 230, 18),
    Category("ferramentas_de_jardim", "garden_hand_tools", 43, 65, 1500, 34),
    Category("pecas_automotivas", "car_parts", 42, 90, 1100, 28),
    Category("brinquedos_e_jogos", "toys_and_games", 41, 82, 900, 32),
    Category("decoracao_e_presentes", "decoration_and_gifts", 38, 58, 600, 24),
    Category("perfumes_importados", "imported_perfumes", 34, 105, 350, 18),
    Category("telefones_fixos", "landline_phones", 26, 60, 500, 22),
    Category("enxoval_de_bebe", "baby_layette", 30, 80, 1700, 38),
    Category("papelaria_e_escritorio", "stationery_and_office", 25, 54, 700, 30),
    Category("tablets_e_leitores", "tablets_and_readers", 8, 190, 450, 24),
    Category("racao_e_acessorios_pet", "pet_food_and_accessories", 20, 64, 1500, 32),
    Category("eletronicos_portateis", "portable_electronics", 26, 44, 300, 20),
    Category("malas_e_mochilas", "suitcases_and_backpacks", 12, 88, 1600, 42),
    Category("eletrodomesticos_pequenos", "small_appliances", 14, 150, 2800, 34),
    Category("moda_feminina", "womens_fashion", 16, 60, 380, 26),
    Category("moda_masculina", "mens_fashion", 11, 68, 400, 26),
    Category("instrumentos_de_musica", "music_instruments", 8, 160, 2200, 50),
    Category("livros_tecnicos", "technical_books", 6, 48, 600, 24),
    Category("alimentos_e_bebidas_finas", "fine_food_and_drinks", 10, 42, 800, 24),
    Category("material_de_construcao", "building_supplies", 14, 92, 3200, 36),
    Category("artesanato_regional", None, 5, 52, 500, 24),
    Category("jogos_de_tabuleiro_usados", None, 3, 58, 900, 30),
)
