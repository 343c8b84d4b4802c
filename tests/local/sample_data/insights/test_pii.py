"""Every detail is where it is recorded, in the class in which it is recorded."""

import ipaddress
import json
import re
from itertools import pairwise
from typing import Any

import pytest

from local.sample_data.insights.chats import Setting, make_chat
from local.sample_data.insights.checksums import is_cpf, is_iban, is_luhn
from local.sample_data.insights.people import plain

SETTING = Setting(seed=7, chats=5_000)
DETAILS = [(chat, detail) for chat in (make_chat(SETTING, n) for n in range(5_000)) for detail in chat.details]


def _values(pii_class: str) -> list[str]:
    found = [detail.value for _, detail in DETAILS if detail.pii_class == pii_class]
    assert len(found) > 50
    return found


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def test_details_stand_where_they_are_recorded_and_do_not_overlap() -> None:
    for chat, detail in DETAILS:
        assert chat.text[detail.start :].startswith(detail.value)
        ends = [(d.start, d.start + len(d.value)) for d in chat.details]
        assert all(end < start for (_, end), (start, _) in pairwise(ends))


def test_cards_pass_luhn_and_come_in_several_forms() -> None:
    cards = _values("CARD")
    assert all(is_luhn(_digits(card)) and len(_digits(card)) in {15, 16} for card in cards)
    assert {re.sub(r"\d", "#", card) for card in cards} == {
        *("#### #### #### ####", "####-####-####-####", "################"),
        *("#### ###### #####", "####-######-#####", "###############"),
    }


def test_ibans_pass_their_check() -> None:
    ibans = [iban.replace(" ", "") for iban in _values("IBAN")]
    assert all(is_iban(iban.upper()) for iban in ibans)
    assert {iban[:2].upper() for iban in ibans} == {"DE", "GB", "FR", "ES", "PT", "PL", "IE", "NL", "BE"}
    lengths = {"DE": 22, "GB": 22, "FR": 27, "ES": 24, "PT": 25, "PL": 28, "IE": 22, "NL": 18, "BE": 16}
    assert all(len(iban) == lengths[iban[:2].upper()] for iban in ibans)


def test_cpfs_pass_their_check_and_belong_to_brazilians() -> None:
    cpfs = _values("CPF")
    assert all(is_cpf(_digits(cpf)) for cpf in cpfs)
    assert {re.sub(r"\d", "#", cpf) for cpf in cpfs} == {"###.###.###-##", "###########"}
    assert {chat.customer.language for chat, detail in DETAILS if detail.pii_class == "CPF"} == {"brazilian"}


def test_addresses_of_both_versions() -> None:
    assert {ipaddress.ip_address(value).version for value in _values("IP")} == {4, 6}


def test_emails_lie_in_domains_that_nobody_can_own() -> None:
    emails = _values("EMAIL")
    spelt_out = [email for email in emails if "@" not in email]
    assert 0 < len(spelt_out) < 0.02 * len(emails)
    assert all(re.fullmatch(r"\w+ dot \w+ at example dot com", email) for email in spelt_out)
    for email in set(emails) - set(spelt_out):
        assert re.fullmatch(r"[A-Za-z0-9._+-]+@([a-z-]+\.)?example\.(com|org|net)", email, re.IGNORECASE)


def test_phones_come_in_many_forms_and_are_nothing_else_by_chance() -> None:
    phones = _values("PHONE")
    assert len({re.sub(r"\d", "#", phone) for phone in phones}) > 35
    for phone in phones:
        digits = _digits(phone)
        assert 8 <= len(digits) <= 14
        assert not is_cpf(digits)
        assert len(digits) < 13 or not is_luhn(digits)


def test_names_are_those_of_the_ticket_as_people_type_them() -> None:
    named = [(chat.customer, detail.value) for chat, detail in DETAILS if detail.pii_class == "NAME"]
    for customer, value in named:
        known = {plain(text) for text in (customer.full_name, customer.first_word, customer.last.split()[-1])}
        assert plain(value) in known
        assert plain(customer.ticket["Name"]) == plain(customer.full_name)
        assert len(value) >= 3
    # Whole or in part, with capitals and accents, with the one or the other, with neither.
    assert any(value == customer.full_name for customer, value in named)
    assert any(value == customer.full_name.upper() for customer, value in named)
    assert any(value == plain(customer.full_name) != customer.full_name.lower() for customer, value in named)
    assert any(value == customer.full_name.lower() != plain(customer.full_name) for customer, value in named)


def test_names_of_eleven_languages() -> None:
    assert {chat.customer.language for chat, detail in DETAILS if detail.pii_class == "NAME"} == {
        *("brazilian", "portuguese", "indian", "german", "french", "spanish"),
        *("polish", "chinese", "nigerian", "irish", "english"),
    }


def test_the_file_holds_the_same_details(truth: dict[str, Any], lines: Any) -> None:
    texts = {}
    for name in ("sample_chats.json", "sample_chats_2024-06.json"):
        for line in lines(name):
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict) and "session_id" in record and isinstance(record["chat_history"], str):
                texts[record["session_id"]] = record["chat_history"]
    held = 0
    for session, details in truth["pii"].items():
        for detail in details if session in texts else []:
            assert texts[session][detail["start"] :].startswith(detail["value"])
            held += 1
    recorded = sum(map(len, truth["pii"].values()))
    assert recorded == sum(truth["truth"]["pii"].values())
    assert set(truth["truth"]["pii"]) == {"EMAIL", "PHONE", "CARD", "IBAN", "CPF", "IP", "NAME"}
    assert 0.97 * recorded < held < recorded


@pytest.mark.parametrize("seed", [1, 2])
def test_nobody_is_named_whose_ticket_has_no_name(seed: int) -> None:
    setting = Setting(seed=seed, chats=500)
    unnamed = [chat for chat in (make_chat(setting, n) for n in range(500)) if not chat.customer.is_named]
    assert len(unnamed) > 10
    for chat in unnamed:
        assert "NAME" not in {detail.pii_class for detail in chat.details}
        assert f" {chat.customer.last}" not in chat.text
