"""Who is here, who is away, and whom the class waits for."""

from math import inf

import pytest

from kit.classroom.presence import AWAY_STILL_COUNTED, Presence


def test_a_seat_that_was_never_seen_is_away_for_ever() -> None:
    presence = Presence()

    assert presence.away("s1", 5.0) == inf
    assert not presence.counted("s1", 5.0)


def test_a_seat_is_here_from_its_arrival() -> None:
    presence = Presence()
    presence.arrive("s1")

    assert presence.away("s1", 5.0) is None
    assert presence.counted("s1", 5.0)


def test_a_seat_that_left_has_been_away_since_then() -> None:
    presence = Presence()
    presence.arrive("s1")
    presence.leave("s1", 10.0)

    assert presence.away("s1", 25.0) == 15.0


@pytest.mark.parametrize(
    ("seconds", "counted"), [(0.0, True), (119.9, True), (120.0, False), (600.0, False)]
)
def test_who_is_away_for_less_than_two_minutes_still_counts(seconds: float, counted: bool) -> None:
    presence = Presence()
    presence.arrive("s1")
    presence.leave("s1", 10.0)

    assert AWAY_STILL_COUNTED == 120.0
    assert presence.counted("s1", 10.0 + seconds) is counted


def test_who_comes_back_has_not_been_away() -> None:
    presence = Presence()
    presence.arrive("s1")
    presence.leave("s1", 10.0)
    presence.arrive("s1")

    assert presence.away("s1", 1000.0) is None


def test_only_what_changes_is_news() -> None:
    presence = Presence()

    assert not presence.leave("s1", 1.0)
    assert presence.arrive("s1")
    assert not presence.arrive("s1")
    assert presence.leave("s1", 2.0)
    assert not presence.leave("s1", 3.0)
    assert presence.away("s1", 4.0) == 2.0


def test_each_seat_comes_and_goes_by_itself() -> None:
    presence = Presence()
    presence.arrive("s1")
    presence.arrive("s2")
    presence.leave("s1", 1.0)

    assert presence.away("s2", 2.0) is None
