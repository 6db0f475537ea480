"""What the sides of a group say where only people can tell: a verb, as those beside it."""

from dataclasses import dataclass

from kit.classroom import events
from kit.classroom.answer import Work
from kit.classroom.grouping import comparing
from kit.classroom.room import Room
from kit.errors import RoomError
from kit.exercises.contract import Exercise


@dataclass(frozen=True)
class Said:
    """What a seat says of a part of both versions at an item: whether it is the same."""

    seat: str
    work: Work
    part: str
    same: bool


def give(room: Room, said: Said, exercise: Exercise) -> list[events.Event]:
    """Say of a part of both versions whether it is the same, in the place of what was said before.

    Nothing happens where just that was said. Raises UnknownSeat, ClassOver, NotOpen, OnlyWatching,
    and RoomError before both versions are in, once the common one is agreed on, and for a part that
    is not there or needs nobody to tell.
    """
    seat, item, part = said.seat, said.work[1], said.part
    talk = comparing(room, seat, said.work)
    if talk is None:
        raise RoomError(f"seat: {seat!r} has no two versions at {item!r} to compare")
    if talk.stage == "agreed":
        raise RoomError(f"seat: {seat!r}: the common version of {item!r} is agreed on")
    parts = exercise.undecided(item, *(talk.own[side].answer for side in talk.sides))
    if part not in parts:
        known = ", ".join(parts) or "there is none"
        raise RoomError(f"part: {part!r:.60} is none that only people can compare: {known}")
    if talk.verdicts.get(part) is said.same:
        return []
    return [events.VerdictGiven(seat, *said.work, part, said.same, talk.compared)]
