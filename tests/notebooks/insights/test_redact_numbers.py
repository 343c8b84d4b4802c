"""Groups of digits: where a number begins and ends, and what is none of its kind."""

import pytest

from notebooks.insights.redact_numbers import (
    RUN,
    Judge,
    find_numbers,
    is_card,
    is_cpf,
    is_phone,
    pieces_from,
    stands_alone,
)

CARD, CPF, PHONE = "4111 1111 1111 1111", "529.982.247-25", "215-555-0134"


def found(text: str, judge: Judge) -> list[str]:
    return [text[start:end] for start, end in find_numbers(text, judge)]


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("123456", None),
        ("1234567", "1234567"),
        ("call (215) 555-0134!", "(215) 555-0134"),
        ("+ (1) 2155550134", "+ (1) 2155550134"),
        ("1    234567", "1    234567"),
        ("1     234567", None),
        ("123456\n7", None),
    ],
)
def test_a_run_has_seven_digits_or_more_with_little_in_between(text: str, run: str | None) -> None:
    match = RUN.search(text)
    assert (match[0] if match else None) == run


def test_the_longest_piece_comes_first_and_its_marks_are_plain() -> None:
    text = "(215) 555 - 0134/12"
    groups = [(1, 4), (6, 9), (12, 16), (17, 19)]
    assert list(pieces_from(text, 0, groups))[:2] == [
        (0, 19, "215 555-0134/12"),
        (0, 16, "215 555-0134"),
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        # Two marks, or three spaces, end a number.
        ("2155550134--99", ["2155550134"]),
        ("2155550134   99", ["2155550134"]),
        ("2155550134  99", ["2155550134  99", "2155550134"]),
        # An opening bracket alone stays where it is.
        ("(2155550134 99", ["2155550134 99", "2155550134"]),
    ],
)
def test_what_ends_a_piece(text: str, pieces: list[str]) -> None:
    bracket = text.startswith("(")
    groups = [(int(bracket), 10 + bracket), (len(text) - 2, len(text))]
    assert [text[start:end] for start, end, _ in pieces_from(text, 0, groups)] == pieces


@pytest.mark.parametrize(
    ("text", "judge", "numbers"),
    [
        (f"{CARD} {CARD}", is_card, [CARD, CARD]),
        (f"12 {CARD}", is_card, [CARD]),
        (f"{CARD}, {CPF}", is_cpf, [CPF]),
        (f"{PHONE} {PHONE}", is_phone, [PHONE, PHONE]),
        ("no number", is_phone, []),
        ("1 2 3 4 5 6", is_phone, []),
    ],
)
def test_pieces_of_a_run_are_found_from_the_left(text: str, judge: Judge, numbers: list[str]) -> None:
    assert found(text, judge) == numbers


@pytest.mark.parametrize(
    ("before", "after", "alone"),
    [
        ("", "", True),
        ("a", "b", True),
        ("1", "", False),
        ("", "1", False),
        ("1-", "", False),
        ("", ".1", False),
        ("1 ", " 1", True),
        ("\0", "", False),
        ("", "-\0", False),
        ("-", ".", True),
    ],
)
def test_a_number_stands_alone_where_no_digit_goes_on(before: str, after: str, alone: bool) -> None:
    text = f"{before}123{after}"
    assert stands_alone(text, len(before), len(before) + 3) is alone


@pytest.mark.parametrize(
    ("judge", "number", "is_one"),
    [
        (is_card, "4111111111111111", True),
        (is_card, "4111.1111-1111 1111", True),
        (is_card, "378282246310005", True),
        # A wrong check digit, and an issuer that there is not.
        (is_card, "4111111111111112", False),
        (is_card, "1111111111111117", False),
        (is_cpf, "52998224725", True),
        (is_cpf, "529.982.247-25", True),
        (is_cpf, "529.982 247-25", False),
        (is_cpf, "52998224726", False),
        (is_cpf, "52998224715", False),
        (is_cpf, "11111111111", False),
        (is_phone, "+5511912345678", True),
        (is_phone, "0171-3920012", True),
        (is_phone, "0000000000", False),
        (is_phone, "2019-2024", False),
        (is_phone, "20240501", False),
        (is_phone, "12.345.678", False),
    ],
)
def test_a_number_is_of_its_kind_to_the_last_digit(judge: Judge, number: str, is_one: bool) -> None:
    written = number.removeprefix("+")
    assert judge(number, 0, len(number), written) == (len(number) if is_one else 0)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("call 12345678 now", "12345678"),
        ("12345678 now", None),
        # The words are too far away, or digits stand between them and the number.
        (f"call {'x' * 41} 12345678", None),
        ("call 1 or 12345678", None),
        ("(0815) 123456", "(0815) 123456"),
        ("215-555-0134 ext. 12", "215-555-0134 ext. 12"),
        ("215-555-0134 ext. 1234567", "215-555-0134"),
        ("215-555-0134 EUR", None),
        ("#2155550134", None),
        ("tel2155550134", "2155550134"),
        ("v2155550134", None),
    ],
)
def test_what_stands_around_a_number_makes_it_a_telephone(text: str, number: str | None) -> None:
    assert found(text, is_phone) == ([number] if number else [])
