import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from local.language.yake_phrases import Yake

YAKE = Yake()
CHAT = (
    "Customer: My fibre router loses the signal. I was charged an installation fee, and the Installation Fee is wrong. "
    "Agent: Where can I write to? Customer: [EMAIL] or [PHONE]. The router light is red."
)
PHRASES = (
    "installation fee",
    "signal",
    "fibre router",
    "router loses",
    "wrong",
    "charged",
    "red",
    "write",
    "router light",
)


def test_phrases_of_a_chat() -> None:
    assert YAKE.extract(CHAT) == PHRASES


def test_neither_speakers_nor_markers_are_phrases() -> None:
    text = "Customer: [EMAIL] [PHONE] [NAME] Agent: [CARD] Customer: modem"
    assert YAKE.extract(text) == ("modem",)


def test_ten_at_most() -> None:
    assert len(YAKE.extract(" ".join(f"modem{letter} and the" for letter in "abcdefghijklmnopqrstuvwxyz"))) == 10


@pytest.mark.parametrize("text", ["!!!", "12 34", "the of and", "\U0001f600\U0001f600", "\ud800", ".", "a", "[EMAIL]"])
def test_texts_without_words_have_none(text: str) -> None:
    assert YAKE.extract(text) == ()


def test_threads_get_what_one_gets() -> None:
    texts = [f"{CHAT} Modem number{i} again." for i in range(60)]
    alone = [Yake().extract(text) for text in texts[:3]]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(YAKE.extract, texts * 2))
    assert together[:3] == alone
    assert together[:60] == together[60:]


def test_another_process_finds_the_same() -> None:
    code = f"from local.language.yake_phrases import Yake; print(Yake().extract({CHAT!r}))"
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONHASHSEED": "12345"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout == f"{PHRASES}\n"


def test_the_version_names_the_package() -> None:
    assert YAKE.version == "local-yake-0.7.3"
