"""Many durations as a few figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.rehearsal.figures import BARS, Figures, distribution, figures, round_up

some = st.lists(st.floats(0.0001, 500), min_size=1, max_size=300)


def test_the_figures_of_one_to_a_hundred() -> None:
    assert figures([float(n) for n in range(100, 0, -1)]) == Figures(100, 50, 95, 100)


def test_one_duration_is_all_its_figures() -> None:
    assert figures([1.5]) == Figures(1, 1.5, 1.5, 1.5)


@given(some)
def test_figures_are_durations_that_were_taken_and_grow(durations: list[float]) -> None:
    found = figures(durations)

    assert {found.p50, found.p95, found.max} <= set(durations)
    assert found.p50 <= found.p95 <= found.max == max(durations)


@given(some)
def test_a_distribution_holds_every_duration_once(durations: list[float]) -> None:
    width, counts = distribution(durations)

    assert sum(counts) == len(durations)
    assert len(counts) <= BARS + 1
    assert width * len(counts) >= max(durations) * 0.999


@pytest.mark.parametrize(
    ("number", "rounded"), [(0, 0.001), (0.0011, 0.002), (0.03, 0.05), (0.7, 1), (1.1, 2), (41, 50)]
)
def test_a_step_of_an_axis_is_a_round_number(number: float, rounded: float) -> None:
    assert round_up(number) == pytest.approx(rounded)
