"""Who works with whom: verbs of the instructor and of the members, as those beside them.

All change the groups of a step as a whole. Where a side leaves its group, the first observer
takes its place, and where one has gone, whoever joins does: so that the others keep their roles.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from kit.classroom import events, verbs
from kit.classroom.answer import Work
from kit.classroom.groups import Members
from kit.classroom.room import Room
from kit.classroom.talk import OBSERVER, Talk
from kit.errors import (
    ClassOver,
    GroupFull,
    NotOpen,
    OnlyWatching,
    PenTaken,
    RoomError,
    VersionChanged,
)

MOST_MEMBERS = 4


def by_arrival(room: Room, step: str) -> list[events.Event]:
    """Pair all who are present in the order in which they came; an odd last one observes.

    Whole groups of two or more in which somebody has handed in something of the step stay.
    Raises ClassOver, or RoomError where everybody works alone.
    """
    return _paired(room, step, [seat.id for seat in room.present()])


def at_random(room: Room, step: str, shuffled: Sequence[str]) -> list[events.Event]:
    """Pair as `by_arrival` does, in the order of `shuffled`: all present seats."""
    return _paired(room, step, shuffled)


def pair(room: Room, seat: str, with_seat: str) -> list[events.Event]:
    """Put a seat beside another one, out of where both were; with a pair it observes.

    Raises UnknownSeat, ClassOver or GroupFull, and RoomError for a seat with itself
    and where everybody works alone.
    """
    step = _grouped(room, room.step.id)
    verbs.known(room, seat)
    verbs.known(room, with_seat)
    if seat == with_seat:
        raise RoomError(f"seat: {seat!r} cannot be paired with itself")
    there = room.groups.around(step, with_seat)
    if seat in there:
        return []
    joined = _joined(room, there, seat) if len(there) > 1 else (seat, with_seat)
    return _made(room, step, _instead(_without(room, step, seat), there, joined))


def split(room: Room, seat: str) -> list[events.Event]:
    """Let each member of the group of `seat` work alone; nothing happens where it does.

    Raises UnknownSeat or ClassOver.
    """
    step = _grouped(room, room.step.id)
    verbs.known_ever(room, seat)
    members = room.groups.around(step, seat)
    singles = [(member,) for member in members if member not in room.gone]
    return _made(room, step, _instead(room.groups.of(step), members, *singles))


def alone(room: Room, seat: str) -> list[events.Event]:
    """Let a member work alone; the others of its group stay together.

    Nothing happens where it does already. Raises UnknownSeat or ClassOver.
    """
    step = _grouped(room, room.step.id)
    verbs.known(room, seat)
    if len(room.groups.around(step, seat)) < 2:
        return []
    return _made(room, step, [*_without(room, step, seat), (seat,)])


def seated_late(room: Room, seat: str) -> list[events.Event]:
    """Find a group for someone who is about to take a seat, where the present step has groups.

    Whoever is alone and has not answered gets a partner; else the first pair without an
    observer gets one; else the newcomer waits for the next one.
    """
    step = room.step.id
    groups = room.groups.of(step)
    if not groups:
        return []
    waiting = (members for members in groups if _waits(room, members))
    pairs = (members for members in groups if len(members) == 2 and not room.gone & {*members})
    members = next(chain(waiting, pairs), ())
    return _made(room, step, _instead(groups, members, _joined(room, members, seat)))


def confirm(room: Room, seat: str, work: Work, version: int) -> list[events.Event]:
    """Say yes to the `version`-th common version of one's group, the one that was read.

    Nothing happens where one has said it. Raises UnknownSeat, ClassOver, NotOpen, OnlyWatching,
    VersionChanged where another one is in force, or RoomError where there is none.
    """
    talk = comparing(room, seat, work)
    if talk is None or talk.common is None:
        raise RoomError(f"seat: {seat!r} has no common version at {work[1]!r} to say yes to")
    if talk.version != version:
        raise VersionChanged(
            f"version: {version} of {work[1]!r} is not in force, {talk.version} is"
        )
    return [] if seat in talk.confirmed else [events.CommonConfirmed(seat, *work)]


def comparing(room: Room, seat: str, work: Work) -> Talk | None:
    """Return how far the group of a side is at the open item; None before all versions are in.

    Raises UnknownSeat, ClassOver, NotOpen or OnlyWatching.
    """
    verbs.known(room, seat)
    if room.closed:
        raise ClassOver("class: it has ended, nothing can be agreed on")
    if room.work != work or room.phase != "open":
        raise NotOpen(f"item: {work[1]!r} of step {work[0]!r} is not open")
    may_write(room, seat, work, ())
    talk = room.talk(work, seat)
    return talk if talk and talk.complete else None


def may_write(room: Room, seat: str, work: Work, writing: Collection[str]) -> None:
    """Let a seat write at an item, while those in `writing` are here and do so.

    Raises OnlyWatching for an observer, and PenTaken where another member writes the common
    version; until all versions are in, each side writes its own.
    """
    talk = room.talk(work, seat)
    if talk is None:
        return
    if talk.roles[seat] == OBSERVER:
        raise OnlyWatching(f"seat: {seat!r} observes its group; the sides write")
    if talk.complete and seat not in writing and any(side in writing for side in talk.sides):
        raise PenTaken(f"seat: {seat!r}: another member writes the common version")


def _grouped(room: Room, step: str) -> str:
    """Return a step that is done in groups; raises ClassOver or RoomError."""
    if room.closed:
        raise ClassOver("class: it has ended, nobody is paired any more")
    if step not in room.groups.roles:
        raise RoomError(f"step: {step!r} is not done in groups")
    return step


def _paired(room: Room, step: str, order: Sequence[str]) -> list[events.Event]:
    _grouped(room, step)
    kept = [members for members in room.groups.of(step) if _stays(room, step, members)]
    free = {seat.id for seat in room.present()}.difference(*kept)
    return _made(room, step, [*kept, *_pairs([seat for seat in order if seat in free])])


def _pairs(seats: Sequence[str]) -> list[Members]:
    """Return pairs in order; an odd last one observes the last pair, a single one is alone."""
    pairs = [tuple(seats[place : place + 2]) for place in range(0, len(seats), 2)]
    if len(seats) % 2 and len(pairs) > 1:
        pairs[-2:] = [pairs[-2] + pairs[-1]]
    return pairs


def _stays(room: Room, step: str, members: Members) -> bool:
    """Say whether a group of two or more is whole and has handed in something of the step."""
    items = next(each.items for each in room.course.steps if each.id == step)
    talks = [room.talk((step, item), members[0]) for item in items]
    return any(talk and talk.own and not talk.broken for talk in talks)


def _waits(room: Room, members: Members) -> bool:
    """Say whether just one of a group is left, who has not answered where the class is."""
    left = [seat for seat in members if seat not in room.gone]
    return len(left) == 1 and not (room.work and room.answers.to(room.work).get(left[0]))


def _joined(room: Room, members: Members, seat: str) -> Members:
    """Return a group with a seat more, in the place of one who has gone if there is one."""
    gone = next((member for member in members if member in room.gone), None)
    if gone is not None:
        return tuple(seat if member == gone else member for member in members)
    if len(members) >= MOST_MEMBERS:
        raise GroupFull(f"group: {MOST_MEMBERS} members are the most", most=MOST_MEMBERS)
    return (*members, seat)


def _without(room: Room, step: str, seat: str) -> list[Members]:
    """Return the groups of a step without a seat, and its own without whoever has gone."""
    members = rest = room.groups.around(step, seat)
    for member in members:
        if member == seat or member in room.gone:
            rest = _left(rest, member, len(room.groups.roles[step]))
    return _instead(room.groups.of(step), members, rest)


def _left(members: Members, seat: str, sides: int) -> Members:
    """Return a group without a member; the first observer takes the place of a side."""
    place, rest = members.index(seat), [member for member in members if member != seat]
    if place < sides <= len(rest):
        rest.insert(place, rest.pop(sides - 1))
    return tuple(rest)


def _instead(groups: Iterable[Members], members: Members, *others: Members) -> list[Members]:
    """Return the groups with `others` in the place of one; at the end where it is not there."""
    changed = list(groups)
    place = changed.index(members) if members in changed else len(changed)
    changed[place : place + 1] = others
    return changed


def _made(room: Room, step: str, groups: Iterable[Members]) -> list[events.Event]:
    """Return what happens when these are all groups of a step; nothing if they are already."""
    made = tuple(members for members in groups if members)
    return [] if made == room.groups.of(step) else [events.GroupsMade(None, step, made)]
