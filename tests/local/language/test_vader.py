import pytest

from local.language.models import DocumentLabel
from local.language.vader import Vader

VADER = Vader()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("My internet has been dropping every 10 minutes. I am working from home. Yes, red.", "negative"),
        ("THE TECHNICIAN NEVER SHOWED UP! This is the third time.", "negative"),
        ("I see a $20 charge I don't recognize on my latest bill.", "negative"),
        ("I want to upgrade to the sports package. What is the price? Okay, send the details to [EMAIL].", "neutral"),
        ("Still no signal", "negative"),
        ("I was kept on hold for 2 hours.", "negative"),
        ("Thanks for nothing.", "negative"),
        ("Thank you so much, it works now.", "positive"),
        ("The technician was great. My bill is wrong again.", "mixed"),
        ("Please cancel the appointment on Friday.", "neutral"),
    ],
)
def test_what_customers_say(text: str, label: DocumentLabel) -> None:
    assert VADER.score(text).label == label


def test_what_nobody_said_has_no_weight() -> None:
    assert VADER.compound("Customer: the modem is great [EMAIL] [PHONE]") == VADER.compound("the modem is great")
    assert VADER.compound("[EMAIL]") == 0.0


def test_sentences_give_the_document_again() -> None:
    text = "It is broken. \U0001f621 Fix it!\nPlease."
    assert "".join(sentence.text for sentence in VADER.score(text).sentences) == text


def test_the_same_text_has_the_same_score_from_any_instance() -> None:
    assert Vader().score("It never worked, but thanks.") == VADER.score("It never worked, but thanks.")


def test_the_version_names_the_package_and_the_lexicon() -> None:
    assert VADER.version == "local-vader-3.3.2-telecom-1"
