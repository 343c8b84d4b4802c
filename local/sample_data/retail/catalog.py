"""Sellers and products: made once, then drawn from for every order."""

from dataclasses import dataclass
from math import log
from random import Random

from local.sample_data.csv_folder import Row
from local.sample_data.retail.categories import CATEGORIES, Category
from local.sample_data.retail.places import SELLER_PLACES, Place, spell_city, spell_state, zip_prefix
from local.sample_data.seeded import Weighted, identifier, stream

# Per order there are fewer products and far fewer sellers, as on the real marketplace.
_PRODUCTS_PER_ORDER = 0.33
_SELLERS_PER_ORDER = 0.031
_NO_CATEGORY = 0.018


@dataclass(frozen=True)
class Seller:
    seller_id: str
    place: Place
    row: Row


@dataclass(frozen=True)
class Product:
    """`price` in reais, `weight` in grams."""

    product_id: str
    seller: Seller
    price: float
    weight: int
    row: Row


@dataclass(frozen=True)
class Catalog:
    sellers: list[Seller]
    products: list[Product]
    popularity: Weighted[Product]


def make_catalog(seed: int, orders: int) -> Catalog:
    """A catalog in proportion to the number of orders."""
    rng = stream(seed, "catalog")
    sellers = [_seller(seed, n, rng) for n in range(max(8, round(orders * _SELLERS_PER_ORDER)))]
    by_size = Weighted((seller, 1 / (rank + 3)) for rank, seller in enumerate(sellers))
    by_category = Weighted((category, category.popularity) for category in CATEGORIES)
    count = max(len(CATEGORIES), round(orders * _PRODUCTS_PER_ORDER))
    products = [_product(seed, n, by_size.draw(rng), by_category.draw(rng), rng) for n in range(count)]
    popularity = Weighted((product, (rank + 10) ** -0.7) for rank, product in enumerate(products))
    return Catalog(sellers, products, popularity)


def _seller(seed: int, number: int, rng: Random) -> Seller:
    place = SELLER_PLACES.draw(rng)
    seller_id = identifier(seed, "seller", number)
    row = {
        "seller_id": seller_id,
        "seller_zip_code_prefix": zip_prefix(place, rng),
        "seller_city": spell_city(place, rng),
        "seller_state": spell_state(place, rng),
    }
    return Seller(seller_id, place, row)


def _product(seed: int, number: int, seller: Seller, category: Category, rng: Random) -> Product:
    product_id = identifier(seed, "product", number)
    price = round(max(3.9, rng.lognormvariate(log(category.price), 0.7)) - 0.1, 1) + rng.choice((0.0, 0.09))
    weight = max(50, round(rng.lognormvariate(log(category.weight), 0.6) / 50) * 50)
    length = max(16, round(rng.gauss(category.length, 6)))
    # Who left out the category left out the texts and the pictures with it.
    described = rng.random() >= _NO_CATEGORY
    row = {
        "product_id": product_id,
        "product_category_name": category.name if described else "",
        "product_name_lenght": str(rng.randint(24, 63)) if described else "",
        "product_description_lenght": str(round(rng.lognormvariate(6.4, 0.7))) if described else "",
        "product_photos_qty": str(min(20, 1 + int(rng.expovariate(0.8)))) if described else "",
        "product_weight_g": str(weight),
        "product_length_cm": str(length),
        "product_height_cm": str(max(2, round(length * rng.uniform(0.2, 0.8)))),
        "product_width_cm": str(max(11, round(length * rng.uniform(0.5, 1.0)))),
    }
    return Product(product_id, seller, round(price, 2), weight, row)
