"""The pages' half of the fake exercise of texts: what it shows is easy to find again."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import pytest

from kit.exercises.contract import Attempt, Editor, ExercisePackage, Json, Words
from kit.text.catalogue import Translate
from kit.text.language import Language
from kit.widgets.box import Column
from tests.classroom.fake import NOTE

WORDS = Words("Read it", "Write {number} first", "Write again", "Kept here", "One more draft")


class NoteEditor:
    """An editor whose text a test sets by calling `type`."""

    def __init__(self, changed: Callable[[Json], None]) -> None:
        self.widget: Any = Column([])
        self.shown: Json = {}
        self._changed = changed

    def show(self, answer: Json) -> None:
        self.shown = answer

    def type(self, text: str) -> None:
        self._changed({"text": text})


class NoteView:
    """Every piece names the method that made it."""

    def __init__(self) -> None:
        self.laid_out = 0
        self.compared = 0
        self.editors: list[NoteEditor] = []

    def words(self, _: Translate) -> Words:
        return WORDS

    def editor(
        self, item: str, language: Language, _: Translate, changed: Callable[[Json], None]
    ) -> Editor:
        self.editors.append(NoteEditor(changed))
        return self.editors[-1]

    def prompt(self, item: str, language: Language, _: Translate, role: str = "") -> str:
        return f"[prompt {item}]"

    def reminder(self, facts: Json, _: Translate) -> str:
        return f"[reminder {facts['of']}]" if facts else ""

    def earlier(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        return f"[earlier {read(attempts)}]"

    def answer(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        return f"[answer {read(attempts)} {attempts[-1].feedback} {attempts[-1].corrections}]"

    def comparison(
        self,
        item: str,
        versions: Mapping[str, Attempt],
        role: str,
        asked: bool,
        language: Language,
        _: Translate,
    ) -> str:
        self.compared += 1
        said = " ".join(str(dict(version.verdicts)) for version in versions.values())
        return f"[comparison {' / '.join(versions)} for {role}{', asked' * asked}: {said}]"

    def bars(self, item: str, tally: Json, own: Json | None, _: Translate) -> str:
        return f"[bars {tally}]"

    def result(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        return f"[result {read(attempts)}]"

    def summary(self, summary: Json, _: Translate) -> str:
        return f"[summary {summary}]"

    def practice(self, given: Mapping[str, Sequence[Attempt]], _: Translate) -> str:
        return f"[practice {[read(attempts) for attempts in given.values()]}]"

    def desk(self, item: str, attempt: Attempt, language: Language, _: Translate) -> str:
        self.laid_out += 1
        return f"<p>[desk {read([attempt])}]</p>"

    def role(self, role: str, _: Translate) -> str:
        return f"[role {role}]"

    def corrections(self, item: str, attempt: Attempt, _: Translate) -> str:
        return "".join(
            f'<button class="button" data-press="correct" data-criterion="{criterion}"'
            f' data-present="no">No {criterion}</button>'
            for criterion in NOTE.criteria
        )

    def wall_prompt(self, item: str, language: Language, _: Translate) -> str:
        return f"[wall prompt {item}]"

    def wall_distribution(
        self, item: str, tally: Json, language: Language, light: str, _: Translate
    ) -> str:
        return f"[wall distribution {tally}]"

    def wall_solution(
        self,
        item: str,
        tally: Json,
        approved: Sequence[Attempt],
        language: Language,
        light: str,
        _: Translate,
    ) -> str:
        return f"[wall solution {read(approved)}]"

    def wall_spotlight(self, item: str, attempt: Attempt, language: Language, _: Translate) -> str:
        return f"[wall spotlight {item} {read([attempt])}]"

    def wall_summary(self, summary: Json, light: str, _: Translate) -> str:
        return f"[wall summary {summary}]"


def read(attempts: Sequence[Attempt]) -> str:
    return escape(" / ".join(attempt.answer["text"] for attempt in attempts))


def install(monkeypatch: pytest.MonkeyPatch) -> NoteView:
    """Let pages find the exercise "note" as if it were installed; return its pages' half."""
    from kit.exercises.contract import find

    face = NoteView()
    package = ExercisePackage("note", lambda data: NOTE, lambda pure: face)
    monkeypatch.setattr(
        "kit.pages.exercise.find", lambda name: package if name == "note" else find(name)
    )
    monkeypatch.setattr("kit.pages.exercise._opened", {})
    return face
