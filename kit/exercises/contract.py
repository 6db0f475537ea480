"""What an exercise is: the words that server, classroom, pages and exercises agree on.

An exercise is one folder under kit/exercises (or another package) with an object of the
type `ExercisePackage`, named in the entry-point group `workshop_kit.exercises`. Its pure
half, `Exercise`, judges and counts without a kernel; its other half, `ExerciseView`, is
loaded only where pages are made.

Answers, feedback, tallies and summaries cross process borders, so they are JSON values.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol

from kit.errors import ContentError
from kit.text.catalogue import Translate
from kit.text.language import Language

GROUP = "workshop_kit.exercises"

Json = dict[str, Any]


class Exercise(Protocol):
    """The pure half: content read once, answers judged and counted."""

    id: str

    def items(self) -> Sequence[str]:
        """Return the ids of all items of the content, in its order."""

    def blank(self) -> Json:
        """Return the answer of someone who has not touched anything."""

    def read(self, item: str, payload: object) -> Json:
        """Return `payload` as an answer of this exercise, unfinished ones included.

        Everything from a page is untrusted: raises AnswerRefused for whatever is not an answer.
        """

    def missing(self, answer: Json) -> Sequence[int]:
        """Return the numbers (from 1) of the questions still open; empty when complete."""

    def judge(self, item: str, answer: Json) -> Json:
        """Return the feedback on a complete answer."""

    def tally(self, item: str, answers: Sequence[Json]) -> Json:
        """Return the class's picture of one item."""

    def summarize(self, answers: Mapping[str, Mapping[str, Json]]) -> Json:
        """Return the class's picture of a step, from answers by item and then by seat."""

    def recall(self, answers: Mapping[str, Json]) -> Json:
        """Return what later steps may know of one seat's answers, given by item."""

    def row(self, item: str, answer: Json) -> Mapping[str, str]:
        """Return an answer as columns of the export."""


class Editor(Protocol):
    """The part of a page on which one answer is edited."""

    @property
    def widget(self) -> Any:  # noqa: ANN401  (an ipywidgets widget; this floor imports none)
        """Return the widget that the page shows."""

    def show(self, answer: Json) -> None:
        """Show `answer` without telling `changed`."""


class ExerciseView(Protocol):
    """The half that pages need. All HTML it returns is already escaped.

    `language` is the content's (the room's), `_` translates the interface (the reader's).
    """

    def editor(
        self, item: str, language: Language, _: Translate, changed: Callable[[Json], None]
    ) -> Editor:
        """Return an editor; `changed` is called with the whole answer at each change."""

    def prompt(self, item: str, language: Language, _: Translate) -> str:
        """Return the card with the item's prompt, as HTML for the phone."""

    def answer(self, item: str, answer: Json, language: Language, _: Translate) -> str:
        """Return one's own answer in short, as HTML for the phone."""

    def bars(self, item: str, tally: Json, own: Json | None, _: Translate) -> str:
        """Return what the class chose, as light HTML bars for the phone."""

    def result(
        self,
        item: str,
        answer: Json | None,
        feedback: Json | None,
        language: Language,
        _: Translate,
    ) -> str:
        """Return the explanation, and what it says of one's own answer, for the phone."""

    def summary(self, summary: Json, _: Translate) -> str:
        """Return the step's summary, as HTML for the phone."""

    def wall_prompt(self, item: str, language: Language, _: Translate) -> str:
        """Return the item's prompt, as HTML for the wall's left half."""

    def wall_distribution(
        self, item: str, tally: Json, language: Language, light: str, _: Translate
    ) -> str:
        """Return the whole middle of the wall in the distribution phase."""

    def wall_solution(
        self, item: str, tally: Json, language: Language, light: str, _: Translate
    ) -> str:
        """Return the whole middle of the wall in the solution phase."""

    def wall_summary(self, summary: Json, light: str, _: Translate) -> str:
        """Return the whole middle of the wall for the step's summary."""


@dataclass(frozen=True)
class ExercisePackage:
    """What an entry point of the group names.

    `open` reads the content under a data folder (raises ContentError); `view` makes the
    pages' half from the pure one and imports widgets and charts only when called.
    """

    id: str
    open: Callable[[Path], Exercise]
    view: Callable[[Exercise], ExerciseView]


def installed() -> list[str]:
    """Return the names of all exercises that are installed."""
    return sorted(point.name for point in entry_points(group=GROUP))


def find(name: str) -> ExercisePackage:
    """Return the exercise package registered under `name`; raises ContentError if none is."""
    known = {point.name: point for point in entry_points(group=GROUP)}
    if name not in known:
        raise ContentError(
            f"exercise: {name!r} is not installed; known: {', '.join(sorted(known)) or 'none'}"
        )
    package = known[name].load()
    if not isinstance(package, ExercisePackage):
        raise ContentError(f"exercise: {name!r} names {package!r}, not an ExercisePackage")
    return package
