import re
from random import Random

from local.sample_data.insights.checksums import is_cpf, is_iban, is_luhn
from local.sample_data.insights.lookalikes import make_lookalike

LINES = [make_lookalike(Random(number)) for number in range(3_000)]


def _found(pattern: str) -> list[str]:
    found = [match[1] for line in LINES if (match := re.search(pattern, line))]
    assert len(found) > 100
    return found


def test_numbers_with_check_digits_have_wrong_ones() -> None:
    assert not any(is_luhn(number.replace(" ", "")) for number in _found(r"tracking number ([\d ]+)\."))
    assert not any(is_iban(number) for number in _found(r"reference on the letter is (\w+)\."))
    assert not any(is_cpf(re.sub(r"\D", "", number)) for number in _found(r"form has the number ([\d.-]+)\."))


def test_versions_are_no_addresses() -> None:
    assert all(int(version.split(".")[2]) > 255 for version in _found(r"firmware ([\d.]+)\."))


def test_there_are_orders_dates_speeds_and_prices() -> None:
    for pattern in (r"(ORD-2024-\d{5})", r"(2024-0\d-\d\d)", r"(\d\d\.0\d\.2024)", r"([\d./]+) Mbps", r"(\$1,\d{3})"):
        assert len(_found(pattern)) > 100
