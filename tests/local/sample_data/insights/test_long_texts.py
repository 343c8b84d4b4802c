from random import Random
from unicodedata import combining

from local.sample_data.insights.long_texts import CLUSTERS, make_text_at_limit


def elements(text: str) -> int:
    """How many characters a reader sees; knows the kinds of clusters that the generator uses."""
    count, joined, flag = 0, False, False
    for character in text:
        extends = combining(character) or character in "\u200d\ufe0f" or "\U0001f3fb" <= character <= "\U0001f3ff"
        is_flag = "\U0001f1e6" <= character <= "\U0001f1ff"
        if not (extends or joined or (is_flag and flag)):
            count += 1
        joined, flag = character == "\u200d", is_flag and not flag
    return count


def test_each_cluster_is_one_element() -> None:
    assert [elements(cluster) for cluster in CLUSTERS] == [1] * len(CLUSTERS)
    assert min(map(len, CLUSTERS)) == 2


def test_the_text_has_as_many_elements_as_the_service_takes_and_more_characters() -> None:
    text = make_text_at_limit(Random(1))
    assert elements(text) == 5120
    assert len(text) > 5300
    assert text == text.strip()
