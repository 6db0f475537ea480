"""Small exercises and a small course, so that the classroom is tested without any content."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kit.classroom.agenda import Course, Place, Step
from kit.classroom.events import (
    AnswerSubmitted,
    Event,
    GroupsMade,
    PlaceReached,
    Record,
    SeatTaken,
    VerdictGiven,
)
from kit.classroom.fold import fold
from kit.classroom.room import Room
from kit.errors import AnswerRefused
from kit.exercises.contract import Attempt, Exercise, Json, Setting
from kit.text.language import Language, Text

AT = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
SOLUTION = "the secret of the item"


class Choice:
    """An exercise with one question: left or right. Right is right."""

    id = "choice"
    immediate = False
    moderated = False
    criteria: Sequence[str] = ()
    roles: Sequence[str] = ()
    documents: Sequence[str] = ()

    def items(self) -> Sequence[str]:
        return ("one", "two", "three")

    def blank(self) -> Json:
        return {"side": None}

    def read(self, item: str, payload: object) -> Json:
        if item not in self.items() or not isinstance(payload, Mapping):
            raise AnswerRefused("answer: an item and a mapping are needed")
        side = payload.get("side")
        if payload.keys() - {"side"} or side not in ("left", "right", None):
            raise AnswerRefused("answer: left or right")
        return {"side": side}

    def missing(self, answer: Json) -> Sequence[int]:
        return [] if answer["side"] else [1]

    def judge(self, item: str, answer: Json, setting: Setting) -> Json:
        return {"right": answer["side"] == "right", "because": SOLUTION}

    def check(self, item: str, answer: Json, payload: object) -> Json:
        if not isinstance(payload, dict) or payload.keys() - {"right", "because"}:
            raise AnswerRefused("feedback: what was judged")
        return payload

    def tally(self, item: str, given: Sequence[Sequence[Attempt]]) -> Json:
        return {"sides": dict(Counter(attempts[-1].answer["side"] for attempts in given))}

    def summarize(self, given: Mapping[str, Mapping[str, Sequence[Attempt]]]) -> Json:
        return {"people": {item: len(seats) for item, seats in given.items()}}

    def recall(self, given: Mapping[str, Sequence[Attempt]]) -> Json:
        sides = [attempts[-1].answer["side"] for attempts in given.values()]
        return {"sides": sides} if sides else {}

    def undecided(self, item: str, mine: Json, theirs: Json) -> Sequence[str]:
        return ()

    def merged(self, mine: Json, theirs: Json, verdicts: Mapping[str, bool]) -> Json:
        return mine

    def row(self, item: str, attempt: Attempt) -> Mapping[str, str]:
        return {"side": attempt.answer["side"] or ""}

    def document(self, item: str, answer: Json, form: str, language: Language) -> bytes:
        raise KeyError(form)


class Note:
    """An exercise with one text: judged at once, moderated; it lacks or has a greeting."""

    id = "note"
    immediate = True
    moderated = True
    criteria: Sequence[str] = ("greeting", "name")
    roles: Sequence[str] = ()
    documents: Sequence[str] = ()

    def items(self) -> Sequence[str]:
        return ("first", "second")

    def blank(self) -> Json:
        return {"text": ""}

    def read(self, item: str, payload: object) -> Json:
        text = payload.get("text") if isinstance(payload, Mapping) else None
        if item not in self.items() or not isinstance(text, str):
            raise AnswerRefused("answer: an item and a text are needed")
        return {"text": text}

    def missing(self, answer: Json) -> Sequence[int]:
        return [] if answer["text"] else [1]

    def judge(self, item: str, answer: Json, setting: Setting) -> Json:
        return {"greeting": "hello" in answer["text"], "stopped": "despair" in answer["text"]}

    def check(self, item: str, answer: Json, payload: object) -> Json:
        if payload != self.judge(item, answer, Setting()):
            raise AnswerRefused("feedback: not what was judged")
        return self.judge(item, answer, Setting())

    def tally(self, item: str, given: Sequence[Sequence[Attempt]]) -> Json:
        greets = [attempts[-1].feedback | dict(attempts[-1].corrections) for attempts in given]
        return {"greetings": sum(found["greeting"] for found in greets), "count": len(greets)}

    def summarize(self, given: Mapping[str, Mapping[str, Sequence[Attempt]]]) -> Json:
        return {"drafts": sum(len(drafts) for seats in given.values() for drafts in seats.values())}

    def recall(self, given: Mapping[str, Sequence[Attempt]]) -> Json:
        return {}

    def undecided(self, item: str, mine: Json, theirs: Json) -> Sequence[str]:
        return ()

    def merged(self, mine: Json, theirs: Json, verdicts: Mapping[str, bool]) -> Json:
        return mine

    def row(self, item: str, attempt: Attempt) -> Mapping[str, str]:
        return {"text": attempt.answer["text"]}

    def document(self, item: str, answer: Json, form: str, language: Language) -> bytes:
        raise KeyError(form)


class Deal(Note):
    """An exercise with one text that two sides write apart, and then together."""

    id = "deal"
    criteria: Sequence[str] = ()
    roles: Sequence[str] = ("caller", "customer")

    def undecided(self, item: str, mine: Json, theirs: Json) -> Sequence[str]:
        return [] if mine == theirs else ["text"]


CHOICE: Exercise = Choice()
NOTE: Exercise = Note()
DEAL: Exercise = Deal()
EXERCISES = {"choice": CHOICE, "note": NOTE, "deal": DEAL}
LEFT, RIGHT = {"side": "left"}, {"side": "right"}


def text(words: str) -> Text:
    return Text(f"{words}（中文）", words)


COURSE = Course(
    id="day",
    title=text("A day"),
    language="zh",
    jurisdiction="cn",
    instructor="Ms Lin",
    steps=(
        Step("hello", None, text("Hello"), text("A talk"), 5, think=text("What do you expect?")),
        Step(
            "choose",
            "choice",
            text("Choose"),
            text("Left or right"),
            20,
            say=(text("Only for the instructor's eyes"),),
            reminders=(text("Keep calm"),),
            items=("one", "two"),
            timer=60,
        ),
        Step("pause", None, text("Pause"), text("A break"), 10),
    ),
)
ONE, TWO = ("choose", "one"), ("choose", "two")
# The same day with something to write after the choices.
WRITTEN = replace(
    COURSE,
    steps=(
        *COURSE.steps[:2],
        Step("write", "note", text("Write"), text("A note"), 20, items=("first", "second")),
        COURSE.steps[2],
    ),
)
FIRST, SECOND = ("write", "first"), ("write", "second")
# The same day with something to agree on instead.
PAIRED = replace(
    COURSE,
    steps=(
        *COURSE.steps[:2],
        Step("agree", "deal", text("Agree"), text("A deal"), 20, items=("first", "second")),
        COURSE.steps[2],
    ),
)
DEALT = ("agree", "first")


def note(seat: str, words: str, item: str = "first") -> AnswerSubmitted:
    """Return what happens when a seat hands in a note."""
    said = NOTE.judge(item, {"text": words}, Setting())
    return AnswerSubmitted(seat, "write", item, {"text": words}, said)


def deal(seat: str, words: str, item: str = "first") -> AnswerSubmitted:
    """Return what happens when a seat hands in a version of the deal."""
    return replace(note(seat, words, item), step="agree")


def verdict(seat: str, same: bool, *versions: int) -> VerdictGiven:
    """Return what happens when a seat says of the text of both versions whether it is the same."""
    return VerdictGiven(seat, *DEALT, "text", same, versions or (1, 1))


def pairs(*groups: str) -> GroupsMade:
    """Return what happens when these are the groups; each letter is a seat."""
    return GroupsMade(None, "agree", tuple(map(tuple, groups)))


def at_deal(seats: str, *happened: Event) -> Room:
    """Return a room at the open deal, with a seat for each letter, after what happened."""
    taken = [SeatTaken(seat, f"Person {seat.upper()}", "en") for seat in seats]
    place = PlaceReached(None, Place(2, 0, "open"))
    return happen(Room.of(PAIRED, EXERCISES), [*taken, place, *happened])


def happen(room: Room, events: Iterable[Event], at: datetime = AT) -> Room:
    """Fold what a verb returned."""
    return fold(room, (Record(0, at, event) for event in events))


def later(seconds: float) -> datetime:
    return AT + timedelta(seconds=seconds)
