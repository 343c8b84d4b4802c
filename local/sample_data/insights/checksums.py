"""The check digits of payment cards, IBANs and CPFs."""


def luhn(digits: str) -> int:
    """The digit that makes `digits` followed by it a card number."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if position % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return -total % 10


def is_luhn(digits: str) -> bool:
    return luhn(digits[:-1]) == int(digits[-1])


def iban_check(country: str, account: str) -> str:
    """The two digits between the country and the account of an IBAN."""
    return f"{98 - _as_number(f'{account}{country}00') % 97:02d}"


def is_iban(text: str) -> bool:
    """Whether a compact IBAN, in capitals, has the right check digits."""
    return _as_number(text[4:] + text[:4]) % 97 == 1


def cpf_check(digits: str) -> str:
    """The two digits that end a CPF whose first nine are given."""
    for _ in range(2):
        total = sum(int(digit) * weight for digit, weight in zip(digits, range(len(digits) + 1, 1, -1), strict=True))
        digits += str(0 if total % 11 < 2 else 11 - total % 11)
    return digits[9:]


def is_cpf(digits: str) -> bool:
    return len(digits) == 11 and cpf_check(digits[:9]) == digits[9:]


def _as_number(text: str) -> int:
    """Letters count from 10."""
    return int("".join(str(int(character, 36)) for character in text))
