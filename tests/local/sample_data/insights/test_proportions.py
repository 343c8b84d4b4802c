"""Chats look like those of a support centre: each share within a stated tolerance."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from local.sample_data.insights.chats import Chat, Setting, make_chat
from local.sample_data.insights.generate import generate
from local.sample_data.insights.topics import TOPICS


@pytest.fixture(scope="module")
def chats() -> list[Chat]:
    setting = Setting(seed=11, chats=6_000)
    return [make_chat(setting, number) for number in range(6_000)]


def test_topics(chats: list[Chat]) -> None:
    count = Counter(chat.topic.name for chat in chats)
    weights = sum(topic.weight for topic in TOPICS)
    assert {topic.name: count[topic.name] / 6_000 for topic in TOPICS} == {
        topic.name: pytest.approx(topic.weight / weights, abs=0.03) for topic in TOPICS
    }


def test_moods(chats: list[Chat]) -> None:
    count = Counter(chat.mood for chat in chats)
    assert {mood: number / 6_000 for mood, number in count.items()} == {
        "negative": pytest.approx(0.52, abs=0.03),
        "neutral": pytest.approx(0.30, abs=0.03),
        "positive": pytest.approx(0.18, abs=0.03),
    }


def test_who_leaves(chats: list[Chat]) -> None:
    leaving = [chat for chat in chats if chat.wants_to_leave]
    assert len(leaving) / 6_000 == pytest.approx(0.115, abs=0.025)
    assert {chat.topic.name for chat in leaving} == {topic.name for topic in TOPICS} - {"praise", "thanks"}
    assert all(chat.wants_to_leave for chat in chats if chat.topic.name == "cancellation")
    assert not [chat for chat in leaving if chat.mood == "positive"]


def test_texts_differ(chats: list[Chat]) -> None:
    assert len({chat.text for chat in chats}) > 0.97 * 6_000


def test_conversations_are_of_several_lengths(chats: list[Chat]) -> None:
    turns = Counter(sum(speaker == "Customer" for speaker, _ in chat.turns) for chat in chats)
    assert set(turns) == {1, 2, 3, 4, 6}
    assert min(turns.values()) > 200


def test_customers_come_back_with_the_same_issue(chats: list[Chat]) -> None:
    topics: dict[str, list[str]] = {}
    for chat in chats:
        topics.setdefault(chat.customer.cust_id, []).append(chat.topic.name)
    often = [found for found in topics.values() if len(found) >= 4]
    assert len(often) > 150
    repeated = [found for found in often if Counter(found).most_common(1)[0][1] >= 2]
    assert len(repeated) > 0.85 * len(often)


def test_few_customers_write_often(chats: list[Chat]) -> None:
    counts = [count for _, count in Counter(chat.customer.cust_id for chat in chats).most_common()]
    assert 1_500 < len(counts) < 2_700
    assert 0.01 < counts[0] / 6_000 < 0.03
    assert sum(counts[: len(counts) // 5]) / 6_000 == pytest.approx(0.46, abs=0.05)


def test_pictures_capitals_and_lines(chats: list[Chat]) -> None:
    assert 0.02 < sum("\n" in chat.text for chat in chats) / 6_000 < 0.06
    shouting = [chat for chat in chats if any(len(words) > 20 and words.isupper() for _, words in chat.turns)]
    assert len(shouting) > 200
    assert {chat.mood for chat in shouting} == {"negative", "positive"}


@pytest.mark.parametrize("skew", [0.5, 0.9])
def test_one_account_can_hold_as_many_chats_as_asked_for(tmp_path: Path, skew: float) -> None:
    busiest: Any = generate(tmp_path / "insights", chats=3_000, seed=7, skew=skew).truth.as_json()["busiest"]
    assert busiest["cust_id"] == "C-5001"
    assert busiest["chats"] / 3_000 == pytest.approx(skew, abs=0.03)
