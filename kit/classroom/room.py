"""The room: all that is known of a class; `fold` makes it of the log, event by event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kit.classroom.agenda import Course, Phase, Place, Step, start
from kit.classroom.answer import Answer, Answers, Chosen, Work
from kit.classroom.groups import Groups
from kit.classroom.talk import Talk
from kit.exercises.contract import Exercise
from kit.text.language import Language


@dataclass(frozen=True)
class Seat:
    """One participant: where they sit is who they are; `number` is in the order of joining."""

    id: str
    number: int
    name: str
    language: str
    joined: datetime
    removed: bool = False


@dataclass(frozen=True)
class Timer:
    """A running timer: it ends at `ends` (epoch seconds) and closes the item or does not."""

    ends: float
    closes: bool
    seconds: float


@dataclass
class Settings:
    """What the instructor may set while the class runs."""

    language: Language = "zh"
    names_shown: bool = False
    light: str = "day"


@dataclass
class Room:
    """The state of a class, as a fold of its events.

    `concerned` are the seats whose owner may need a word in private and has not had one.
    """

    course: Course
    class_id: str = ""
    code: str = ""
    place: Place = field(init=False)
    closed: bool = False
    seats: dict[str, Seat] = field(default_factory=dict)
    answers: Answers = field(default_factory=Answers)
    groups: Groups = field(default_factory=Groups)
    concerned: list[str] = field(default_factory=list)
    spotlight: Chosen | None = None
    timer: Timer | None = None
    settings: Settings = field(default_factory=Settings)
    revealed: set[Work] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.place = start(self.course)

    @classmethod
    def of(cls, course: Course, exercises: Mapping[str, Exercise]) -> "Room":
        """Return the room of a class before anything has happened in it."""
        roles = {
            step.id: tuple(exercises[step.exercise].roles)
            for step in course.steps
            if step.exercise and exercises[step.exercise].roles
        }
        return cls(course, groups=Groups(roles))

    @property
    def step(self) -> Step:
        """Return the step the class is in."""
        return self.course.step(self.place)

    @property
    def phase(self) -> Phase:
        """Return the phase of the item, or of the step where it has none."""
        return self.place.phase

    @property
    def work(self) -> Work | None:
        """Return what an answer would now belong to; None between items."""
        if self.place.item is None:
            return None
        return self.step.id, self.step.items[self.place.item]

    def present(self) -> list[Seat]:
        """Return the seats that were not removed, in the order in which they were taken."""
        return [seat for seat in self.seats.values() if not seat.removed]

    @property
    def gone(self) -> set[str]:
        """Return the seats that were removed."""
        return {seat.id for seat in self.seats.values() if seat.removed}

    def talk(self, work: Work, seat: str) -> Talk | None:
        """Return how far the group of a seat is at an item; None for whoever works alone."""
        return self.groups.talk(work, seat, self.answers, self.gone)

    def answered(self, work: Work) -> dict[str, list[Answer]]:
        """Return the attempts at one item by seat, those of removed seats left out.

        Each has the role and the group that its author has now, and what they said of it.
        """
        return self.groups.placed(work, self.answers, self.gone)

    def standing(self, work: Work, seat: str) -> Answer | None:
        """Return the answer that stands for a seat: its group's common version, else its last."""
        talk = self.talk(work, seat)
        if talk and talk.common:
            return talk.common
        attempts = self.answered(work).get(seat)
        return attempts[-1] if attempts else None

    def judged(self, work: Work) -> dict[str, list[Answer]]:
        """Return the same without what stopped the judging, which is shown and counted nowhere."""
        judged = {
            seat: [attempt for attempt in attempts if not attempt.stopped]
            for seat, attempts in self.answered(work).items()
        }
        return {seat: attempts for seat, attempts in judged.items() if attempts}

    def counted(self, work: Work) -> dict[str, list[Answer]]:
        """Return the same, of each group's common versions only the one in force."""
        counted = {
            seat: [attempt for attempt in attempts if self._in_force(work, seat, attempt)]
            for seat, attempts in self.judged(work).items()
        }
        return {seat: attempts for seat, attempts in counted.items() if attempts}

    def _in_force(self, work: Work, seat: str, attempt: Answer) -> bool:
        """Say whether an attempt is one's own, or the last common version of one's whole group."""
        if not attempt.common:
            return True
        talk = self.talk(work, seat)
        if talk is None or talk.broken or talk.common is None:
            return False
        return talk.by == seat and talk.common.number == attempt.number
