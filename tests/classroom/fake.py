"""A small exercise and a small course, so that the classroom is tested without any content."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from kit.classroom.agenda import Course, Step
from kit.classroom.events import Event, Record
from kit.classroom.room import Room
from kit.errors import AnswerRefused
from kit.exercises.contract import Exercise, Json
from kit.text.language import Text

AT = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
SOLUTION = "the secret of the item"


class Choice:
    """An exercise with one question: left or right. Right is right."""

    id = "choice"

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

    def judge(self, item: str, answer: Json) -> Json:
        return {"right": answer["side"] == "right", "because": SOLUTION}

    def tally(self, item: str, answers: Sequence[Json]) -> Json:
        return {"sides": dict(Counter(answer["side"] for answer in answers))}

    def summarize(self, answers: Mapping[str, Mapping[str, Json]]) -> Json:
        return {"people": {item: len(seats) for item, seats in answers.items()}}

    def recall(self, answers: Mapping[str, Json]) -> Json:
        return {"sides": [answer["side"] for answer in answers.values()]}

    def row(self, item: str, answer: Json) -> Mapping[str, str]:
        return {"side": answer["side"] or ""}


CHOICE: Exercise = Choice()
EXERCISES = {"choice": CHOICE}
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


def happen(room: Room, events: Iterable[Event], at: datetime = AT) -> Room:
    """Fold what a verb returned."""
    return room.fold(Record(0, at, event) for event in events)


def later(seconds: float) -> datetime:
    return AT + timedelta(seconds=seconds)
