"""Against numbers that are published as examples."""

import pytest

from local.sample_data.insights.checksums import cpf_check, iban_check, is_cpf, is_iban, is_luhn, luhn


@pytest.mark.parametrize("card", ["4111111111111111", "5555555555554444", "378282246310005", "6011111111111117"])
def test_luhn(card: str) -> None:
    assert luhn(card[:-1]) == int(card[-1])
    assert is_luhn(card)
    assert not is_luhn(card[:-1] + str((int(card[-1]) + 1) % 10))


@pytest.mark.parametrize("iban", ["GB82WEST12345698765432", "DE89370400440532013000", "BE68539007547034"])
def test_iban(iban: str) -> None:
    assert iban_check(iban[:2], iban[4:]) == iban[2:4]
    assert is_iban(iban)
    assert not is_iban(iban[:-1] + str((int(iban[-1]) + 1) % 10))


@pytest.mark.parametrize("cpf", ["52998224725", "11144477735"])
def test_cpf(cpf: str) -> None:
    assert cpf_check(cpf[:9]) == cpf[9:]
    assert is_cpf(cpf)
    assert not is_cpf(cpf[:-1] + str((int(cpf[-1]) + 1) % 10))
    assert not is_cpf(cpf[:-1])
