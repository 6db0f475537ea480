"""An exercise alone, at one's own pace: the same parts as in the class, a log in memory."""

import secrets
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from markupsafe import Markup

from kit.classroom import verbs
from kit.classroom.agenda import Course, Place, Step
from kit.classroom.events import Event, PlaceReached
from kit.classroom.fold import fold
from kit.classroom.room import Room
from kit.errors import KitError, SettingsError
from kit.exercises.contract import DOCUMENTS, Attempt, Exercise, Json, Setting
from kit.pages.exercise import exercise
from kit.pages.html import fill
from kit.pages.line import Line
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
# Whose rules apply where no course says it.
JURISDICTIONS: dict[Language, str] = {"zh": "cn", "en": "us"}


@dataclass
class Alone:
    """A classroom of one: each item is open until answered, then its solution is shown.

    Where feedback comes at once, it stays open for as many attempts as one likes.
    """

    exercise: Exercise
    items: tuple[str, ...]
    number: int = 0
    room: Room = field(init=False)

    def __post_init__(self) -> None:
        step = Step("practice", self.exercise.id, NOTHING, NOTHING, 0, items=self.items)
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
        """Hand in the answer to the open item, and show what is to be shown then."""
        assert self.room.work
        self._do(verbs.submit(self.room, ALONE, self.room.work, answer, feedback))
        if not self.exercise.immediate:
            self._do(verbs.enter(self.room, "solution"))

    def attempts(self, item: str) -> Sequence[Attempt]:
        """Return all attempts at an item."""
        return self.room.answered(("practice", item)).get(ALONE, ())

    def given(self) -> dict[str, Sequence[Attempt]]:
        """Return all attempts so far, by item."""
        return {item: self.attempts(item) for item in self.items if self.attempts(item)}

    def _do(self, events: Sequence[Event]) -> None:
        fold(self.room, self._store.append(events, datetime.now(UTC)))


class PracticePage:
    """The page of someone who practises alone; in a class it keeps off what is still to come."""

    def __init__(self, name: str, language: str | None, line: Line | None) -> None:
        if language is not None and not is_language(language):
            raise SettingsError(f"language: {language!r} is none of zh, en")
        self._pure, self._face = exercise(name)
        self._language: Language = language if is_language(language) else "zh"
        self._jurisdiction = JURISDICTIONS[self._language]
        self._ = translation(self._language)
        self._refused = ""
        self._answer: Json = {}
        self._editing = False
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
        self._language, self._jurisdiction = message["language"], message["jurisdiction"]
        self._ = translation(self._language)
        self._begin(frozenset(message["closed"]))

    def _begin(self, closed: frozenset[str]) -> None:
        """Begin with the items in an order of chance, those of the running course left out."""
        items = [item for item in self._pure.items() if item not in closed]
        secrets.SystemRandom().shuffle(items)
        self._alone = Alone(self._pure, tuple(items))
        self._open(0)

    def _open(self, number: int) -> None:
        self._alone.open(number)
        clear(self._editor_box)
        if self._alone.room.work:
            self._edit(self._alone.room.work[1], self._pure.blank())
        self._draw()

    def _edit(self, item: str, answer: Json) -> None:
        self._answer, self._refused, self._editing = answer, "", True
        editor = self._face.editor(item, self._language, self._, self._changed)
        editor.show(answer)
        self._editor_box.children = (editor.widget,)

    def _changed(self, answer: Json) -> None:
        self._answer, self._refused = answer, ""
        self._foot.html = self._filled("practice_foot.html")

    def _press(self, name: str, values: Mapping[str, str]) -> None:
        work = self._alone.room.work
        if name == "submit" and work and self._editing and not self._pure.missing(self._answer):
            self._submit(work[1])
        elif name == "change" and work and self._state() == "read":
            self._edit(work[1], self._alone.attempts(work[1])[-1].answer)
            self._draw()
        elif name == "next":
            self._open(self._alone.number + 1)
        elif name == "finish":
            self._open(len(self._alone.items))
        elif name == "again":
            self._begin(frozenset(self._pure.items()) - frozenset(self._alone.items))

    def _submit(self, item: str) -> None:
        setting = Setting(self._language, self._jurisdiction)
        self._alone.submit(self._answer, self._pure.judge(item, self._answer, setting))
        self._editing = False
        clear(self._editor_box)
        self._draw()

    def _refuse(self, error: KitError) -> None:
        self._refused = sentence(error.code, error.values, self._)
        self._draw()

    def _draw(self) -> None:
        self._head.html = self._filled("practice_head.html")
        self._foot.html = self._filled("practice_foot.html")

    def _state(self) -> str:
        """Return "open" while it is answered, "read" with feedback, "solution" or "summary"."""
        room = self._alone.room
        if room.work is None:
            return "summary"
        return "open" if self._editing else "read" if room.phase == "open" else "solution"

    def _filled(self, template: str) -> Markup:
        state, _ = self._state(), self._
        return fill(
            template,
            _,
            state=state,
            number=min(self._alone.number + 1, len(self._alone.items)),
            items=len(self._alone.items),
            words=self._face.words(_),
            missing=self._pure.missing(self._answer) if state == "open" else [],
            fault=self._refused,
            **self._pieces(state),
        )

    def _documents(self, item: str, answer: Json) -> list[Json]:
        """Return what can be taken home, whole in its link: no server has to be asked for it."""
        documents = []
        for form in self._pure.documents:
            content = b64encode(self._pure.document(item, answer, form, self._language)).decode()
            link = f"data:{DOCUMENTS[form]};base64,{content}"
            documents.append({"form": form, "link": link, "name": f"{item}.{form}"})
        return documents

    def _pieces(self, state: str) -> dict[str, object]:
        """Return what the exercise shows in the present state, by the template's names."""
        alone, face, language, _ = self._alone, self._face, self._language, self._
        if alone.room.work is None:
            return {"summary": Markup(face.practice(alone.given(), _))}
        item = alone.room.work[1]
        own = alone.attempts(item)
        if state == "read":
            return {
                "own": Markup(face.answer(item, own, language, _)),
                "documents": self._documents(item, own[-1].answer),
            }
        if state == "solution":
            return {"result": Markup(face.result(item, own, language, _))}
        earlier = face.earlier(item, own, language, _) if own else ""
        prompt = face.prompt(item, language, _)
        return {"prompt": Markup(prompt), "earlier": Markup(earlier)}
