"""The exercises as pages have them: both halves, and the attempts that views tell of."""

from functools import cache

from kit.exercises.contract import Attempt, Exercise, ExerciseView, Json, find
from kit.settings import DATA


@cache
def exercise(name: str) -> tuple[Exercise, ExerciseView]:
    """Return both halves of an exercise, its content read once a kernel."""
    package = find(name)
    pure = package.open(DATA)
    return pure, package.view(pure)


def attempt(told: Json) -> Attempt:
    """Return an attempt that a view tells of; what was judged may not be known yet."""
    return Attempt(told["answer"], told.get("feedback", {}), told.get("corrections", {}))
