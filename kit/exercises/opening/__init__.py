"""The opening of a call: what would be said in the first half minute, read by rules.

Everything of the exercise lives in this folder; its content in data/opening and data/rules.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kit.exercises.contract import Assessor, Exercise, ExercisePackage, ExerciseView

if TYPE_CHECKING:
    from kit.exercises.opening.model import Opening


def _open(data: Path) -> "Opening":
    from kit.exercises.opening.content import read_opening  # loads YAML

    return read_opening(data)


def _view(exercise: Exercise) -> ExerciseView:
    from kit.exercises.opening.view import OpeningView  # loads charts

    return OpeningView(_ours(exercise))


def _ours(exercise: Exercise) -> "Opening":
    from kit.exercises.opening.model import Opening

    if not isinstance(exercise, Opening):
        raise TypeError(f"exercise: {type(exercise).__name__} is no Opening")
    return exercise


EXERCISE = ExercisePackage(id="opening", open=_open, view=_view)


def assessor(data: Path) -> Assessor:
    """Return what reads openings without a class; raises ContentError."""
    from kit.exercises.opening.assess import OpeningAssessor

    return OpeningAssessor(_open(data))
