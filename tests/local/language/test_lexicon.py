import time

import pytest

from local.language.lexicon import load

LEXICON = load()


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("I was kept on hold for 2 hours.", "I was kept phrasedelay for 2 hours."),
        ("THE TECHNICIAN NEVER SHOWED UP!", "THE TECHNICIAN phrasefault!"),
        ("I can’t log in", "I phrasefault"),
        ("I would like a new plan", "I   a new plan"),
        ("No problems at all", "phraserelief at all"),
        ("Better than this", "phrasesarcasm"),
        ("Better than before", "phrasepraise before"),
        ("A threshold is no hold", "A threshold is no hold"),
        ("", ""),
    ],
)
def test_phrases_become_one_word(sentence: str, marked: str) -> None:
    assert LEXICON.mark(sentence) == marked


def test_made_up_words_carry_the_valence_of_their_group() -> None:
    made_up = {word: valence for word, valence in LEXICON.words.items() if word.startswith("phrase")}
    assert made_up == {
        "phraserelief": 2.2,
        "phrasesarcasm": -2.6,
        "phrasepraise": 2.2,
        "phrasedeparture": -2.8,
        "phrasefault": -2.2,
        "phrasebilling": -2.2,
        "phrasedelay": -2.0,
    }


def test_valences_stay_on_the_scale_of_vader() -> None:
    assert all(-4 <= valence <= 4 for valence in LEXICON.words.values())


def test_no_phrase_matches_nothing() -> None:
    assert LEXICON.mark("x y z") == "x y z"


@pytest.mark.parametrize("text", ["why do not ", "i have ", "can't ", "told my ", "was the ", "still "])
def test_repetition_does_not_slow_it_down(text: str) -> None:
    def seconds(length: int) -> float:
        began = time.perf_counter()
        LEXICON.mark((text * length)[:length])
        return time.perf_counter() - began

    # Forty times the text would take 1,600 times as long if a phrase backtracked over it.
    assert seconds(200_000) < 200 * seconds(5_000) + 1
