from random import Random

from local.sample_data.seeded import Weighted, identifier, stream


def test_a_stream_depends_on_the_seed_and_the_concern_only() -> None:
    assert stream(7, "orders").random() == stream(7, "orders").random()
    assert stream(7, "orders").random() != stream(7, "dirt").random()
    assert stream(7, "orders").random() != stream(8, "orders").random()


def test_identifiers_are_32_hexadecimal_digits_and_stay_the_same() -> None:
    assert identifier(7, "order", 0) == "9f06a0334c5df2d7120a35150be4c75d"
    assert identifier(7, "order", 1) != identifier(7, "order", 0)


def test_weighted_draws_in_proportion_and_never_what_weighs_nothing() -> None:
    choice = Weighted((("a", 3.0), ("never", 0.0), ("b", 1.0)))
    rng = Random(1)
    drawn = [choice.draw(rng) for _ in range(10_000)]
    assert set(drawn) == {"a", "b"}
    assert 7_300 < drawn.count("a") < 7_700
