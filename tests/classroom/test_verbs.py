"""What people may do in a room, and what is refused."""

from collections.abc import Callable

import pytest

from kit.classroom import events, verbs
from kit.classroom.agenda import ITEM_PHASES, Phase, Place
from kit.classroom.events import Event
from kit.classroom.room import Room
from kit.errors import (
    ClassOver,
    MoveRefused,
    NameRefused,
    NotOpen,
    RoomError,
    RoomFull,
    UnknownSeat,
)

from .fake import AT, COURSE, LEFT, ONE, RIGHT, TWO, happen

NOW = AT.timestamp()


@pytest.fixture
def room() -> Room:
    """Ann sits on seat a; the first item is open."""
    events_ = [
        events.SeatTaken("a", "Ann", "en"),
        events.PlaceReached(None, Place(1, 0, "open")),
    ]
    return happen(Room(COURSE), events_)


def moved(room: Room, phase: Phase, item: int | None = 0, step: int = 1) -> Room:
    return happen(room, [events.PlaceReached(None, Place(step, item, phase))])


def ended(room: Room) -> Room:
    return happen(room, [events.ClassClosed(None)])


# --- seats


def test_someone_new_takes_a_seat_under_a_clean_name(room: Room) -> None:
    assert verbs.take_seat(room, "b", "  李\u200b 雷 ", "zh") == [
        events.SeatTaken("b", "李 雷", "zh")
    ]


def test_a_name_that_is_taken_gets_a_number(room: Room) -> None:
    assert verbs.take_seat(room, "b", "ANN", "en") == [events.SeatTaken("b", "ANN 2", "en")]


def test_the_name_of_a_removed_seat_is_free_again(room: Room) -> None:
    happen(room, verbs.remove(room, "a"))

    assert verbs.take_seat(room, "b", "Ann", "en") == [events.SeatTaken("b", "Ann", "en")]


def test_nobody_joins_without_a_readable_name(room: Room) -> None:
    with pytest.raises(NameRefused):
        verbs.take_seat(room, "b", "...", "en")


def test_nobody_joins_a_class_that_has_ended(room: Room) -> None:
    with pytest.raises(ClassOver, match="nobody can join"):
        verbs.take_seat(ended(room), "b", "Bea", "en")


def test_three_hundred_seats_are_the_most_and_a_removed_one_makes_room() -> None:
    full = happen(Room(COURSE), [events.SeatTaken(f"s{n}", f"P{n}", "en") for n in range(300)])

    with pytest.raises(RoomFull) as refused:
        verbs.take_seat(full, "b", "Bea", "en")
    assert refused.value.values == {"most": 300}
    happen(full, verbs.remove(full, "s7"))
    assert verbs.take_seat(full, "b", "Bea", "en")


def test_the_instructor_gives_a_seat_another_name(room: Room) -> None:
    happen(room, verbs.take_seat(room, "b", "Bea", "en"))

    assert verbs.rename(room, "b", " ann ") == [events.SeatRenamed("b", "ann 2")]


def test_a_seat_may_keep_its_own_name_without_a_number(room: Room) -> None:
    assert verbs.rename(room, "a", "Ann") == [events.SeatRenamed("a", "Ann")]


def test_a_seat_cannot_be_renamed_to_nothing(room: Room) -> None:
    with pytest.raises(NameRefused):
        verbs.rename(room, "a", "\u200b")


def test_a_seat_is_sent_out_of_the_room(room: Room) -> None:
    assert verbs.remove(room, "a") == [events.SeatRemoved("a")]


@pytest.mark.parametrize(
    "verb",
    [
        lambda room, seat: verbs.rename(room, seat, "Bea"),
        verbs.remove,
        verbs.known,
        lambda room, seat: verbs.submit(room, seat, ONE, LEFT, {}),
    ],
)
def test_nothing_can_be_done_with_a_seat_that_is_not_in_the_room(
    room: Room, verb: Callable[[Room, str], list[Event]]
) -> None:
    with pytest.raises(UnknownSeat, match="'ghost'"):
        verb(room, "ghost")
    happen(room, verbs.remove(room, "a"))
    with pytest.raises(UnknownSeat, match="'a'"):
        verb(room, "a")


def test_a_removed_seat_is_still_known_to_have_been_here(room: Room) -> None:
    happen(room, verbs.remove(room, "a"))

    verbs.known_ever(room, "a")
    with pytest.raises(UnknownSeat, match="never"):
        verbs.known_ever(room, "ghost")


# --- answers


def test_an_answer_to_the_open_item_is_handed_in(room: Room) -> None:
    assert verbs.submit(room, "a", ONE, LEFT, {"right": False}) == [
        events.AnswerSubmitted("a", "choose", "one", LEFT, {"right": False})
    ]


def test_an_answer_may_be_changed_until_the_item_closes(room: Room) -> None:
    happen(room, verbs.submit(room, "a", ONE, LEFT, {}))

    assert verbs.submit(room, "a", ONE, RIGHT, {})


@pytest.mark.parametrize("phase", [phase for phase in ITEM_PHASES if phase != "open"])
def test_only_an_open_item_takes_answers(room: Room, phase: Phase) -> None:
    with pytest.raises(NotOpen, match="'one' of step 'choose'"):
        verbs.submit(moved(room, phase), "a", ONE, LEFT, {})


def test_another_item_than_the_open_one_takes_no_answers(room: Room) -> None:
    for work in (TWO, ("hello", "one"), ("choose", "three")):
        with pytest.raises(NotOpen):
            verbs.submit(room, "a", work, LEFT, {})


def test_between_items_nothing_takes_answers(room: Room) -> None:
    with pytest.raises(NotOpen):
        verbs.submit(moved(room, "summary", item=None), "a", ONE, LEFT, {})


def test_a_class_that_has_ended_takes_no_answers(room: Room) -> None:
    with pytest.raises(ClassOver, match="nothing can be answered"):
        verbs.submit(ended(room), "a", ONE, LEFT, {})


# --- moves


def test_the_class_goes_forward_and_back_by_one(room: Room) -> None:
    assert verbs.advance(room) == [events.PlaceReached(None, Place(1, 0, "closed"))]
    assert verbs.back(room) == [events.PlaceReached(None, Place(1, 0, "waiting"))]


def test_the_class_skips_what_is_left_of_a_step(room: Room) -> None:
    assert verbs.skip(room) == [events.PlaceReached(None, Place(2, None, "waiting"))]


def test_the_class_goes_to_the_start_of_any_step(room: Room) -> None:
    assert verbs.go(room, 0) == [events.PlaceReached(None, Place(0, None, "waiting"))]
    assert verbs.go(room, 1) == [events.PlaceReached(None, Place(1, 0, "waiting"))]


@pytest.mark.parametrize("step", [-1, 3, 99])
def test_the_class_goes_to_no_step_that_is_not_there(room: Room, step: int) -> None:
    with pytest.raises(MoveRefused, match="none of 0 to 2"):
        verbs.go(room, step)


def test_nothing_comes_before_the_first_step_nor_after_the_last(room: Room) -> None:
    with pytest.raises(MoveRefused):
        verbs.back(moved(room, "waiting", None, step=0))
    moved(room, "waiting", None, step=2)
    with pytest.raises(MoveRefused):
        verbs.advance(room)
    with pytest.raises(MoveRefused):
        verbs.skip(room)


@pytest.mark.parametrize("phase", ITEM_PHASES)
def test_the_item_enters_any_of_its_phases(room: Room, phase: Phase) -> None:
    assert verbs.enter(room, phase) == [events.PlaceReached(None, Place(1, 0, phase))]


def test_a_phase_that_is_not_there_cannot_be_entered(room: Room) -> None:
    with pytest.raises(MoveRefused, match="'summary'"):
        verbs.enter(room, "summary")
    with pytest.raises(MoveRefused, match="'open'"):
        verbs.enter(moved(room, "summary", item=None), "open")


@pytest.mark.parametrize(
    "verb",
    [
        verbs.advance,
        verbs.back,
        verbs.skip,
        lambda room: verbs.go(room, 0),
        lambda room: verbs.enter(room, "closed"),
        lambda room: verbs.start_timer(room, 60, True, NOW),
    ],
)
def test_a_class_that_has_ended_moves_no_more(
    room: Room, verb: Callable[[Room], list[Event]]
) -> None:
    with pytest.raises(ClassOver):
        verb(ended(room))


def test_a_class_ends_once(room: Room) -> None:
    assert verbs.close(room) == [events.ClassClosed(None)]
    assert verbs.close(ended(room)) == []


# --- timers


def test_a_timer_ends_after_its_seconds(room: Room) -> None:
    assert verbs.start_timer(room, 60, True, NOW) == [events.TimerStarted(None, NOW + 60, True)]


def test_a_running_timer_is_lengthened(room: Room) -> None:
    happen(room, verbs.start_timer(room, 60, True, NOW))

    assert verbs.start_timer(room, 30, False, NOW + 10) == [
        events.TimerStarted(None, NOW + 90, False)
    ]


def test_a_timer_that_has_run_out_starts_again_from_now(room: Room) -> None:
    happen(room, verbs.start_timer(room, 60, False, NOW))

    assert verbs.start_timer(room, 30, False, NOW + 100) == [
        events.TimerStarted(None, NOW + 130, False)
    ]


@pytest.mark.parametrize("seconds", [0, 0.5, -1, 3601, float("inf"), float("nan")])
def test_a_timer_takes_one_second_to_an_hour(room: Room, seconds: float) -> None:
    with pytest.raises(RoomError, match="1 to 3600"):
        verbs.start_timer(room, seconds, True, NOW)


def test_a_timer_is_stopped_where_there_is_one(room: Room) -> None:
    assert verbs.stop_timer(room) == []
    happen(room, verbs.start_timer(room, 60, True, NOW))
    assert verbs.stop_timer(room) == [events.TimerStopped(None)]


@pytest.mark.parametrize(("after", "closes"), [(59, False), (60, False), (61.9, False), (62, True)])
def test_a_timer_closes_its_item_two_seconds_after_zero(
    room: Room, after: float, closes: bool
) -> None:
    happen(room, verbs.start_timer(room, 60, True, NOW))

    closing = [events.PlaceReached(None, Place(1, 0, "closed"))]
    assert verbs.due(room, NOW + after) == (closing if closes else [])


def test_an_answer_within_the_two_seconds_after_zero_still_counts(room: Room) -> None:
    happen(room, verbs.start_timer(room, 60, True, NOW))
    happen(room, verbs.due(room, NOW + 61))

    assert verbs.submit(room, "a", ONE, LEFT, {})


def test_a_timer_that_only_shows_the_time_closes_nothing(room: Room) -> None:
    happen(room, verbs.start_timer(room, 60, False, NOW))

    assert verbs.due(room, NOW + 1000) == []


def test_a_timer_before_the_opening_closes_nothing(room: Room) -> None:
    moved(room, "waiting")
    happen(room, verbs.start_timer(room, 60, True, NOW))

    assert verbs.due(room, NOW + 1000) == []


def test_without_a_timer_nothing_is_due(room: Room) -> None:
    assert verbs.due(room, NOW + 1e9) == []


# --- settings


def test_names_are_shown_only_if_that_is_said_before_anyone_joins(room: Room) -> None:
    assert verbs.change_setting(Room(COURSE), "names_shown", True) == [
        events.SettingChanged(None, "names_shown", True)
    ]
    with pytest.raises(RoomError, match="people joined under the word"):
        verbs.change_setting(room, "names_shown", True)


def test_names_stay_hidden_even_when_all_who_joined_have_gone(room: Room) -> None:
    happen(room, verbs.remove(room, "a"))

    with pytest.raises(RoomError, match="people joined under the word"):
        verbs.change_setting(room, "names_shown", True)


def test_names_can_be_hidden_at_any_time(room: Room) -> None:
    assert verbs.change_setting(room, "names_shown", False)


def test_the_light_is_day_or_night(room: Room) -> None:
    for light in ("day", "night"):
        assert verbs.change_setting(room, "light", light) == [
            events.SettingChanged(None, "light", light)
        ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("light", "dusk"),
        ("light", True),
        ("names_shown", "yes"),
        ("names_shown", 0),
        ("names_shown", 1),
        ("names_shown", None),
        ("names_shown", []),
        ("place", "open"),
        ("__class__", True),
    ],
)
def test_a_setting_or_value_that_is_not_there_is_refused(
    room: Room, name: str, value: object
) -> None:
    with pytest.raises(RoomError, match=name):
        verbs.change_setting(room, name, value)
