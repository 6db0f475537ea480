"""Who may say where only people can tell, of what, and when."""

import pytest

from kit.classroom import events, verdicts
from kit.classroom.agenda import Place
from kit.classroom.answer import Work
from kit.classroom.events import Event
from kit.classroom.room import Room
from kit.classroom.verdicts import Said
from kit.classroom.views import seat_view
from kit.errors import ClassOver, NotOpen, OnlyWatching, RoomError, UnknownSeat

from .fake import CHOICE, DEAL, DEALT, ONE, at_deal, deal, happen, pairs, verdict
from .test_views import scene

BOTH = (deal("a", "mine"), deal("b", "yours"))
ALL = (*BOTH, deal("a", "ours"))
YES = events.CommonConfirmed("b", *DEALT)


def room_of(*happened: Event) -> Room:
    return at_deal("abcd", pairs("abc", "d"), *happened)


def give(
    room: Room, seat: str = "a", same: bool = True, part: str = "text", work: Work = DEALT
) -> list[Event]:
    return verdicts.give(room, Said(seat, work, part, same), DEAL)


@pytest.mark.parametrize("seat", ["a", "b"])
@pytest.mark.parametrize("happened", [BOTH, ALL])
def test_either_side_says_it_as_soon_as_both_versions_are_in(
    seat: str, happened: tuple[Event, ...]
) -> None:
    assert give(room_of(*happened), seat) == [verdict(seat, True)]


def test_it_is_said_of_the_versions_that_both_compare() -> None:
    room = room_of(deal("a", "before"), *ALL)

    assert give(room, "b", same=False) == [verdict("b", False, 2, 1)]


def test_what_was_said_may_be_said_otherwise_by_either_and_is_not_said_twice() -> None:
    room = happen(room_of(*BOTH), [verdict("a", True)])

    assert give(room, "a") == give(room, "b") == []
    assert give(room, "b", same=False) == [verdict("b", False)]


def test_once_the_common_version_is_agreed_on_it_stays_as_it_was_said() -> None:
    room = room_of(*ALL, verdict("a", True), YES)
    with pytest.raises(RoomError, match="agreed on"):
        give(room, same=False)

    assert give(happen(room, [deal("b", "mended")]), same=False)  # which takes every yes back


@pytest.mark.parametrize("happened", [(), BOTH[:1], BOTH[1:], (*BOTH, events.SeatRemoved("b"))])
def test_without_both_versions_there_is_nothing_to_compare(happened: tuple[Event, ...]) -> None:
    room = room_of(*happened)

    for seat in "ad":
        with pytest.raises(RoomError, match="no two versions"):
            give(room, seat)


@pytest.mark.parametrize("part", ["", "words", "Text", "__class__", "x" * 200])
def test_only_what_the_exercise_leaves_to_people_is_said(part: str) -> None:
    with pytest.raises(RoomError, match="part:"):
        give(room_of(*BOTH), part=part)


def test_what_needs_nobody_to_tell_is_not_said() -> None:
    room = room_of(deal("a", "the same"), deal("b", "the same"))

    with pytest.raises(RoomError, match="there is none"):
        give(room)


def test_an_observer_says_nothing() -> None:
    with pytest.raises(OnlyWatching):
        give(room_of(*BOTH), "c")


def test_only_the_open_item_is_spoken_of_and_only_by_who_is_there() -> None:
    room = room_of(*BOTH)

    with pytest.raises(UnknownSeat):
        give(room, "ghost")
    for work in (("agree", "second"), ONE):
        with pytest.raises(NotOpen):
            give(room, work=work)
    happen(room, [events.PlaceReached(None, Place(2, 0, "closed"))])
    with pytest.raises(NotOpen):
        give(room)
    happen(room, [events.ClassClosed(None)])
    with pytest.raises(ClassOver):
        give(room)


def test_where_everybody_answers_alone_nothing_is_said() -> None:
    room = happen(at_deal("ab"), [events.PlaceReached(None, Place(1, 0, "open"))])

    with pytest.raises(RoomError, match="no two versions"):
        verdicts.give(room, Said("a", ONE, "side", True), CHOICE)


def test_all_members_and_nobody_else_are_told() -> None:
    room = at_deal("abcdef", pairs("abc", "de", "f"), *BOTH, deal("d", "x"), deal("e", "y"))
    happen(room, [verdict("b", True)])

    for seat, known in {
        "a": {"text": True},
        "b": {"text": True},
        "c": {"text": True},
        "d": {},
    }.items():
        versions = seat_view(scene(room, here="abcdef"), seat, "en")["group"]["versions"]
        assert [told["verdicts"] for told in versions.values()] == [known, known]
