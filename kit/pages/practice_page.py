"""An exercise alone, at one's own pace: the same parts as in the class, a log in memory."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from markupsafe import Markup

from kit.classroom import verbs
from kit.classroom.agenda import Course, Place, Step
from kit.classroom.events import Event, PlaceReached
from kit.classroom.room import Room
from kit.errors import KitError, SettingsError
from kit.exercises.contract import Json
from kit.pages.html import fill
from kit.pages.line import Line
from kit.pages.seat_page import exercise
from kit.store.memory import MemoryStore
from kit.text.catalogue import translation
from kit.text.language import Language, Text, is_language
from kit.text.sentences import sentence
from kit.widgets.box import Column, clear
from kit.widgets.guard import guarded
from kit.widgets.look import look
from kit.widgets.panel import Panel

ALONE = "alone"  # the one seat of this classroom
NOTHING = Text("", "")


@dataclass
class Alone:
    """A classroom of one: each item is open until answered, then its solution is shown."""

    exercise: str
    items: tuple[str, ...]
    number: int = 0
    room: Room = field(init=False)

    def __post_init__(self) -> None:
        step = Step("practice", self.exercise, NOTHING, NOTHING, 0, items=self.items)
        self.room = Room(Course("practice", NOTHING, "zh", "cn", "", (step,)))
        self._store = MemoryStore()
        self._do(verbs.take_seat(self.room, ALONE, ALONE, "zh"))
        self.open(0)

    def open(self, number: int) -> None:
        """Open an item by its number from 0; behind the last one comes the summary."""
        self.number = number
        done = number >= len(self.items)
        place = Place(0, None, "summary") if done else Place(0, number, "open")
        self._do([PlaceReached(None, place)])

    def submit(self, answer: Json, feedback: Json) -> None:
        """Hand in the answer to the open item and show its solution."""
        assert self.room.work
        self._do(verbs.submit(self.room, ALONE, self.room.work, answer, feedback))
        self._do(verbs.enter(self.room, "solution"))

    def answers(self) -> dict[str, Json]:
        """Return what was answered so far, by item."""
        given = {item: self.room.answered(("practice", item)).get(ALONE) for item in self.items}
        return {item: answer.answer for item, answer in given.items() if answer}

    def _do(self, events: Sequence[Event]) -> None:
        self.room.fold(self._store.append(events, datetime.now(UTC)))


class PracticePage:
    """The page of someone who practises alone; in a class it keeps off what is still to come."""

    def __init__(self, name: str, language: str | None, line: Line | None) -> None:
        if language is not None and not is_language(language):
            raise SettingsError(f"language: {language!r} is none of zh, en")
        self._name = name
        self._pure, self._face = exercise(name)
        self._language: Language = language if is_language(language) else "zh"
        self._ = translation(self._language)
        self._refused = ""
        self._answer: Json = {}
        press = guarded(self._press, self._refuse)
        self._head, self._foot = Panel(press), Panel(press)
        self._editor_box = Column([])
        self.widget = Column([*look(), self._head, self._editor_box, self._foot])
        self.widget.add_class("seat")
        if line is None:
            self._begin(frozenset())
        else:
            line.bound = self._bound
            line.open()

    def _bound(self, message: Json) -> None:
        self._language = message["language"]
        self._ = translation(self._language)
        self._begin(frozenset(message["closed"]))

    def _begin(self, closed: frozenset[str]) -> None:
        """Begin with the items in an order of chance, those of the running course left out."""
        items = [item for item in self._pure.items() if item not in closed]
        secrets.SystemRandom().shuffle(items)
        self._alone = Alone(self._name, tuple(items))
        self._open(0)

    def _open(self, number: int) -> None:
        self._alone.open(number)
        self._answer, self._refused = self._pure.blank(), ""
        clear(self._editor_box)
        if self._alone.room.work:
            item = self._alone.room.work[1]
            editor = self._face.editor(item, self._language, self._, self._changed)
            self._editor_box.children = (editor.widget,)
        self._draw()

    def _changed(self, answer: Json) -> None:
        self._answer, self._refused = answer, ""
        self._draw()

    def _press(self, name: str, values: Mapping[str, str]) -> None:
        work = self._alone.room.work
        if name == "submit" and work and not self._pure.missing(self._answer):
            self._alone.submit(self._answer, self._pure.judge(work[1], self._answer))
            clear(self._editor_box)
            self._draw()
        elif name == "next":
            self._open(self._alone.number + 1)
        elif name == "finish":
            self._open(len(self._alone.items))
        elif name == "again":
            self._begin(frozenset(self._pure.items()) - frozenset(self._alone.items))

    def _refuse(self, error: KitError) -> None:
        self._refused = sentence(error.code, error.values, self._)
        self._draw()

    def _draw(self) -> None:
        self._head.html = self._filled("practice_head.html")
        self._foot.html = self._filled("practice_foot.html")

    def _filled(self, template: str) -> Markup:
        room, _ = self._alone.room, self._
        item = room.work[1] if room.work else ""
        result = prompt = Markup()
        if room.work and room.phase == "open":
            prompt = Markup(self._face.prompt(item, self._language, _))
        elif room.work:
            given = room.answered(room.work)[ALONE]
            said = self._face.result(item, given.answer, given.feedback, self._language, _)
            result = Markup(said)
        return fill(
            template,
            _,
            state="summary" if room.work is None else room.phase,
            number=min(self._alone.number + 1, len(self._alone.items)),
            items=len(self._alone.items),
            missing=self._pure.missing(self._answer) if room.phase == "open" else [],
            prompt=prompt,
            result=result,
            readings=self._readings(),
            fault=self._refused,
        )

    def _readings(self) -> list[str]:
        """Return how close each answer so far was, for the summary."""
        done = self._alone.answers()
        return [self._pure.judge(item, answer)["reading"] for item, answer in done.items()]
