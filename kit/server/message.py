"""The values of a page's message, checked one by one before anything is done with them."""

from collections.abc import Mapping
from typing import Any

from kit.classroom.answer import Chosen, Work
from kit.errors import AnswerRefused, RoomError
from kit.exercises.contract import Exercise, Json
from kit.server.desk import Desk

LONGEST_TEXT = 200  # characters of any single value
LARGEST = 1e6  # of any number


def text(values: Mapping[str, Any], name: str) -> str:
    """Return a short text; raises RoomError for anything else."""
    value = values.get(name)
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise RoomError(f"{name}: a text of at most {LONGEST_TEXT} characters is needed")
    return value


def number(values: Mapping[str, Any], name: str) -> float:
    """Return a number of a reasonable size; raises RoomError for anything else."""
    value = values.get(name)
    # JSON as Python reads it has NaN, and whole numbers too long for a float.
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        raise RoomError(f"{name}: a number is needed, up to {LARGEST:.0f}")
    return float(value)


def flag(values: Mapping[str, Any], name: str) -> bool:
    """Return a yes or no; raises RoomError for anything else."""
    value = values.get(name)
    if not isinstance(value, bool):
        raise RoomError(f"{name}: {value!r:.60} is neither true nor false")
    return value


def named_work(desk: Desk, values: Json) -> tuple[Work, Exercise]:
    """Return the step and item that a message names, and their exercise; raises AnswerRefused."""
    work = (text(values, "step"), text(values, "item"))
    for step in desk.live.course.steps:
        if step.id == work[0] and work[1] in step.items and step.exercise:
            return work, desk.live.exercises[step.exercise]
    raise AnswerRefused(f"item: {work[1]!r} is not in step {work[0]!r} of this course")


def named_answer(desk: Desk, values: Json) -> tuple[Chosen, Exercise]:
    """Return the attempt that a message names, and its exercise; raises RoomError."""
    work, exercise = named_work(desk, values)
    return Chosen(text(values, "seat"), work, int(number(values, "attempt"))), exercise
