"""The room: what the log says of a class, folded event by event."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import singledispatchmethod
from typing import Any

from kit.classroom import events
from kit.classroom.agenda import Course, Phase, Place, Step, start
from kit.classroom.answer import Answer, Answers, Chosen, Work
from kit.classroom.groups import Groups
from kit.classroom.talk import Talk, Verdict
from kit.exercises.contract import Exercise
from kit.text.language import Language, is_language


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

    def fold(self, records: Iterable[events.Record]) -> "Room":
        """Apply all of `records` in order and return the room itself."""
        for record in records:
            self.apply(record.event, record.at)
        return self

    @singledispatchmethod
    def apply(self, event: events.Event, at: datetime) -> None:
        """Change the state by one event; an event it does not know is an error of the code."""
        raise TypeError(f"event: no rule to fold a {type(event).__name__}")

    @apply.register
    def _(self, event: events.ClassOpened, at: datetime) -> None:
        self.class_id, self.code = event.class_id, event.code
        if is_language(event.language):
            self.settings.language = event.language

    @apply.register
    def _(self, event: events.ClassClosed, at: datetime) -> None:
        self.closed, self.timer = True, None

    @apply.register
    def _(self, event: events.SeatTaken, at: datetime) -> None:
        assert event.seat
        number = len(self.seats) + 1
        self.seats[event.seat] = Seat(event.seat, number, event.name or "", event.language, at)

    @apply.register
    def _(self, event: events.SeatRenamed, at: datetime) -> None:
        self._change(event.seat, name=event.name or "")

    @apply.register
    def _(self, event: events.SeatRemoved, at: datetime) -> None:
        self._change(event.seat, removed=True)
        self._darken(event.seat)

    @apply.register
    def _(self, event: events.SeatErased, at: datetime) -> None:
        self._change(event.seat, removed=True, name="")
        self._darken(event.seat)
        self._see_to(event.seat)
        # As if they had never been: a log without their words folds to the same room.
        self.answers.forget(event.seat or "")
        for chosen in self.groups.forget(event.seat or ""):
            self.answers.set_common(chosen, False)

    @apply.register
    def _(self, event: events.PlaceReached, at: datetime) -> None:
        moved = (event.place.step, event.place.item) != (self.place.step, self.place.item)
        if moved:
            self.spotlight = None
        if moved or event.place.phase != "open":
            self.timer = None
        self.place = event.place
        if not self.course.holds(self.place):  # the course file was changed since
            self.place = start(self.course, min(event.place.step, len(self.course.steps) - 1))
        if self.work and self.phase == "solution":
            self.revealed.add(self.work)

    @apply.register
    def _(self, event: events.TimerStarted, at: datetime) -> None:
        self.timer = Timer(event.ends, event.closes, event.ends - at.timestamp())

    @apply.register
    def _(self, event: events.TimerStopped, at: datetime) -> None:
        self.timer = None

    @apply.register
    def _(self, event: events.AnswerSubmitted, at: datetime) -> None:
        if event.answer is None or event.seat not in self.seats:  # erased since
            return
        work, feedback = (event.step, event.item), event.feedback or {}
        talk = self.talk(work, event.seat)  # as it was: the last version apart is not yet common
        answer = self.answers.add(work, event.seat, event.answer, feedback, at)
        if answer.stopped:
            self.concerned += [event.seat] if event.seat not in self.concerned else []
        elif talk and talk.complete and event.seat in talk.own:
            chosen = Chosen(event.seat, work, answer.number)
            self.answers.set_common(chosen, True)
            self.groups.share(chosen)

    @apply.register
    def _(self, event: events.GroupsMade, at: datetime) -> None:
        self.groups.made[event.step] = event.groups

    @apply.register
    def _(self, event: events.VerdictGiven, at: datetime) -> None:
        verdict = Verdict(event.same, event.versions)
        self.groups.say((event.step, event.item), event.seat or "", event.part, verdict)

    @apply.register
    def _(self, event: events.CommonConfirmed, at: datetime) -> None:
        self.groups.confirm((event.step, event.item), event.seat or "")

    @apply.register
    def _(self, event: events.AnswerApproved, at: datetime) -> None:
        self.answers.approve(_chosen(event))

    @apply.register
    def _(self, event: events.AnswerHidden, at: datetime) -> None:
        self.answers.hide(_chosen(event))
        if self.spotlight == _chosen(event):
            self.spotlight = None

    @apply.register
    def _(self, event: events.JudgementCorrected, at: datetime) -> None:
        self.answers.correct(_chosen(event), event.criterion, event.present)

    @apply.register
    def _(self, event: events.SpotlightTurned, at: datetime) -> None:
        lit = _chosen(event) if event.seat else None
        self.spotlight = lit if lit and self.answers.find(lit) else None

    @apply.register
    def _(self, event: events.ConcernSeen, at: datetime) -> None:
        self._see_to(event.seat)

    @apply.register
    def _(self, event: events.SettingChanged, at: datetime) -> None:
        setattr(self.settings, event.name, event.value)

    def _in_force(self, work: Work, seat: str, attempt: Answer) -> bool:
        """Say whether an attempt is one's own, or the last common version of one's whole group."""
        if not attempt.common:
            return True
        talk = self.talk(work, seat)
        if talk is None or talk.broken or talk.common is None:
            return False
        return talk.by == seat and talk.common.number == attempt.number

    def _change(self, seat: str | None, **values: Any) -> None:  # noqa: ANN401  (as replace does)
        assert seat
        self.seats[seat] = replace(self.seats[seat], **values)

    def _darken(self, seat: str | None) -> None:
        if self.spotlight and self.spotlight.seat == seat:
            self.spotlight = None

    def _see_to(self, seat: str | None) -> None:
        self.concerned = [other for other in self.concerned if other != seat]


def _chosen(
    event: events.AnswerApproved
    | events.AnswerHidden
    | events.JudgementCorrected
    | events.SpotlightTurned,
) -> Chosen:
    return Chosen(event.seat or "", (event.step or "", event.item or ""), event.attempt or 0)
