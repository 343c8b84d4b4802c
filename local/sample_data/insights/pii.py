"""What identifies a person, in the forms that people type; invented, with check digits that hold."""

from random import Random

from local.sample_data.insights.checksums import cpf_check, iban_check, luhn
from local.sample_data.insights.people import Customer, plain
from local.sample_data.insights.phones import make_phone

# Nobody can own these.
_DOMAINS = ("example.com", "example.org", "example.net", "mail.example.com", "my-post.example.org", "EXAMPLE.COM")
# First digits of cards that payment services keep for tests, and how many digits such a card has.
_CARDS = (("400000", 16), ("411111", 16), ("555555", 16), ("222300", 16), ("601111", 16), ("378282", 15))
# Per country the account after the check digits; `#` stands for any digit, letters for themselves.
_ACCOUNTS = (
    ("DE", "00000000##########"),
    ("GB", "TEST000000########"),
    ("FR", "0000000000#############"),
    ("ES", "00000000############"),
    ("PT", "00000000#############"),
    ("PL", "00000000################"),
    ("IE", "TEST000000########"),
    ("NL", "TEST##########"),
    ("BE", "############"),
)
EUROPEAN = frozenset({"portuguese", "german", "french", "spanish", "polish", "irish", "english"})


def make_email(customer: Customer, rng: Random) -> str:
    """One in 200 is spelt out to hide it from machines."""
    first, last = (plain(part).replace(" ", "").replace("-", "") for part in (customer.first, customer.last))
    first, last = first.replace("'", ""), last.replace("'", "")
    if rng.random() < 0.005:
        return f"{first} dot {last} at example dot com"
    local = rng.choice(
        (
            f"{first}.{last}",
            f"{first[0]}{last}{rng.randint(50, 99)}",
            f"{last}_{first}",
            f"{first}+internet",
            f"{first}-{last}",
            f"{first}{rng.randint(1, 9999)}",
            f"{last.upper()}.{first.upper()}",
        )
    )
    return f"{local}@{rng.choice(_DOMAINS)}"


def make_card(_customer: Customer, rng: Random) -> str:
    prefix, length = rng.choice(_CARDS)
    digits = prefix + _digits(length - 7, rng)
    digits += str(luhn(digits))
    separator = rng.choice((" ", " ", "-", ""))
    sizes = (4, 4, 4, 4) if length == 16 else (4, 6, 5)
    return separator.join(_cut(digits, sizes))


def make_iban(_customer: Customer, rng: Random) -> str:
    country, form = rng.choice(_ACCOUNTS)
    account = "".join(str(rng.randrange(10)) if character == "#" else character for character in form)
    compact = country + iban_check(country, account) + account
    typed = rng.random()
    if typed < 0.5:
        return " ".join(_cut(compact, (4,) * (len(compact) // 4 + 1)))
    return compact.lower() if typed > 0.9 else compact


def make_cpf(_customer: Customer, rng: Random) -> str:
    digits = _digits(9, rng)
    digits += cpf_check(digits)
    if rng.random() < 0.3:
        return digits
    first, second, third, check = _cut(digits, (3, 3, 3, 2))
    return f"{first}.{second}.{third}-{check}"


def make_ip(_customer: Customer, rng: Random) -> str:
    """Addresses kept for documentation, and those of a network at home."""
    low, high = rng.randint(1, 254), rng.randint(0, 255)
    group = f"{rng.randrange(0x1000, 0x10000):x}"
    return rng.choice(
        (
            f"192.168.{rng.choice((0, 1, 178))}.{low}",
            f"10.{high}.{rng.randint(0, 255)}.{low}",
            f"203.0.113.{low}",
            f"198.51.100.{low}",
            f"2001:db8::{group}:{low:x}",
            f"2001:0db8:85a3:{group}:0000:8a2e:0370:{rng.randrange(0x10000):04x}",
            f"fe80::{group}:{low:x}ff:fe23:4567",
            f"2001:DB8:{group.upper()}::1",
        )
    )


def make_number(customer: Customer, rng: Random) -> str:
    return make_phone(customer.language, rng)


def make_signature(customer: Customer, rng: Random) -> str:
    """The customer's name as customers type it; never a single part of fewer than three letters."""
    name, parts = customer.full_name, [customer.first_word, *customer.last.split()[-1:]]
    part = rng.choice([part for part in parts if len(part) >= 3])
    return rng.choice((name, name, part, part, name.lower(), part.lower(), plain(name), plain(part), name.upper()))


def _digits(count: int, rng: Random) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))


def _cut(text: str, sizes: tuple[int, ...]) -> list[str]:
    pieces, start = [], 0
    for size in sizes:
        pieces.append(text[start : start + size])
        start += size
    return [piece for piece in pieces if piece]
