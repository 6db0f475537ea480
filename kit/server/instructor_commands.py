"""What the instructor's page may ask for, and the wall that is in the instructor's own browser."""

from collections.abc import Callable
from secrets import SystemRandom

from kit.classroom import grouping, moderation, verbs
from kit.classroom.answer import Chosen
from kit.classroom.events import Event
from kit.classroom.room import Room
from kit.errors import UnknownSeat
from kit.exercises.contract import Exercise, Json
from kit.server.desk import Command, Desk
from kit.server.identity import Owner
from kit.server.message import flag, named_answer, number, text


def _deciding(verb: Callable[[Room, Chosen, Exercise], list[Event]]) -> Command:
    """Return the command that does `verb` to the attempt it names."""

    async def command(desk: Desk, owner: Owner, values: Json) -> None:
        chosen, exercise = named_answer(desk, values)
        await desk.live.do(lambda room: verb(room, chosen, exercise))

    return command


async def _advance(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(verbs.advance)


async def _back(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(verbs.back)


async def _skip(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(verbs.skip)


async def _go(desk: Desk, owner: Owner, values: Json) -> None:
    step = int(number(values, "step"))
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
    seconds, closes = number(values, "seconds"), bool(values.get("closes"))
    now = desk.live.scene().now
    await desk.live.do(lambda room: verbs.start_timer(room, seconds, closes, now))


async def _stop_timer(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(verbs.stop_timer)


async def _rename(desk: Desk, owner: Owner, values: Json) -> None:
    seat, name = text(values, "seat"), text(values, "name")
    await desk.live.do(lambda room: verbs.rename(room, seat, name))


async def _remove(desk: Desk, owner: Owner, values: Json) -> None:
    seat = text(values, "seat")
    await desk.live.do(lambda room: verbs.remove(room, seat))


async def _erase(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.erase(text(values, "seat"))


async def _pair_by_arrival(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(lambda room: grouping.by_arrival(room, room.step.id))


async def _pair_at_random(desk: Desk, owner: Owner, values: Json) -> None:
    def decide(room: Room) -> list[Event]:
        seats = [seat.id for seat in room.present()]
        SystemRandom().shuffle(seats)
        return grouping.at_random(room, room.step.id, seats)

    await desk.live.do(decide)


async def _pair(desk: Desk, owner: Owner, values: Json) -> None:
    seat, other = text(values, "seat"), text(values, "other")
    await desk.live.do(lambda room: grouping.pair(room, seat, other))


async def _split(desk: Desk, owner: Owner, values: Json) -> None:
    seat = text(values, "seat")
    await desk.live.do(lambda room: grouping.split(room, seat))


async def _correct(desk: Desk, owner: Owner, values: Json) -> None:
    chosen, exercise = named_answer(desk, values)
    criterion, present = text(values, "criterion"), flag(values, "present")
    await desk.live.do(lambda room: moderation.correct(room, chosen, exercise, criterion, present))


async def _unspotlight(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(moderation.unspotlight)


async def _seen(desk: Desk, owner: Owner, values: Json) -> None:
    seat = text(values, "seat")
    await desk.live.do(lambda room: moderation.see_to(room, seat))


async def _setting(desk: Desk, owner: Owner, values: Json) -> None:
    name, value = text(values, "name"), values.get("value")
    await desk.live.do(lambda room: verbs.change_setting(room, name, value))


async def _end(desk: Desk, owner: Owner, values: Json) -> None:
    await desk.live.do(verbs.close)


async def _nod(desk: Desk, owner: Owner, values: Json) -> None:
    claim = desk.claims.get(text(values, "claim"))
    if claim is None:
        raise UnknownSeat("claim: nobody waits under it any more")
    desk.claims.answer(claim.id, bool(values.get("granted")))
    desk.live.audience.tell_staff()


async def _device(desk: Desk, owner: Owner, values: Json) -> Json:
    return {"token": desk.identity.once_token()}


MOVES: dict[str, Command] = {
    "advance": _advance,
    "back": _back,
    "toggle": _toggle,
    "show": _show,
}
INSTRUCTOR: dict[str, Command] = {
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
}
