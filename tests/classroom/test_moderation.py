"""What the instructor may do with answers, and what is refused."""

from collections.abc import Callable

import pytest

from kit.classroom import events, moderation
from kit.classroom.agenda import ITEM_PHASES, Phase, Place
from kit.classroom.answer import Chosen
from kit.classroom.events import Event
from kit.classroom.room import Room
from kit.errors import ClassOver, RoomError, UnknownSeat

from .fake import CHOICE, FIRST, LEFT, NOTE, ONE, SECOND, WRITTEN, happen, note

SECOND_DRAFT = Chosen("a", FIRST, 2)


@pytest.fixture
def room() -> Room:
    """Ann has written two notes at the first item, Bea one; it is open."""
    happened = [
        events.SeatTaken("a", "Ann", "en"),
        events.SeatTaken("b", "Bea", "en"),
        events.PlaceReached(None, Place(2, 0, "open")),
        note("a", "hi"),
        note("a", "hello"),
        note("b", "hey"),
    ]
    return happen(Room(WRITTEN), happened)


VERBS: dict[str, Callable[[Room, Chosen], list[Event]]] = {
    "approve": lambda room, chosen: moderation.approve(room, chosen, NOTE),
    "hide": lambda room, chosen: moderation.hide(room, chosen, NOTE),
    "correct": lambda room, chosen: moderation.correct(room, chosen, NOTE, "greeting", True),
    "spotlight": lambda room, chosen: moderation.spotlight(room, chosen, NOTE),
}


def test_each_verb_says_what_then_happened(room: Room) -> None:
    assert {name: verb(room, SECOND_DRAFT) for name, verb in VERBS.items()} == {
        "approve": [events.AnswerApproved("a", "write", "first", 2)],
        "hide": [events.AnswerHidden("a", "write", "first", 2)],
        "correct": [events.JudgementCorrected("a", "write", "first", 2, "greeting", True)],
        "spotlight": [events.SpotlightTurned("a", "write", "first", 2)],
    }


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    "chosen",
    [Chosen("a", FIRST, number) for number in (-1, 0, 3)] + [Chosen("a", SECOND, 1)],
)
def test_an_attempt_that_was_not_made_is_refused(room: Room, verb: str, chosen: Chosen) -> None:
    with pytest.raises(RoomError, match=f"none is the {chosen.number}"):
        VERBS[verb](room, chosen)


@pytest.mark.parametrize("verb", VERBS)
def test_a_seat_that_is_not_there_is_refused(room: Room, verb: str) -> None:
    with pytest.raises(UnknownSeat):
        VERBS[verb](room, Chosen("ghost", FIRST, 1))
    with pytest.raises(UnknownSeat):
        VERBS[verb](happen(room, [events.SeatRemoved("a")]), SECOND_DRAFT)


@pytest.mark.parametrize("verb", VERBS)
def test_what_stopped_the_judging_is_shown_to_nobody(room: Room, verb: str) -> None:
    happen(room, [note("b", "despair")])

    with pytest.raises(RoomError, match="shown to nobody"):
        VERBS[verb](room, Chosen("b", FIRST, 2))


def test_answers_that_are_chosen_are_not_moderated() -> None:
    chosen = events.AnswerSubmitted("a", *ONE, LEFT, {})
    at_choices = events.PlaceReached(None, Place(1, 0, "open"))
    room = happen(Room(WRITTEN), [events.SeatTaken("a", "Ann", "en"), at_choices, chosen])

    with pytest.raises(RoomError, match="answers to 'choice' are not moderated"):
        moderation.approve(room, Chosen("a", ONE, 1), CHOICE)


@pytest.mark.parametrize("criterion", ["", "grammar", "x" * 10_000])
def test_a_criterion_that_the_exercise_has_not_is_refused(room: Room, criterion: str) -> None:
    with pytest.raises(RoomError, match="is not of 'note': greeting, name") as refusal:
        moderation.correct(room, SECOND_DRAFT, NOTE, criterion, True)
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize("phase", ITEM_PHASES)
def test_the_spotlight_may_be_turned_on_in_every_phase_of_the_item(
    room: Room, phase: Phase
) -> None:
    happen(room, [events.PlaceReached(None, Place(2, 0, phase))])

    assert moderation.spotlight(room, SECOND_DRAFT, NOTE)


@pytest.mark.parametrize("place", [Place(2, 1, "open"), Place(2, None, "summary")])
def test_an_answer_to_another_item_is_not_put_on_the_wall(room: Room, place: Place) -> None:
    happen(room, [events.PlaceReached(None, place)])

    with pytest.raises(RoomError, match="not at 'first' of step 'write'"):
        moderation.spotlight(room, SECOND_DRAFT, NOTE)


def test_a_hidden_answer_is_approved_before_it_is_put_on_the_wall(room: Room) -> None:
    happen(room, moderation.hide(room, SECOND_DRAFT, NOTE))
    with pytest.raises(RoomError, match="is hidden; approve it"):
        moderation.spotlight(room, SECOND_DRAFT, NOTE)

    happen(room, moderation.approve(room, SECOND_DRAFT, NOTE))
    assert moderation.spotlight(room, SECOND_DRAFT, NOTE)


def test_after_the_class_nothing_is_put_on_the_wall_but_corrections_go_on(room: Room) -> None:
    happen(room, [events.ClassClosed(None)])

    with pytest.raises(ClassOver):
        moderation.spotlight(room, SECOND_DRAFT, NOTE)
    assert moderation.correct(room, SECOND_DRAFT, NOTE, "name", False)


def test_the_spotlight_is_turned_off_once(room: Room) -> None:
    assert moderation.unspotlight(room) == []

    happen(room, moderation.spotlight(room, SECOND_DRAFT, NOTE))
    happen(room, moderation.unspotlight(room))
    assert room.spotlight is None


def test_a_concern_is_seen_to_once_even_after_the_seat_has_left(room: Room) -> None:
    happen(room, [note("b", "despair"), events.SeatRemoved("b")])
    assert room.concerned == ["b"]

    happen(room, moderation.see_to(room, "b"))
    assert room.concerned == []
    assert moderation.see_to(room, "b") == []
    with pytest.raises(UnknownSeat):
        moderation.see_to(room, "ghost")
