from concurrent.futures import ThreadPoolExecutor

from local.language.stats import Snapshot, Stats, text_key

KEY = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"


def test_a_text_is_known_by_its_hash() -> None:
    assert text_key("x") == KEY
    assert text_key("\ud800") == "91a681b998555fb475479817b126c94e57e52011fa1842c5d188795a4a05226b"


def test_counts() -> None:
    stats = Stats()
    stats.answered("", 401)
    stats.answered("a", 200, 2, ["x"])
    stats.answered("a", 200, 1, ["x"])
    stats.answered("b", 429)
    stats.answered("a", 429)
    found = stats.snapshot()
    assert found == Snapshot({"": {401: 1}, "a": {200: 2, 429: 1}, "b": {429: 1}}, 3, {"a": {KEY: 2}})
    assert (found.answered(200), found.answered(429), found.answered(500)) == (2, 2, 0)


def test_a_snapshot_does_not_change() -> None:
    stats = Stats()
    stats.answered("a", 200, 1, ["x"])
    found = stats.snapshot()
    stats.answered("a", 200, 1, ["x"])
    assert found == Snapshot({"a": {200: 1}}, 1, {"a": {KEY: 1}})


def test_threads_lose_nothing() -> None:
    stats = Stats()
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda _: stats.answered("a", 200, 1, ["x"]), range(2000)))
    assert stats.snapshot() == Snapshot({"a": {200: 2000}}, 2000, {"a": {KEY: 2000}})
