"""What people may do in a room: each verb looks at the room and returns what then happened.

Nothing is changed here: the events are written first and folded after. A verb that does not
fit the room's state raises a RoomError. Clock and randomness come in as values.
"""

from collections.abc import Sequence
from dataclasses import replace

from kit.classroom import agenda, events, names
from kit.classroom.agenda import ITEM_PHASES, Phase, Place
from kit.classroom.room import Room
from kit.classroom.talk import OBSERVER
from kit.errors import (
    ClassOver,
    MoveRefused,
    NotOpen,
    OnlyWatching,
    RoomError,
    RoomFull,
    UnknownSeat,
)
from kit.exercises.contract import Json
from kit.text.language import LANGUAGES

MOST_SEATS = 300
LONGEST_TIMER = 3600.0
CLOSING_GRACE = 2.0  # seconds after zero: an answer on its way still counts


def take_seat(room: Room, seat: str, typed: str, language: str) -> list[events.Event]:
    """Seat someone new under the id `seat`; a name already taken gets a number.

    Raises ClassOver, RoomFull or NameRefused.
    """
    if room.closed:
        raise ClassOver("class: it has ended, nobody can join")
    if len(room.present()) >= MOST_SEATS:
        raise RoomFull(f"seats: {MOST_SEATS} are taken, which is the most", most=MOST_SEATS)
    name = names.told_apart(names.clean(typed), [other.name for other in room.present()])
    return [events.SeatTaken(seat, name, language)]


def rename(room: Room, seat: str, typed: str) -> list[events.Event]:
    """Give a seat another name; raises UnknownSeat or NameRefused."""
    known(room, seat)
    others = [other.name for other in room.present() if other.id != seat]
    return [events.SeatRenamed(seat, names.told_apart(names.clean(typed), others))]


def remove(room: Room, seat: str) -> list[events.Event]:
    """Send a seat out of the room; raises UnknownSeat."""
    known(room, seat)
    return [events.SeatRemoved(seat)]


def known(room: Room, seat: str) -> None:
    """Raise UnknownSeat unless `seat` is in the room."""
    if seat not in room.seats or room.seats[seat].removed:
        raise UnknownSeat(f"seat: {seat!r} is not in this room")


def known_ever(room: Room, seat: str) -> None:
    """Raise UnknownSeat unless `seat` is or was in the room."""
    if seat not in room.seats:
        raise UnknownSeat(f"seat: {seat!r} was never in this room")


def submit(
    room: Room, seat: str, work: tuple[str, str], answer: Json, feedback: Json
) -> list[events.Event]:
    """Hand in an answer to the open item.

    Raises UnknownSeat, ClassOver, NotOpen, or OnlyWatching for an observer of a group.
    """
    known(room, seat)
    if room.closed:
        raise ClassOver("class: it has ended, nothing can be answered")
    if room.work != work or room.phase != "open":
        raise NotOpen(f"item: {work[1]!r} of step {work[0]!r} is not open")
    if room.groups.role(work[0], seat) == OBSERVER:
        raise OnlyWatching(f"seat: {seat!r} observes its group; the sides hand in")
    return [events.AnswerSubmitted(seat, *work, answer, feedback)]


def advance(room: Room) -> list[events.Event]:
    """Go to the next phase, item, summary or step; raises MoveRefused at the end."""
    return _reach(room, agenda.following(room.course, room.place))


def back(room: Room) -> list[events.Event]:
    """Go back by one; raises MoveRefused at the start."""
    return _reach(room, agenda.preceding(room.course, room.place))


def skip(room: Room) -> list[events.Event]:
    """Go to the start of the next step; raises MoveRefused in the last one."""
    return _reach(room, agenda.skipped(room.course, room.place))


def go(room: Room, step: int) -> list[events.Event]:
    """Go to the start of any step (from 0); raises MoveRefused where there is none."""
    if not 0 <= step < len(room.course.steps):
        raise MoveRefused(f"step: {step} is none of 0 to {len(room.course.steps) - 1}")
    return _reach(room, agenda.start(room.course, step))


def enter(room: Room, phase: Phase) -> list[events.Event]:
    """Bring the item to `phase`, as the wall's keys do; raises MoveRefused between items."""
    if room.place.item is None or phase not in ITEM_PHASES:
        raise MoveRefused(f"phase: {phase!r} does not exist where the class stands")
    return _reach(room, replace(room.place, phase=phase))


def start_timer(room: Room, seconds: float, closes: bool, now: float) -> list[events.Event]:
    """Start a timer of `seconds` (1 to 3600), or lengthen the running one by them.

    Raises ClassOver, or RoomError for another number of seconds.
    """
    if room.closed:
        raise ClassOver("class: it has ended, there is nothing to time")
    if not 1 <= seconds <= LONGEST_TIMER:
        raise RoomError(f"timer: {seconds} s; it takes 1 to {LONGEST_TIMER:.0f}")
    begin = max(now, room.timer.ends) if room.timer else now
    return [events.TimerStarted(None, begin + seconds, closes)]


def stop_timer(room: Room) -> list[events.Event]:
    """Take the timer away; nothing happens where there is none."""
    return [events.TimerStopped(None)] if room.timer else []


def due(room: Room, now: float) -> list[events.Event]:
    """Return what the clock alone brings about: the closing that a timer was set to do."""
    timer = room.timer
    if not timer or not timer.closes or room.phase != "open" or now < timer.ends + CLOSING_GRACE:
        return []
    return enter(room, "closed")


def change_setting(room: Room, name: str, value: object) -> list[events.Event]:
    """Change a setting; names can be shown only if that was said before anyone joined.

    Raises RoomError for a setting or value that does not exist.
    """
    allowed: dict[str, Sequence[object]] = {
        "language": LANGUAGES,
        "names_shown": (True, False),
        "light": ("day", "night"),
    }
    if name not in allowed or value not in allowed[name] or not isinstance(value, bool | str):
        raise RoomError(f"setting: {name!r} cannot be {value!r:.60}; known: {allowed}")
    if name == "names_shown" and value and room.seats:
        raise RoomError("names_shown: people joined under the word that names are not shown")
    return [events.SettingChanged(None, name, value)]


def close(room: Room) -> list[events.Event]:
    """End the class; nothing happens where it has ended."""
    return [] if room.closed else [events.ClassClosed(None)]


def _reach(room: Room, place: Place) -> list[events.Event]:
    if room.closed:
        raise ClassOver("class: it has ended and moves no more")
    return [events.PlaceReached(None, place)]
