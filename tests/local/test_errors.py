"""Messages that suggest what was meant."""

import pytest

from local import errors


@pytest.mark.parametrize(
    ("name", "known", "text"),
    [
        (
            "retial",
            ["retail", "insights"],
            "Unknown workload 'retial'; known: insights, retail. Did you mean 'retail'?",
        ),
        ("zzz", ["retail"], "Unknown workload 'zzz'; known: retail."),
        ("x", [], "Unknown workload 'x'; known: none."),
    ],
)
def test_an_unknown_name(name: str, known: list[str], text: str) -> None:
    assert str(errors.unknown_workload(name, known)) == text
