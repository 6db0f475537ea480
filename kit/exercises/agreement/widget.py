"""The editor of an agreement: terms, plan and closing words, one screen after the other."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from kit.errors import AnswerRefused
from kit.exercises.agreement import form, schedule
from kit.exercises.agreement.model import LONGEST_WORDS, Agreement
from kit.exercises.contract import Json
from kit.text.catalogue import Translate
from kit.text.language import Language
from kit.widgets.box import Column
from kit.widgets.form import Form
from kit.widgets.panel import Panel
from kit.widgets.writing import Writing

_log = logging.getLogger("workshop")
SCREENS = ("terms", "plan", "words")


class AgreementEditor:
    """Edits one agreement; keeps the contract of `kit.exercises.contract.Editor`.

    What a page sets goes through `Agreement.read`; a value that is refused is logged and taken
    back, and `changed` never hears of it. Which screen is open is this page's own matter.
    """

    def __init__(
        self,
        agreement: Agreement,
        item: str,
        language: Language,
        _: Translate,
        changed: Callable[[Json], None],
    ) -> None:
        self._agreement, self._item, self._language, self._ = agreement, item, language, _
        self._changed = changed
        self._answer = agreement.blank()
        self._showing = False
        self._steps, self._plan, self._ways = (Panel(self._press) for _each in range(3))
        currency = agreement.cases[item].currencies[language]
        self._form = Form(_("What was agreed"), form.fields(currency, _))
        self._words = Writing(
            legend=_("Closing words, as you would say them"),
            placeholder=_("Sum up what was agreed, word for word, as if the other one listened."),
            most=LONGEST_WORDS,
            language=language,
            _=_,
        )
        for widget in (self._form, self._words):
            widget.observe(self._take, names="value")
        self._form.add_class("for-terms")
        self._plan.add_class("for-plan")
        self._words.add_class("for-words")
        self._box = Column([self._steps, self._form, self._plan, self._words, self._ways])
        self._box.add_class("answer")
        self._turn("terms")
        self._draw()

    @property
    def widget(self) -> Any:  # noqa: ANN401  (ipywidgets ships no types)
        """Return the box with all screens; one of them is seen."""
        return self._box

    def show(self, answer: Json) -> None:
        """Show `answer` without telling `changed`; raises AnswerRefused for what is none."""
        self._answer = self._agreement.read(self._item, answer)
        self._showing = True
        try:
            self._form.value = dict(self._answer["terms"])
            self._words.value = self._answer["words"]
        finally:
            self._showing = False
        self._draw()

    def _take(self, _change: object) -> None:
        if self._showing:
            return
        typed = {"terms": self._form.value, "words": self._words.value}
        try:
            answer = self._agreement.read(self._item, typed)
        except AnswerRefused as refusal:
            _log.warning("%s", refusal)
            self.show(self._answer)
            return
        if answer != self._answer:
            self._answer = answer
            self._draw()
            self._changed({"terms": dict(answer["terms"]), "words": answer["words"]})

    def _press(self, name: str, values: Mapping[str, str]) -> None:
        if name == "screen" and values.get("to") in SCREENS:
            self._turn(values["to"])

    def _turn(self, screen: str) -> None:
        """Open a screen: the style sheets show what belongs to it."""
        for other in SCREENS:
            self._box.remove_class(f"is-{other}")
        self._box.add_class(f"is-{screen}")
        self._steps.html = form.steps(screen, self._)
        self._ways.html = form.ways(screen, self._)

    def _draw(self) -> None:
        plan = self._agreement.plan(self._item, self._answer, self._language)
        self._form.faults = form.faults(plan, self._)
        self._form.idle = form.idle(self._answer["terms"])
        currency = self._agreement.cases[self._item].currencies[self._language]
        self._plan.html = schedule.card(plan, currency, self._)
