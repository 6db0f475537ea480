"""The instructor's page: one next action, who holds up the step, what to say."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kit.errors import KitError
from kit.exercises.contract import Json
from kit.laptop.qr import svg_qr
from kit.pages.answer_cards import AnswerCards, Key
from kit.pages.exercise import exercise
from kit.pages.html import fill
from kit.pages.line import Line
from kit.text.catalogue import Translate, translation
from kit.text.language import Language
from kit.text.sentences import sentence
from kit.widgets.guard import guarded
from kit.widgets.panel import Panel

# A clicker remote sends page up and page down.
KEYS = {"PageDown": "advance", "PageUp": "back"}
# Presses that are one command of the line, and the values that each sends on.
PLAIN: dict[str, tuple[str, ...]] = {
    "advance": (),
    "back": (),
    "skip": (),
    "stop_timer": (),
    "end": (),
    "rename": ("seat", "name"),
    "remove": ("seat",),
    "erase": ("seat",),
    "pair_by_arrival": (),
    "pair_at_random": (),
    "split": ("seat",),
    "seen": ("seat",),
    "unspotlight": (),
}
# Presses on the card of an attempt.
DECIDING = ("approve", "hide", "spotlight")


@dataclass
class Opened:
    """What the instructor has opened on this page: each is closed at first."""

    names: bool = False
    links: bool = False
    settings: bool = False
    person: str = ""
    pairing: str = ""  # the seat that the next press pairs with another
    device: str = ""

    def toggle(self, what: str) -> None:
        """Open or close the names, the links or the settings."""
        if what in ("names", "links", "settings"):
            setattr(self, what, not getattr(self, what))
        self.device = ""


class ConsolePage:
    """The console: a bar on top, then now, people and agenda; drawn anew with each view.

    Names and links are shown after a press only, for the laptop's screen is often mirrored;
    which of them are open is this page's own matter and is not kept.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._language: Language = "zh"
        self._: Translate = translation("zh")
        self._view: Json = {}
        self._open = Opened()
        self._cards = AnswerCards()
        self._refused = ""
        self._panel = Panel(guarded(self._press, self._refuse), hotkeys=tuple(KEYS))
        self.widget = self._panel
        line.bound, line.shown = self._bound, self.show
        line.open()

    def _bound(self, message: Json) -> None:
        self._language = message["language"]
        self._ = translation(self._language)

    def show(self, view: Json) -> None:
        """Show what the server says."""
        self._view = view
        self._panel.html = fill(
            "console.html",
            self._,
            view=view,
            opened=self._open,
            people=sorted(view["people"], key=_holds_up),
            notices=[
                {"at": notice["at"], "text": sentence(notice["code"], notice, self._)}
                for notice in view["notices"][-3:]
            ],
            picture=self._picture(),
            cards=self._answers(),
            correctable=self._correctable(),
            role=self._role,
            fault=self._refused,
        )

    def _picture(self) -> Markup:
        """Return what the class has chosen so far, for the instructor's eyes only."""
        view, _ = self._view, self._
        if view["phase"] == "waiting":
            return Markup()
        face = exercise(view["step"]["exercise"])[1]
        if view["phase"] == "summary":
            return Markup(face.summary(view["summary"], _))
        return Markup(face.bars(view["item"], view["tally"], None, _))

    def _answers(self) -> list[Json] | None:
        """Return the cards of what people wrote; None where answers are not moderated."""
        view = self._view
        if "answers" not in view:
            return None
        return self._cards.of(view, exercise(view["step"]["exercise"])[1], self._)

    def _role(self, role: str) -> str:
        """Return the word for a side of a group in the exercise of the step."""
        return exercise(self._view["step"]["exercise"])[1].role(role, self._)

    def _correctable(self) -> bool:
        return "answers" in self._view and bool(
            exercise(self._view["step"]["exercise"])[0].criteria
        )

    def _press(self, name: str, values: Mapping[str, str]) -> None:
        self._refused = ""
        if name == "key":
            name = KEYS.get(values.get("key", ""), "")
        if name in PLAIN:
            self._ask(name, **{key: values.get(key, "") for key in PLAIN[name]})
            self._open.person = self._open.pairing = ""
        elif name == "toggle":
            self._open.toggle(values.get("what", ""))
            self.show(self._view)
        elif name == "person":
            seat = values.get("seat", "")
            self._open.person = "" if self._open.person == seat else seat
            self.show(self._view)
        elif name == "pair":
            self._pair(values.get("seat", ""))
        elif name == "answer":
            self._cards.toggle((values["item"], values["seat"], values["attempt"]))
            self.show(self._view)
        elif name in DECIDING:
            self._decide(name, (values["item"], values["seat"], values["attempt"]))
        elif name == "correct" and self._cards.opened:
            present = values["present"] == "yes"
            criterion = values["criterion"]
            self._decide(name, self._cards.opened, criterion=criterion, present=present)
        else:
            self._press_with_value(name, values)

    def _pair(self, seat: str) -> None:
        """Keep who is to be paired, or pair them with whom is pressed next."""
        chosen, self._open.pairing = self._open.pairing, ""
        loose = [one["seat"] for one in self._view["loose"]]  # paired meanwhile: begin anew
        if chosen in loose and chosen != seat:
            return self._ask("pair", seat=chosen, other=seat)
        self._open.pairing = "" if chosen == seat else seat
        return self.show(self._view)

    def _decide(self, command: str, key: Key, **values: object) -> None:
        """Send what the instructor decided about an attempt of the step the class is in."""
        item, seat, number = key
        step = self._view["step"]["id"]
        self._ask(command, step=step, item=item, seat=seat, attempt=int(number), **values)

    def _press_with_value(self, name: str, values: Mapping[str, str]) -> None:
        if name == "go":
            self._ask("go", step=int(values["step"]))
        elif name == "timer":
            closes = values.get("closes") == "true"
            self._ask("timer", seconds=int(values["length"]), closes=closes)
        elif name == "nod":
            self._ask("nod", claim=values["claim"], granted=values["granted"] == "yes")
        elif name == "names":
            self._ask("setting", name="names_shown", value=values["value"] == "yes")
        elif name in ("light", "language"):
            self._ask("setting", name=name, value=values["value"])
        elif name == "device":
            self._line.run(self._device())

    def _ask(self, command: str, **values: object) -> None:
        self._line.run(self._asked(command, values))

    async def _asked(self, command: str, values: Mapping[str, object]) -> None:
        try:
            await self._line.ask(command, **values)
        except KitError as error:
            self._refuse(error)

    async def _device(self) -> None:
        """Show a QR that lets one more device of the instructor in, once."""
        try:
            reply = await self._line.ask("device")
        except KitError as error:
            return self._refuse(error)
        link = f"http://{self._view['address']}/instructor?once={reply['token']}"
        self._open.device = svg_qr(link)
        self.show(self._view)
        return None

    def _refuse(self, error: KitError) -> None:
        self._refused = sentence(error.code, error.values, self._)
        self.show(self._view)


def _holds_up(person: Json) -> tuple[bool, bool]:
    """Return the order of people: who is away first, then who is answering, then the done."""
    return person["answered"], person["away"] is None
