"""Everything that can happen in a class. Each event's docstring says when it happens.

The log of these is the one source: room, export and reports fold it. What a person typed
stands in the fields that `words` names; the store keeps those apart, so that they can be
erased while the log itself stays as it is.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, ClassVar

from kit.classroom.agenda import Place


@dataclass(frozen=True)
class Event:
    """Something that happened; `words` names the fields that hold a person's own words."""

    words: ClassVar[tuple[str, ...]] = ()
    seat: str | None


@dataclass(frozen=True)
class ClassOpened(Event):
    """When a class is started in an empty home folder."""

    class_id: str
    course: str
    code: str
    language: str


@dataclass(frozen=True)
class ClassClosed(Event):
    """When the instructor has ended the class; nothing is answered after it."""


@dataclass(frozen=True)
class SeatTaken(Event):
    """When someone has given a name on the join page."""

    words = ("name",)
    name: str | None
    language: str


@dataclass(frozen=True)
class SeatRenamed(Event):
    """When the instructor has given a seat another name."""

    words = ("name",)
    name: str | None


@dataclass(frozen=True)
class SeatRemoved(Event):
    """When the instructor has sent a seat out of the room."""


@dataclass(frozen=True)
class SeatErased(Event):
    """When all that a seat wrote was erased at its owner's wish."""


@dataclass(frozen=True)
class PlaceReached(Event):
    """When the instructor has moved the class to a place of the agenda."""

    place: Place


@dataclass(frozen=True)
class TimerStarted(Event):
    """When a timer began; `ends` is in seconds since the epoch, `closes` if it ends the item."""

    ends: float
    closes: bool


@dataclass(frozen=True)
class TimerStopped(Event):
    """When the instructor took the timer away."""


@dataclass(frozen=True)
class AnswerSubmitted(Event):
    """When a seat has sent an answer: another attempt at its item, and the one that counts."""

    words = ("answer", "feedback")
    step: str
    item: str
    answer: dict[str, Any] | None
    feedback: dict[str, Any] | None


@dataclass(frozen=True)
class GroupsMade(Event):
    """When the instructor (or a late arrival) has changed who works with whom in a step.

    These are all groups of the step from now on. In each the first seats have a role, in the
    order of the exercise's; further ones observe. A group of one works alone.
    """

    step: str
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class VerdictGiven(Event):
    """When a side of a group has said of a part whether both sides wrote the same.

    `versions` are the numbers of the attempts it was said of, in the order of the sides.
    """

    step: str
    item: str
    part: str
    same: bool
    versions: tuple[int, ...]


@dataclass(frozen=True)
class CommonConfirmed(Event):
    """When a member of a group has said yes to its common version."""

    step: str
    item: str


@dataclass(frozen=True)
class AnswerApproved(Event):
    """When the instructor lets the class see an attempt, instead of any other of that seat."""

    step: str
    item: str
    attempt: int


@dataclass(frozen=True)
class AnswerHidden(Event):
    """When the instructor has put an attempt aside, or taken an approval back."""

    step: str
    item: str
    attempt: int


@dataclass(frozen=True)
class JudgementCorrected(Event):
    """When the instructor said of an attempt that a criterion is there, or that it is not."""

    step: str
    item: str
    attempt: int
    criterion: str
    present: bool


@dataclass(frozen=True)
class SpotlightTurned(Event):
    """When the instructor has put a seat's attempt on the wall; all are None where it went off."""

    step: str | None
    item: str | None
    attempt: int | None


@dataclass(frozen=True)
class ConcernSeen(Event):
    """When the instructor has seen to someone whose answer had stopped the judging."""


@dataclass(frozen=True)
class SettingChanged(Event):
    """When the instructor changed a setting of the room."""

    name: str
    value: str | bool


KINDS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        ClassOpened,
        ClassClosed,
        SeatTaken,
        SeatRenamed,
        SeatRemoved,
        SeatErased,
        PlaceReached,
        TimerStarted,
        TimerStopped,
        AnswerSubmitted,
        GroupsMade,
        VerdictGiven,
        CommonConfirmed,
        AnswerApproved,
        AnswerHidden,
        JudgementCorrected,
        SpotlightTurned,
        ConcernSeen,
        SettingChanged,
    )
}


@dataclass(frozen=True)
class Record:
    """An event as the log holds it: its position (from 1, growing) and its time in UTC."""

    position: int
    at: datetime
    event: Event


def dump(event: Event) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Return an event as (kind, body, words): what stays, and what may be erased."""
    values = {name: value for name, value in asdict(event).items() if name != "seat"}
    words = {name: values.pop(name) for name in event.words}
    return type(event).__name__, values, words


def load(kind: str, seat: str | None, body: Mapping[str, Any], words: Mapping[str, Any]) -> Event:
    """Return the event that `dump` took apart; erased words come back as None."""
    event = KINDS[kind]
    values = {"seat": seat, **body, **{name: words.get(name) for name in event.words}}
    if event is PlaceReached:
        values["place"] = Place(**values["place"])
    if event is GroupsMade:
        values["groups"] = tuple(map(tuple, values["groups"]))
    if event is VerdictGiven:
        values["versions"] = tuple(values["versions"])
    return event(**{field.name: values[field.name] for field in fields(event)})
