"""The editor of an answer: three grids of choices."""

import logging
from collections.abc import Callable
from typing import Any

from kit.errors import AnswerRefused
from kit.exercises.contract import Json
from kit.exercises.emotion.model import QUESTIONS, Emotion
from kit.exercises.emotion.utterance import INTENSITIES
from kit.exercises.emotion.words import strength
from kit.text.catalogue import Translate
from kit.widgets.box import Column
from kit.widgets.choice import ChoiceGrid, Option

_log = logging.getLogger("workshop")


class EmotionEditor:
    """Edits one answer; keeps the contract of `kit.exercises.contract.Editor`.

    What a page sets goes through `Emotion.read`; a value that is refused is logged and taken
    back, and `changed` never hears of it.
    """

    def __init__(
        self, emotion: Emotion, item: str, _: Translate, changed: Callable[[Json], None]
    ) -> None:
        self._emotion = emotion
        self._item = item
        self._changed = changed
        self._answer = emotion.blank()
        self._showing = False
        self._grids = _grids(emotion, _)
        for grid in self._grids.values():
            grid.observe(self._take, names="value")
        self._box = Column(list(self._grids.values()))
        self._box.add_class("answer")

    @property
    def widget(self) -> Any:  # noqa: ANN401  (ipywidgets ships no types)
        """Return the box with the three grids."""
        return self._box

    def show(self, answer: Json) -> None:
        """Show `answer` without telling `changed`; raises AnswerRefused for what is none."""
        self._answer = self._emotion.read(self._item, answer)
        self._showing = True
        try:
            for question, grid in self._grids.items():
                grid.value = self._answer[question] or ""
        finally:
            self._showing = False

    def choose(self, question: str, value: str) -> None:
        """Choose `value` for a question, as a tap does; an unknown one is ignored and logged."""
        self._grids[question].value = value

    def _take(self, _change: object) -> None:
        if self._showing:
            return
        chosen = {question: grid.value or None for question, grid in self._grids.items()}
        try:
            answer = self._emotion.read(self._item, chosen)
        except AnswerRefused as refusal:
            _log.warning("%s", refusal)
            self.show(self._answer)
            return
        if answer != self._answer:
            self._answer = answer
            self._changed(dict(answer))


def _grids(emotion: Emotion, _: Translate) -> dict[str, ChoiceGrid]:
    """Return a grid for each question."""
    language = _.language
    families = [
        Option(id=each.id, label=each.name.of(language), family=each.id)
        for each in emotion.families.values()
    ]
    strengths = [Option(id=each, label=strength(each, _), family="") for each in INTENSITIES]
    needs = [
        Option(id=each.id, label=each.name.of(language), family="")
        for each in emotion.needs.values()
    ]
    feels = _("1 What does the customer feel most of all?")
    strong = _("2 How strong is it?")
    behind = _("3 Which need speaks behind these words?")
    grids = (
        ChoiceGrid(legend=feels, options=families, layout="pairs"),
        ChoiceGrid(legend=strong, options=strengths, layout="scale"),
        ChoiceGrid(legend=behind, options=needs, layout="thirds"),
    )
    return dict(zip(QUESTIONS, grids, strict=True))
