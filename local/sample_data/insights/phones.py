"""Telephone numbers as people of a country type them; `#` stands for any digit.

Where a country keeps numbers for films and examples, these are they.
"""

from random import Random

from local.sample_data.insights.checksums import is_cpf, is_luhn

FORMS: dict[str, tuple[str, ...]] = {
    "american": (
        "(2##) 555-01##",
        "3##-555-01##",
        "+1 4## 555 01##",
        "5##.555.01##",
        "1-6##-555-01##",
        "+17##55501##",
        "8##55501##",
        "(2##)555-01##",
        "+1 (3##) 555-01##",
    ),
    "british": (
        "020 7946 0###",
        "+44 20 7946 0###",
        "07700 900###",
        "+44 (0)7700 900###",
        "+447700900###",
        "07700900###",
        "0044 7700 900 ###",
    ),
    "german": (
        "030 23125 ###",
        "+49 30 23125###",
        "0171 39200##",
        "+49 (0)171 39200##",
        "0171/39200##",
        "0049 171 39200##",
        "+49-171-39200##",
    ),
    "french": ("06 39 98 ## ##", "06.39.98.##.##", "+33 6 39 98 ## ##", "+33 (0)6 39 98 ## ##", "063998####"),
    "irish": ("020 91# ####", "+353 20 91# ####", "(020) 91#####"),
    "brazilian": (
        "(11) 90000-####",
        "+55 11 90000-####",
        "11 90000 ####",
        "+551190000####",
        "(21) 90000 ####",
        "+55 (11) 90000-####",
    ),
    "portuguese": ("+351 910 000 ###", "910 000 ###", "00351 910000###", "+351910000###"),
    "spanish": ("+34 600 000 ###", "600 000 ###", "600 00 0# ##", "+34600000###"),
    "polish": ("+48 500 000 ###", "500-000-###", "500 000 ###", "+48 500000###"),
    "indian": ("+91 90000 0####", "90000 0####", "+91-900000####", "0900000####"),
    "chinese": ("+86 130 0000 ####", "130 0000 ####", "+86 1300000####"),
    "nigerian": ("+234 800 000 ####", "0800 000 ####", "+234800000####"),
}
# Who moves keeps the language of the name and gets a number of the new country.
_ABROAD = ("american", "british", "german", "french")


def make_phone(language: str, rng: Random) -> str:
    """A number in one of the forms of the customer's country; never by chance a card or a CPF as well."""
    country = language if language in FORMS and rng.random() < 0.6 else rng.choice(_ABROAD)
    form = rng.choice(FORMS[country])
    while True:
        phone = "".join(str(rng.randrange(10)) if character == "#" else character for character in form)
        digits = "".join(character for character in phone if character.isdigit())
        if not is_cpf(digits) and not (len(digits) > 12 and is_luhn(digits)):
            return phone
