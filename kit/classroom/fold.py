"""What each event changes of the room: a class is the fold of its log."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import singledispatch
from typing import Any

from kit.classroom import events
from kit.classroom.agenda import start
from kit.classroom.answer import Chosen
from kit.classroom.room import Room, Seat, Timer
from kit.classroom.talk import Verdict
from kit.text.language import is_language


def fold(room: Room, records: Iterable[events.Record]) -> Room:
    """Apply all of `records` in order and return the room itself."""
    for record in records:
        apply(record.event, room, record.at)
    return room


@singledispatch
def apply(event: events.Event, room: Room, at: datetime) -> None:
    """Change the room by one event of `at`; raises TypeError for one that has no rule."""
    raise TypeError(f"event: no rule to fold a {type(event).__name__}")


@apply.register
def _(event: events.ClassOpened, room: Room, at: datetime) -> None:
    room.class_id, room.code = event.class_id, event.code
    if is_language(event.language):
        room.settings.language = event.language


@apply.register
def _(event: events.ClassClosed, room: Room, at: datetime) -> None:
    room.closed, room.timer = True, None


@apply.register
def _(event: events.SeatTaken, room: Room, at: datetime) -> None:
    assert event.seat
    number = len(room.seats) + 1
    room.seats[event.seat] = Seat(event.seat, number, event.name or "", event.language, at)


@apply.register
def _(event: events.SeatRenamed, room: Room, at: datetime) -> None:
    _change(room, event.seat, name=event.name or "")


@apply.register
def _(event: events.SeatRemoved, room: Room, at: datetime) -> None:
    _change(room, event.seat, removed=True)
    _darken(room, event.seat)


@apply.register
def _(event: events.SeatErased, room: Room, at: datetime) -> None:
    _change(room, event.seat, removed=True, name="")
    _darken(room, event.seat)
    _see_to(room, event.seat)
    # As if they had never been: a log without their words folds to the same room.
    room.answers.forget(event.seat or "")
    for chosen in room.groups.forget(event.seat or ""):
        room.answers.set_common(chosen, False)


@apply.register
def _(event: events.PlaceReached, room: Room, at: datetime) -> None:
    moved = (event.place.step, event.place.item) != (room.place.step, room.place.item)
    if moved:
        room.spotlight = None
    if moved or event.place.phase != "open":
        room.timer = None
    room.place = event.place
    if not room.course.holds(room.place):  # the course file was changed since
        room.place = start(room.course, min(event.place.step, len(room.course.steps) - 1))
    if room.work and room.phase == "solution":
        room.revealed.add(room.work)


@apply.register
def _(event: events.TimerStarted, room: Room, at: datetime) -> None:
    room.timer = Timer(event.ends, event.closes, event.ends - at.timestamp())


@apply.register
def _(event: events.TimerStopped, room: Room, at: datetime) -> None:
    room.timer = None


@apply.register
def _(event: events.AnswerSubmitted, room: Room, at: datetime) -> None:
    if event.answer is None or event.seat not in room.seats:  # erased since
        return
    work, feedback = (event.step, event.item), event.feedback or {}
    talk = room.talk(work, event.seat)  # as it was: the last version apart is not yet common
    answer = room.answers.add(work, event.seat, event.answer, feedback, at)
    if answer.stopped:
        room.concerned += [event.seat] if event.seat not in room.concerned else []
    elif talk and talk.complete and event.seat in talk.own:
        chosen = Chosen(event.seat, work, answer.number)
        room.answers.set_common(chosen, True)
        room.groups.share(chosen)


@apply.register
def _(event: events.GroupsMade, room: Room, at: datetime) -> None:
    room.groups.made[event.step] = event.groups


@apply.register
def _(event: events.VerdictGiven, room: Room, at: datetime) -> None:
    verdict = Verdict(event.same, event.versions)
    room.groups.say((event.step, event.item), event.seat or "", event.part, verdict)


@apply.register
def _(event: events.CommonConfirmed, room: Room, at: datetime) -> None:
    room.groups.confirm((event.step, event.item), event.seat or "")


@apply.register
def _(event: events.AnswerApproved, room: Room, at: datetime) -> None:
    room.answers.approve(_chosen(event))


@apply.register
def _(event: events.AnswerHidden, room: Room, at: datetime) -> None:
    room.answers.hide(_chosen(event))
    if room.spotlight == _chosen(event):
        room.spotlight = None


@apply.register
def _(event: events.JudgementCorrected, room: Room, at: datetime) -> None:
    room.answers.correct(_chosen(event), event.criterion, event.present)


@apply.register
def _(event: events.SpotlightTurned, room: Room, at: datetime) -> None:
    lit = _chosen(event) if event.seat else None
    room.spotlight = lit if lit and room.answers.find(lit) else None


@apply.register
def _(event: events.ConcernSeen, room: Room, at: datetime) -> None:
    _see_to(room, event.seat)


@apply.register
def _(event: events.SettingChanged, room: Room, at: datetime) -> None:
    setattr(room.settings, event.name, event.value)


def _change(room: Room, seat: str | None, **values: Any) -> None:  # noqa: ANN401  (as replace does)
    assert seat
    room.seats[seat] = replace(room.seats[seat], **values)


def _darken(room: Room, seat: str | None) -> None:
    if room.spotlight and room.spotlight.seat == seat:
        room.spotlight = None


def _see_to(room: Room, seat: str | None) -> None:
    room.concerned = [other for other in room.concerned if other != seat]


def _chosen(
    event: events.AnswerApproved
    | events.AnswerHidden
    | events.JudgementCorrected
    | events.SpotlightTurned,
) -> Chosen:
    return Chosen(event.seat or "", (event.step or "", event.item or ""), event.attempt or 0)
