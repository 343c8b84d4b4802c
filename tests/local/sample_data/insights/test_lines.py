"""The sentences: enough of each kind, with slots that exist, and without a word that is somebody's name."""

import re
from collections.abc import Iterator
from random import Random

from local.sample_data.insights.lines import agents, asides, slots
from local.sample_data.insights.lines.slots import fill
from local.sample_data.insights.names import NAMES
from local.sample_data.insights.noise import MISTAKES
from local.sample_data.insights.people import plain
from local.sample_data.insights.topics import MOODS, TOPICS


def _all_lines() -> Iterator[str]:
    for topic in TOPICS:
        for lines in topic.lines.values():
            yield from lines
    for module in (agents, asides):
        for name, value in vars(module).items():
            if name.isupper():
                yield from value if isinstance(value, tuple) else [line for lines in value.values() for line in lines]


def test_there_are_at_least_twelve_sentences_per_topic_and_mood() -> None:
    for topic in TOPICS:
        assert [mood for mood, weight in zip(MOODS, topic.moods, strict=True) if weight] == list(topic.lines)
        for lines in topic.lines.values():
            assert len(lines) >= 12
    assert all(len(lines) >= 12 for lines in (asides.LEAVING, *asides.FOLLOW_UPS.values()))


def test_no_sentence_comes_twice() -> None:
    for topic in TOPICS:
        lines = [line for lines in topic.lines.values() for line in lines]
        assert len(set(lines)) == len(lines)


def test_details_have_one_place() -> None:
    for lines in (*asides.DETAILS.values(), agents.GREETINGS_BY_NAME, agents.SORRY_BY_NAME):
        assert {line.count("{pii}") for line in lines} == {1}


def test_every_slot_is_filled() -> None:
    rng = Random(1)
    for line in _all_lines():
        assert "{" not in fill(line, rng).replace("{pii}", "")


def test_no_part_of_a_name_is_a_word_of_a_sentence() -> None:
    text = " ".join([*_all_lines(), *MISTAKES.values(), *(" ".join(values) for values in slots.VALUES.values())])
    words = set(re.findall(r"\w+", plain(text)))
    parts = {
        part for firsts, lasts in NAMES.values() for name in firsts + lasts for part in re.findall(r"\w+", plain(name))
    }
    assert {part for part in parts & words if len(part) >= 3} == set()


def test_no_sentence_reads_as_a_turn_of_its_own() -> None:
    assert not [line for line in _all_lines() if re.search("customer:|agent:", line, re.IGNORECASE)]
