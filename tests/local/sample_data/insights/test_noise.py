from random import Random

from local.sample_data.insights.lines.asides import EMOJI
from local.sample_data.insights.noise import add_noise

LINE = "The technician said the connection would be fixed because of the rain."


def _typed(mood: str) -> list[str]:
    rng = Random(1)
    return [add_noise(LINE, mood, rng) for _ in range(2_000)]


def test_the_angry_shout() -> None:
    assert 0.1 < sum(line.startswith(LINE.upper()[:-1] + "!") for line in _typed("negative")) / 2_000 < 0.18
    assert not any("TECHNICIAN" in line for line in _typed("neutral"))


def test_most_lines_are_as_they_were() -> None:
    assert 0.6 < _typed("negative").count(LINE) / 2_000 < 0.8


def test_there_are_mistakes() -> None:
    typed = " ".join(_typed("neutral"))
    assert {word for word in ("tecnician", "conection", "becuase", "teh", "woud") if word not in typed} == set()


def test_pictures_fit_the_mood() -> None:
    endings = {line.rpartition(" ")[2] for line in _typed("positive")}
    assert set(EMOJI["positive"]) <= endings
    assert not set(EMOJI["negative"]) & endings
