"""Where the dots of plans stand."""

from math import dist

from kit.charts.scale import Scale
from kit.exercises.agreement.plan_dots import RADIUS, places

ACROSS, UP = Scale(0, 1, 100, 700), Scale(0, 1, 500, 50)


def test_a_dot_stands_at_its_two_shares() -> None:
    assert places([(0.5, 0.0), (0.25, 1.0)], ACROSS, UP) == [(400, 500), (250, 50)]


def test_equal_plans_stand_beside_each_other_around_their_place() -> None:
    found = places([(0.5, 0.5)] * 9, ACROSS, UP)

    assert found[4] == (400, 275)
    nearest = min(dist(one, other) for one in found for other in found if one is not other)
    assert nearest == 2 * RADIUS


def test_a_crowd_in_a_corner_stays_inside() -> None:
    found = places([(1.0, 0.0)] * 60, ACROSS, UP)

    assert len(set(found)) == 60
    assert all(100 <= x <= 700 and 50 <= y <= 500 for x, y in found)


def test_the_same_plans_give_the_same_picture_in_any_number() -> None:
    assert places([], ACROSS, UP) == []
    shares = [(0.9, 0.3), (0.9, 0.3), (0.4, 0.6)]
    assert places(shares, ACROSS, UP) == places(shares, ACROSS, UP)
