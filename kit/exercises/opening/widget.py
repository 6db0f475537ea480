"""The editor of an opening: one text area."""

import logging
from collections.abc import Callable
from typing import Any

from kit.errors import AnswerRefused
from kit.exercises.contract import Json
from kit.exercises.opening.model import LONGEST, Opening
from kit.text.catalogue import Translate
from kit.text.language import Language
from kit.widgets.box import Column
from kit.widgets.writing import Writing

_log = logging.getLogger("workshop")


class OpeningEditor:
    """Edits one draft; keeps the contract of `kit.exercises.contract.Editor`.

    What a page sets goes through `Opening.read`; a value that is refused is logged and taken
    back, and `changed` never hears of it.
    """

    def __init__(
        self,
        opening: Opening,
        item: str,
        language: Language,
        _: Translate,
        changed: Callable[[Json], None],
    ) -> None:
        self._opening = opening
        self._item = item
        self._changed = changed
        self._answer = opening.blank()
        self._showing = False
        self._writing = Writing(
            legend=_("What you say first"),
            placeholder=_("Word for word, as you would say it. “…” is a pause for the answer."),
            most=LONGEST,
            language=language,
            _=_,
        )
        self._writing.observe(self._take, names="value")
        self._box = Column([self._writing])
        self._box.add_class("answer")

    @property
    def widget(self) -> Any:  # noqa: ANN401  (ipywidgets ships no types)
        """Return the box with the text area."""
        return self._box

    def show(self, answer: Json) -> None:
        """Show `answer` without telling `changed`; raises AnswerRefused for what is none."""
        self._answer = self._opening.read(self._item, answer)
        self._showing = True
        try:
            self._writing.value = self._answer["text"]
        finally:
            self._showing = False

    def write(self, text: str) -> None:
        """Write `text`, as a hand does; one that is refused is ignored and logged."""
        self._writing.value = text

    def _take(self, _change: object) -> None:
        if self._showing:
            return
        try:
            answer = self._opening.read(self._item, {"text": self._writing.value})
        except AnswerRefused as refusal:
            _log.warning("%s", refusal)
            self.show(self._answer)
            return
        if answer != self._answer:
            self._answer = answer
            self._changed(dict(answer))
