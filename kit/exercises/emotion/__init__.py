"""Emotion identification: which emotion speaks, how strongly, and which need is behind it.

Everything of the exercise lives in this folder; its content in data/emotion.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kit.exercises.contract import Exercise, ExercisePackage, ExerciseView

if TYPE_CHECKING:
    from kit.exercises.emotion.model import Emotion


def _open(data: Path) -> "Emotion":
    from kit.exercises.emotion.content import read_emotion  # loads YAML

    return read_emotion(data / "emotion")


def _view(exercise: Exercise) -> ExerciseView:
    from kit.exercises.emotion.model import Emotion
    from kit.exercises.emotion.view import EmotionView  # loads charts

    if not isinstance(exercise, Emotion):
        raise TypeError(f"exercise: {type(exercise).__name__} is no Emotion")
    return EmotionView(exercise)


EXERCISE = ExercisePackage(id="emotion", open=_open, view=_view)
