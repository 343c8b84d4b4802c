"""What looks like a detail of a person and is none: numbers of orders and parcels, dates, speeds, prices."""

from random import Random

from local.sample_data.insights.checksums import cpf_check, iban_check, luhn


def make_lookalike(rng: Random) -> str:
    """A customer's sentence with such a number; where a kind has check digits, these are wrong."""
    four, five = rng.randint(1000, 9999), rng.randint(10_000, 99_999)
    day, month = rng.randint(10, 28), rng.randint(1, 5)
    return rng.choice(
        (
            f"My order is ORD-2024-{five}.",
            f"The request has the number #{four}.",
            f"It is about case INC00{five}.",
            f"The parcel has the tracking number {_not_a_card(rng)}.",
            f"The reference on the letter is {_not_an_iban(rng)}.",
            f"The form has the number {_not_a_cpf(rng)}.",
            f"The box says firmware 3.{rng.randint(1, 30)}.{rng.randint(300, 900)}.{rng.randint(1, 9)}.",
            f"The serial number is A{rng.randint(1, 9)}K-{four}-{rng.randint(100, 999)}B.",
            f"It began on 2024-0{month}-{day}.",
            f"I have been waiting since {day}.0{month}.2024.",
            f"The letter is of 0{month}/{day}/2024.",
            f"The test gave {rng.randint(50, 99)}.{rng.randint(1, 9)}/{rng.randint(10, 40)}.{rng.randint(1, 9)} Mbps.",
            f"The device cost $1,{rng.randint(100, 999)}.00 in the shop.",
            f"Between 08:00-12:00 and 14:00-18:30 I am at work, since {rng.randint(1990, 2020)}.",
            f"I have read pages {rng.randint(10, 40)}-{rng.randint(41, 90)} of the terms @ home.",
        )
    )


def _not_a_card(rng: Random) -> str:
    digits = "".join(str(rng.randrange(10)) for _ in range(15))
    digits = f"9{digits[1:]}"
    digits += str((luhn(digits) + rng.randint(1, 9)) % 10)
    return rng.choice((digits, f"{digits[:4]} {digits[4:8]} {digits[8:12]} {digits[12:]}"))


def _not_an_iban(rng: Random) -> str:
    account = f"{rng.randrange(10**18):018d}"
    check = (int(iban_check("DE", account)) + rng.randint(1, 90)) % 97
    return f"DE{check:02d}{account}"


def _not_a_cpf(rng: Random) -> str:
    digits = f"{rng.randrange(10**9):09d}"
    check = (int(cpf_check(digits)) + rng.randint(1, 99)) % 100
    return f"{digits[:3]}.{digits[3:6]}.{digits[6:]}-{check:02d}"
