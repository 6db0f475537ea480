"""What an exercise is: the words that server, classroom, pages and exercises agree on.

An exercise is one folder under kit/exercises (or another package) with an object of the
type `ExercisePackage`, named in the entry-point group `workshop_kit.exercises`; one of texts
names what reads them in `workshop_kit.assessors`, taught or not. Its pure
half, `Exercise`, judges and counts without a kernel; its other half, `ExerciseView`, is
loaded only where pages are made.

Answers, feedback, tallies and summaries cross process borders, so they are JSON values.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol, cast

from kit.errors import ContentError
from kit.text.catalogue import Translate
from kit.text.language import Language

GROUP = "workshop_kit.exercises"
ASSESSORS = "workshop_kit.assessors"

Json = dict[str, Any]
# The forms in which an answer can be taken home, and what kind of file each is.
DOCUMENTS = {
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar; charset=utf-8",
}


@dataclass(frozen=True)
class Setting:
    """What of a room's settings a judgement depends on: its language, and whose rules apply."""

    language: Language = "zh"
    jurisdiction: str = "cn"


@dataclass(frozen=True)
class Attempt:
    """An answer as it was handed in, and the feedback on it.

    `corrections` say of criteria whether the instructor finds them in the answer, whatever
    the feedback says. `role` is the side its author has in a group, or "observer"; `group` is the
    same for all members of one; both are "" for whoever works alone. `common` says that one
    member handed it in for the whole group. `verdicts` say of parts that are `undecided` between
    both sides' versions whether they are the same, where the group has said so.
    """

    answer: Json
    feedback: Json
    corrections: Mapping[str, bool] = field(default_factory=dict)
    role: str = field(default="", kw_only=True)
    group: str = field(default="", kw_only=True)
    common: bool = field(default=False, kw_only=True)
    verdicts: Mapping[str, bool] = field(default_factory=dict, kw_only=True)


class Exercise(Protocol):
    """The pure half: content read once, answers judged and counted.

    Where answers come with others of the same seat and item they are attempts in the order in
    which they were handed in; the last one counts.
    """

    id: str
    immediate: bool  # feedback is shown as soon as an answer is handed in, not with the solution
    moderated: bool  # answers are people's own texts: the instructor reads and shows them
    criteria: Sequence[str]  # of a judgement, each may be corrected by the instructor
    roles: Sequence[str]  # sides of a group, each answers for itself; empty where all work alone
    documents: Sequence[str]  # forms of `DOCUMENTS` in which an answer can be taken home

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

    def judge(self, item: str, answer: Json, setting: Setting) -> Json:
        """Return the feedback on a complete answer.

        A feedback with a true "stopped" says that its author may need a word in private; it
        judges nothing.
        """

    def check(self, item: str, answer: Json, payload: object) -> Json:
        """Return `payload` as a feedback on `answer`; raises AnswerRefused for what is none.

        A kernel judges, the class shows: this keeps what a page could have made of a kernel out.
        """

    def tally(self, item: str, given: Sequence[Sequence[Attempt]]) -> Json:
        """Return the class's picture of one item, from each seat's attempts."""

    def summarize(self, given: Mapping[str, Mapping[str, Sequence[Attempt]]]) -> Json:
        """Return the class's picture of a step, from attempts by item and then by seat."""

    def recall(self, given: Mapping[str, Sequence[Attempt]]) -> Json:
        """Return what later steps may know of one seat's attempts, given by item; {} if nothing."""

    def undecided(self, item: str, mine: Json, theirs: Json) -> Sequence[str]:
        """Return the parts of which only people can tell whether two versions say the same."""

    def merged(self, mine: Json, theirs: Json, verdicts: Mapping[str, bool]) -> Json:
        """Return what the common version of two sides begins with, in the hand of the first.

        `verdicts` are what both said of the parts that are `undecided`.
        """

    def row(self, item: str, attempt: Attempt) -> Mapping[str, str]:
        """Return an attempt as columns of the export."""

    def document(self, item: str, answer: Json, form: str, language: Language) -> bytes:
        """Return an answer as a file to take home, in one of the forms of `documents`.

        `language` is the room's. Raises AnswerRefused for an answer that no document can be made
        of, and KeyError for any other form.
        """


class Editor(Protocol):
    """The part of a page on which one answer is edited."""

    @property
    def widget(self) -> Any:  # noqa: ANN401  (an ipywidgets widget; this floor imports none)
        """Return the widget that the page shows."""

    def show(self, answer: Json) -> None:
        """Show `answer` without telling `changed`."""


@dataclass(frozen=True)
class Words:
    """What buttons and notes of a page say while an exercise is answered."""

    submit: str
    open: str  # why it cannot be submitted yet; {number} is that of the first open question
    again: str  # take a submitted answer up again
    kept: str  # what happens to what was chosen or typed so far
    changing: str  # the same, while an answer is being changed


class ExerciseView(Protocol):
    """The half that pages need. All HTML it returns is already escaped.

    `language` is the content's (the room's), `_` translates the interface (the reader's).
    """

    def words(self, _: Translate) -> Words:
        """Return what the page's own buttons and notes say."""

    def editor(
        self, item: str, language: Language, _: Translate, changed: Callable[[Json], None]
    ) -> Editor:
        """Return an editor; `changed` is called with the whole answer at each change."""

    def prompt(self, item: str, language: Language, _: Translate, role: str = "") -> str:
        """Return the card with the item's prompt, as HTML for the phone of a side of a group."""

    def reminder(self, facts: Json, _: Translate) -> str:
        """Return what to keep in mind in later steps, from `recall`'s facts; or empty."""

    def earlier(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        """Return what stands above the editor while an answer is changed; or empty."""

    def answer(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        """Return one's own answer; of an immediate exercise, with its feedback.

        It stands in a card of the page, which has the heading and the buttons.
        """

    def comparison(
        self,
        item: str,
        versions: Mapping[str, Attempt],
        role: str,
        asked: bool,
        language: Language,
        _: Translate,
    ) -> str:
        """Return where the versions of a group's sides, by role, differ; `role` is the reader's.

        Where the reader is `asked`, each part that is undecided has two buttons with
        data-press="verdict", data-part and data-same ("yes" or "no"). Empty where everybody
        answers alone.
        """

    def bars(self, item: str, tally: Json, own: Json | None, _: Translate) -> str:
        """Return the class's picture as light HTML bars for the phone; `own` is one's answer."""

    def result(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        """Return the explanation, and what it says of one's own attempts, for the phone."""

    def summary(self, summary: Json, _: Translate) -> str:
        """Return the step's summary, as HTML for the phone."""

    def practice(self, given: Mapping[str, Sequence[Attempt]], _: Translate) -> str:
        """Return what practice alone came to, from one's attempts by item."""

    def desk(self, item: str, attempt: Attempt, language: Language, _: Translate) -> str:
        """Return an attempt as the instructor reads it: what was found in it.

        Of a moderated exercise only.
        """

    def role(self, role: str, _: Translate) -> str:
        """Return the word for a side of a group, or for an "observer" of it, as plain text.

        Empty where everybody answers alone.
        """

    def corrections(self, item: str, attempt: Attempt, _: Translate) -> str:
        """Return what the instructor corrects a judgement with, criterion by criterion.

        A button with data-press="correct", data-criterion and data-present ("yes" or "no"); the
        page adds whose attempt it is. Empty where an exercise has no criteria.
        """

    def wall_prompt(self, item: str, language: Language, _: Translate) -> str:
        """Return the item's prompt, as HTML for the wall's left half."""

    def wall_distribution(
        self, item: str, tally: Json, language: Language, light: str, _: Translate
    ) -> str:
        """Return the whole middle of the wall in the distribution phase."""

    def wall_solution(
        self,
        item: str,
        tally: Json,
        approved: Sequence[Attempt],
        language: Language,
        light: str,
        _: Translate,
    ) -> str:
        """Return the whole middle of the wall in the solution phase.

        `approved` are the answers that the instructor lets the room see, of nobody by name.
        """

    def wall_spotlight(self, item: str, attempt: Attempt, language: Language, _: Translate) -> str:
        """Return the whole middle of the wall for one answer in the spotlight."""

    def wall_summary(self, summary: Json, light: str, _: Translate) -> str:
        """Return the whole middle of the wall for the step's summary."""


class Assessor(Protocol):
    """What reads texts without a class: the command `workshop assess` of an exercise.

    An entry point of the group `workshop_kit.assessors` names what makes it from a data folder.
    """

    criteria: Sequence[str]  # what may be found in a text: the labels of a gold set
    facts: Sequence[str]  # what a text may tell besides, such as a date
    gold_options: Sequence[str]  # keys of a gold set's examples that change how a text is read

    def arguments(self, parser: ArgumentParser) -> None:
        """Add the exercise's own options to the command."""

    def assess(self, text: str, options: Namespace) -> Json:
        """Return what is found in `text`; raises SettingsError for options that do not fit."""

    def labels(self, text: str, language: Language, options: Mapping[str, str]) -> Collection[str]:
        """Return which criteria are found in `text`."""

    def told(self, text: str, language: Language) -> Json:
        """Return the facts that `text` tells, None for each that it does not."""


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


def assessed() -> list[str]:
    """Return the names of all exercises whose texts can be read, be they taught yet or not."""
    return sorted(point.name for point in entry_points(group=ASSESSORS))


def open_assessor(name: str, data: Path) -> Assessor:
    """Return what reads the texts of an exercise, from its content under `data`.

    Raises ContentError for faults, and KeyError where nothing reads them.
    """
    known = {point.name: point for point in entry_points(group=ASSESSORS)}
    return cast(Callable[[Path], Assessor], known[name].load())(data)
