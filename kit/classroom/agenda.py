"""The agenda of a class: steps, their items, and the way through them."""

from dataclasses import dataclass, replace
from typing import Literal

from kit.errors import MoveRefused
from kit.text.language import Language, Text

Phase = Literal["waiting", "open", "closed", "distribution", "solution", "summary"]
ITEM_PHASES: tuple[Phase, ...] = ("waiting", "open", "closed", "distribution", "solution")


@dataclass(frozen=True)
class Step:
    """One step of a day: an exercise over some items, or a talk or break without any.

    `minutes` is how long it is planned to last; `timer` how many seconds an item's timer
    suggests.
    """

    id: str
    exercise: str | None
    title: Text
    about: Text
    minutes: int
    say: tuple[Text, ...] = ()
    reminders: tuple[Text, ...] = ()
    think: Text | None = None
    items: tuple[str, ...] = ()
    timer: int = 90


@dataclass(frozen=True)
class Course:
    """A day: its title, the language and jurisdiction of its content, and its steps."""

    id: str
    title: Text
    language: Language
    jurisdiction: str
    instructor: str
    steps: tuple[Step, ...]

    def step(self, place: "Place") -> Step:
        """Return the step that `place` stands in."""
        return self.steps[place.step]

    def holds(self, place: "Place") -> bool:
        """Say whether `place` exists in this course."""
        if not 0 <= place.step < len(self.steps):
            return False
        items = self.steps[place.step].items
        if place.item is None:
            return place.phase == ("summary" if items else "waiting")
        return 0 <= place.item < len(items) and place.phase in ITEM_PHASES


@dataclass(frozen=True)
class Place:
    """Where the class stands: a step, an item in it (from 0; None without), and a phase."""

    step: int
    item: int | None
    phase: Phase


def start(course: Course, step: int = 0) -> Place:
    """Return the first place of a step."""
    return Place(step, 0 if course.steps[step].items else None, "waiting")


def following(course: Course, place: Place) -> Place:
    """Return the place after `place`: the next phase, item, summary or step.

    Raises MoveRefused at the end of the last step.
    """
    items = course.step(place).items
    if place.item is not None:
        if place.phase != "solution":
            return replace(place, phase=ITEM_PHASES[ITEM_PHASES.index(place.phase) + 1])
        if place.item + 1 < len(items):
            return Place(place.step, place.item + 1, "waiting")
        return Place(place.step, None, "summary")
    return skipped(course, place)


def preceding(course: Course, place: Place) -> Place:
    """Return the place before `place`; raises MoveRefused at the start of the first step."""
    if place.item is not None and place.phase != "waiting":
        return replace(place, phase=ITEM_PHASES[ITEM_PHASES.index(place.phase) - 1])
    if place.item:
        return Place(place.step, place.item - 1, "solution")
    if place.item is None and place.phase == "summary":
        return Place(place.step, len(course.step(place).items) - 1, "solution")
    if place.step == 0:
        raise MoveRefused("place: the class is at the start of the first step")
    before = place.step - 1
    return Place(before, None, "summary" if course.steps[before].items else "waiting")


def skipped(course: Course, place: Place) -> Place:
    """Return the start of the next step; raises MoveRefused in the last one."""
    if place.step + 1 >= len(course.steps):
        raise MoveRefused("place: the class is in the last step; there is nothing after it")
    return start(course, place.step + 1)
