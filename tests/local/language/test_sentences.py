from random import Random

import pytest

from local.language.sentences import split, spoken


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two!  Three?", ["One. ", "Two!  ", "Three?"]),
        ("It costs $20.50 a month. Why?", ["It costs $20.50 a month. ", "Why?"]),
        ('He said "no." Then he left...', ['He said "no." ', "Then he left..."]),
        ("one line\nanother", ["one line\n", "another"]),
        ("Customer: it broke Agent: sorry Customer: ok", ["Customer: it broke ", "Agent: sorry ", "Customer: ok"]),
        ("  padded  ", ["  padded  "]),
        (" \n ", []),
        ("", []),
        ("!!!", ["!!!"]),
    ],
)
def test_split(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_the_parts_give_the_text_again() -> None:
    random = Random(1)
    for _ in range(2000):
        text = "".join(random.choices('ab .!?\n\r\t:"é\U0001f600', k=random.randint(1, 30)))
        assert "".join(split(text)) == (text if text.strip() else "")


def test_labels_and_markers_are_not_spoken() -> None:
    assert spoken("Customer: call [PHONE] or [EMAIL] Agent: I [am] here") == "  call   or     I [am] here"
    assert spoken("mail [EMAIL]", ". ") == "mail . "
