"""The scale: values where they belong, and few round ones written beside it."""

import pytest

from kit.charts.scale import Scale


def test_a_scale_may_run_upwards_or_downwards() -> None:
    assert Scale(0, 2000, 100, 500).at(500) == 200
    assert Scale(-1000, 1000, 600, 100).at(500) == 225


def test_what_lies_outside_can_be_held_at_the_ends() -> None:
    scale = Scale(0, 100, 0, 10)

    assert scale.at(200) == 20
    assert (scale.within(200), scale.within(-5), scale.within(50)) == (10, 0, 5)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 2000, [0, 500, 1000, 1500, 2000]),
        (-1000, 2000, [-1000, 0, 1000, 2000]),
        (-40, 1900, [0, 500, 1000, 1500]),
        (0, 48600, [0, 20000, 40000]),
        (0, 0.3, [0, 0.1, 0.2, 0.3]),
    ],
)
def test_ticks_are_few_and_round(low: float, high: float, ticks: list[float]) -> None:
    assert Scale(low, high, 0, 100).ticks(4) == pytest.approx(ticks)
