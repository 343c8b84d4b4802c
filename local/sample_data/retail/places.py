"""Cities of Brazil, and the ways in which people spell them."""

from dataclasses import dataclass
from random import Random
from unicodedata import combining, normalize

from local.sample_data.seeded import Weighted


@dataclass(frozen=True)
class Place:
    """`zips`: first and last five-digit prefix. `distance`: days on the road from the south-east."""

    city: str
    state: str
    zips: tuple[int, int]
    distance: float


def plain(text: str) -> str:
    """Lower case without accents, as most rows have it."""
    return "".join(c for c in normalize("NFD", text.lower()) if not combining(c))


# City, state, first and last zip prefix, days on the road, weight among customers.
_TABLE: tuple[tuple[str, str, int, int, float, float], ...] = (
    ("São Paulo", "SP", 1000, 5999, 4.0, 180),
    ("Guarulhos", "SP", 7000, 7399, 4.2, 30),
    ("São Bernardo do Campo", "SP", 9600, 9899, 4.2, 28),
    ("Santo André", "SP", 9000, 9299, 4.2, 26),
    ("Osasco", "SP", 6000, 6299, 4.2, 24),
    ("Santos", "SP", 11000, 11099, 4.6, 22),
    ("Campinas", "SP", 13000, 13149, 4.6, 40),
    ("Ribeirão Preto", "SP", 14000, 14109, 5.4, 24),
    ("São José dos Campos", "SP", 12200, 12249, 4.8, 26),
    ("Sorocaba", "SP", 18000, 18109, 4.8, 22),
    ("Rio de Janeiro", "RJ", 20000, 23799, 7.6, 82),
    ("Niterói", "RJ", 24000, 24399, 7.8, 20),
    ("Nova Iguaçu", "RJ", 26000, 26299, 8.2, 14),
    ("Belo Horizonte", "MG", 30000, 31999, 6.8, 60),
    ("Uberlândia", "MG", 38400, 38415, 7.4, 18),
    ("Juiz de Fora", "MG", 36000, 36109, 7.4, 18),
    ("Contagem", "MG", 32000, 32399, 7.0, 16),
    ("Curitiba", "PR", 80000, 82999, 6.4, 38),
    ("Londrina", "PR", 86000, 86109, 7.2, 16),
    ("Maringá", "PR", 87000, 87109, 7.4, 14),
    ("Porto Alegre", "RS", 90000, 91999, 8.2, 34),
    ("Caxias do Sul", "RS", 95000, 95124, 8.8, 14),
    ("Pelotas", "RS", 96000, 96099, 9.4, 10),
    ("Florianópolis", "SC", 88000, 88099, 8.0, 20),
    ("Joinville", "SC", 89200, 89239, 7.6, 16),
    ("Blumenau", "SC", 89000, 89099, 7.8, 12),
    ("Brasília", "DF", 70000, 72799, 7.4, 42),
    ("Goiânia", "GO", 74000, 74899, 8.2, 24),
    ("Vitória", "ES", 29000, 29099, 8.6, 14),
    ("Vila Velha", "ES", 29100, 29129, 8.6, 12),
    ("Salvador", "BA", 40000, 42499, 11.0, 32),
    ("Feira de Santana", "BA", 44000, 44149, 11.6, 10),
    ("Recife", "PE", 50000, 52999, 12.0, 24),
    ("Jaboatão dos Guararapes", "PE", 54000, 54599, 12.2, 9),
    ("Fortaleza", "CE", 60000, 61599, 13.4, 22),
    ("Natal", "RN", 59000, 59139, 13.8, 9),
    ("João Pessoa", "PB", 58000, 58099, 13.6, 9),
    ("Maceió", "AL", 57000, 57099, 15.6, 7),
    ("Aracaju", "SE", 49000, 49099, 14.0, 6),
    ("São Luís", "MA", 65000, 65109, 14.6, 8),
    ("Teresina", "PI", 64000, 64099, 13.8, 7),
    ("Belém", "PA", 66000, 66999, 15.4, 12),
    ("Manaus", "AM", 69000, 69099, 18.0, 5),
    ("Cuiabá", "MT", 78000, 78109, 11.4, 9),
    ("Campo Grande", "MS", 79000, 79124, 10.0, 9),
    ("Palmas", "TO", 77000, 77249, 12.0, 4),
    ("Porto Velho", "RO", 76800, 76834, 14.2, 3),
    ("Rio Branco", "AC", 69900, 69920, 16.0, 2),
    ("Macapá", "AP", 68900, 68911, 18.0, 2),
    ("Boa Vista", "RR", 69300, 69339, 19.0, 1),
)

CUSTOMER_PLACES = Weighted((Place(c, s, (a, b), d), w) for c, s, a, b, d, w in _TABLE)

# Sellers sit where the warehouses are.
SELLER_PLACES = Weighted(
    (Place(c, s, (a, b), d), w * (3.0 if s == "SP" else 1.0))
    for c, s, a, b, d, w in _TABLE
    if s in {"SP", "RJ", "MG", "PR", "SC", "RS", "DF"}
)


def zip_prefix(place: Place, rng: Random) -> str:
    """Five digits; in greater São Paulo the first one is a zero."""
    return f"{rng.randint(*place.zips):05d}"


def spell_city(place: Place, rng: Random) -> str:
    """Nine in ten are lower case without accents; the others are what a form lets through."""
    name = plain(place.city)
    if rng.random() < 0.9:
        return name
    variants = (
        place.city,
        place.city.upper(),
        name.upper(),
        f"{name} ",
        f" {name}",
        name.replace(" ", "  "),
        f"{name} - {place.state.lower()}",
        f"{name} / {place.state.lower()}",
        f"{place.city}/{place.state}",
    )
    return rng.choice(variants)


def spell_state(place: Place, rng: Random) -> str:
    chance = rng.random()
    if chance < 0.985:
        return place.state
    return place.state.lower() if chance < 0.995 else f"{place.state} "
