"""What a page may ask for over its line, by role; every value is checked before it is used."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from secrets import SystemRandom
from typing import Any

from kit.classroom import grouping, moderation, verbs, verdicts
from kit.classroom.answer import Chosen
from kit.classroom.events import Event
from kit.classroom.partners import way_out
from kit.classroom.room import Room
from kit.classroom.verdicts import Said
from kit.errors import AnswerRefused, NotAllowed, RoomError, UnknownSeat
from kit.exercises.contract import Exercise, Json
from kit.server.claims import Claims
from kit.server.identity import Identity, Owner
from kit.server.live import LiveClass

LONGEST_TEXT = 200  # characters of any single value of a command
LARGEST = 1e6  # of any number


@dataclass(frozen=True)
class Desk:
    """Takes commands of one class: the class itself, its door, and its keys."""

    live: LiveClass
    claims: Claims
    identity: Identity

    async def take(self, owner: Owner, controls: bool, command: object, values: object) -> Json:
        """Carry out `command` for `owner` and return its reply.

        `controls` says whether a wall's browser is the instructor's too. Raises NotAllowed for
        a command that the role does not have, and whatever the verb itself refuses with.
        """
        allowed = dict(BY_ROLE[owner.role])
        if owner.role == "wall" and controls:
            allowed |= MOVES
        if not isinstance(command, str) or command not in allowed:
            raise NotAllowed(f"command: {command!r:.60} is not for the role {owner.role!r}")
        if not isinstance(values, dict):
            raise RoomError(f"values: {values!r:.60} are no values by name")
        return await allowed[command](self, owner, values) or {}


Command = Callable[[Desk, Owner, Json], Awaitable[Json | None]]


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise RoomError(f"{name}: a text of at most {LONGEST_TEXT} characters is needed")
    return value


def _number(values: Mapping[str, Any], name: str) -> float:
    value = values.get(name)
    # JSON as Python reads it has NaN, and whole numbers too long for a float.
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        raise RoomError(f"{name}: a number is needed, up to {LARGEST:.0f}")
    return float(value)


def _flag(values: Mapping[str, Any], name: str) -> bool:
    value = values.get(name)
    if not isinstance(value, bool):
        raise RoomError(f"{name}: {value!r:.60} is neither true nor false")
    return value


def _work(desk: Desk, values: Json) -> tuple[tuple[str, str], Exercise]:
    """Return the step and item that a message names, and their exercise."""
    work = (_text(values, "step"), _text(values, "item"))
    for step in desk.live.course.steps:
        if step.id == work[0] and work[1] in step.items and step.exercise:
            return work, desk.live.exercises[step.exercise]
    raise AnswerRefused(f"item: {work[1]!r} is not in step {work[0]!r} of this course")


def _chosen(desk: Desk, values: Json) -> tuple[Chosen, Exercise]:
    """Return the attempt that the instructor's message names, and its exercise."""
    work, exercise = _work(desk, values)
    return Chosen(_text(values, "seat"), work, int(_number(values, "attempt"))), exercise


def _deciding(verb: Callable[[Room, Chosen, Exercise], list[Event]]) -> Command:
    """Return the command that does `verb` to the attempt it names."""

    async def command(desk: Desk, owner: Owner, values: Json) -> None:
        chosen, exercise = _chosen(desk, values)
        await desk.live.do(lambda room: verb(room, chosen, exercise))

    return command


async def _draft(desk: Desk, owner: Owner, values: Json) -> None:
    work, exercise = _work(desk, values)
    seat = owner.seat or ""
    verbs.known(desk.live.room, seat)
    draft = exercise.read(work[1], values.get("answer"))
    if desk.live.room.work == work and desk.live.room.phase == "open":
        grouping.may_write(desk.live.room, seat, work, desk.live.writing(seat, work))
        desk.live.save_draft(seat, work, draft)


async def _submit(desk: Desk, owner: Owner, values: Json) -> None:
    work, exercise = _work(desk, values)
    answer = exercise.read(work[1], values.get("answer"))
    if exercise.missing(answer):
        raise AnswerRefused(f"answer: questions {exercise.missing(answer)} are still open")
    feedback = exercise.check(work[1], answer, values.get("feedback"))
    seat = owner.seat or ""

    def decide(room: Room) -> list[Event]:
        handed_in = verbs.submit(room, seat, work, answer, feedback)
        grouping.may_write(room, seat, work, desk.live.writing(seat, work))
        return handed_in

    await desk.live.do(decide)


async def _verdict(desk: Desk, owner: Owner, values: Json) -> None:
    work, exercise = _work(desk, values)
    said = Said(owner.seat or "", work, _text(values, "part"), _flag(values, "same"))
    await desk.live.do(lambda room: verdicts.give(room, said, exercise))


async def _confirm(desk: Desk, owner: Owner, values: Json) -> None:
    work, version = _work(desk, values)[0], int(_number(values, "version"))
    await desk.live.do(lambda room: grouping.confirm(room, owner.seat or "", work, version))


async def _alone(desk: Desk, owner: Owner, values: Json) -> None:
    seat = owner.seat or ""
    verbs.known(desk.live.room, seat)
    if not way_out(desk.live.scene(), seat):
        raise RoomError(f"seat: {seat!r} has nobody to wait for in vain")
    await desk.live.do(lambda room: grouping.alone(room, seat))


async def _personal(desk: Desk, owner: Owner, values: Json) -> Json:
    return {"token": desk.identity.personal_token(owner.seat or "")}


async def _advance(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(verbs.advance)


async def _back(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(verbs.back)


async def _skip(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(verbs.skip)


async def _go(desk: Desk, owner: Owner, values: Json) -> None:
    step = int(_number(values, "step"))
    await desk.live.do(lambda room: verbs.go(room, step))


async def _toggle(desk: Desk, owner: Owner, values: Json) -> None:
    """Open or close answering: what the space bar of a wall does."""

    def decide(room: Room) -> list[Event]:
        return verbs.enter(room, "closed" if room.phase == "open" else "open")

    await desk.live.do(decide)


async def _show(desk: Desk, owner: Owner, values: Json) -> None:
    """Show or hide the distribution: what the enter key of a wall does."""

    def decide(room: Room) -> list[Event]:
        shown = room.phase in ("distribution", "solution")
        return verbs.enter(room, "closed" if shown else "distribution")

    await desk.live.do(decide)


async def _timer(desk: Desk, owner: Owner, values: Json) -> None:
    seconds, closes = _number(values, "seconds"), bool(values.get("closes"))
    now = desk.live.scene().now
    await desk.live.do(lambda room: verbs.start_timer(room, seconds, closes, now))


async def _stop_timer(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(verbs.stop_timer)


async def _rename(desk: Desk, owner: Owner, values: Json) -> None:
    seat, name = _text(values, "seat"), _text(values, "name")
    await desk.live.do(lambda room: verbs.rename(room, seat, name))


async def _remove(desk: Desk, owner: Owner, values: Json) -> None:
    seat = _text(values, "seat")
    await desk.live.do(lambda room: verbs.remove(room, seat))


async def _erase(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.erase(_text(values, "seat"))


async def _pair_by_arrival(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(lambda room: grouping.by_arrival(room, room.step.id))


async def _pair_at_random(desk: Desk, owner: Owner, values: Json) -> None:
    def decide(room: Room) -> list[Event]:
        seats = [seat.id for seat in room.present()]
        SystemRandom().shuffle(seats)
        return grouping.at_random(room, room.step.id, seats)

    await desk.live.do(decide)


async def _pair(desk: Desk, owner: Owner, values: Json) -> None:
    seat, other = _text(values, "seat"), _text(values, "other")
    await desk.live.do(lambda room: grouping.pair(room, seat, other))


async def _split(desk: Desk, owner: Owner, values: Json) -> None:
    seat = _text(values, "seat")
    await desk.live.do(lambda room: grouping.split(room, seat))


async def _correct(desk: Desk, owner: Owner, values: Json) -> None:
    chosen, exercise = _chosen(desk, values)
    criterion, present = _text(values, "criterion"), _flag(values, "present")
    await desk.live.do(lambda room: moderation.correct(room, chosen, exercise, criterion, present))


async def _unspotlight(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(moderation.unspotlight)


async def _seen(desk: Desk, owner: Owner, values: Json) -> None:
    seat = _text(values, "seat")
    await desk.live.do(lambda room: moderation.see_to(room, seat))


async def _setting(desk: Desk, owner: Owner, values: Json) -> None:
    name, value = _text(values, "name"), values.get("value")
    await desk.live.do(lambda room: verbs.change_setting(room, name, value))


async def _end(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(verbs.close)


async def _nod(desk: Desk, owner: Owner, values: Json) -> None:
    claim = desk.claims.get(_text(values, "claim"))
    if claim is None:
        raise UnknownSeat("claim: nobody waits under it any more")
    desk.claims.answer(claim.id, bool(values.get("granted")))
    desk.live.tell_staff()


async def _device(desk: Desk, owner: Owner, values: Json) -> Json:
    return {"token": desk.identity.once_token()}


MOVES: dict[str, Command] = {
    "advance": _advance,
    "back": _back,
    "toggle": _toggle,
    "show": _show,
}
BY_ROLE: dict[str, dict[str, Command]] = {
    "seat": {
        "draft": _draft,
        "submit": _submit,
        "verdict": _verdict,
        "confirm": _confirm,
        "alone": _alone,
        "personal": _personal,
    },
    "wall": {},
    "instructor": {
        **MOVES,
        "skip": _skip,
        "go": _go,
        "timer": _timer,
        "stop_timer": _stop_timer,
        "rename": _rename,
        "remove": _remove,
        "erase": _erase,
        "pair_by_arrival": _pair_by_arrival,
        "pair_at_random": _pair_at_random,
        "pair": _pair,
        "split": _split,
        "approve": _deciding(moderation.approve),
        "hide": _deciding(moderation.hide),
        "correct": _correct,
        "spotlight": _deciding(moderation.spotlight),
        "unspotlight": _unspotlight,
        "seen": _seen,
        "setting": _setting,
        "end": _end,
        "nod": _nod,
        "device": _device,
    },
}
