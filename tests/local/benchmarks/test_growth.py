from local.benchmarks.growth import Measured, table

MB = 2**20


def test_runs_are_compared_with_the_first_and_with_the_one_before() -> None:
    runs = [
        Measured(10_000, 50_000, 50.0, 80.0, 900 * MB),
        Measured(20_000, 100_000, 75.0, 130.0, 1000 * MB),
        Measured(40_000, 200_000, 125.0, 230.0, 1234 * MB),
    ]
    assert [line.split() for line in table(runs).splitlines()[1:]] == [
        ["10,000", "50,000", "50.0", "1,000", "1.00", "80.0", "900"],
        ["20,000", "100,000", "75.0", "1,333", "0.75", "0.500", "130.0", "1.000", "1,000"],
        ["40,000", "200,000", "125.0", "1,600", "0.62", "0.500", "230.0", "1.000", "1,234"],
    ]
