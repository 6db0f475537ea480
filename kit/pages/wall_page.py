"""The wall: what the projector shows, read from the last row; it changes nothing by itself."""

from collections.abc import Mapping

from markupsafe import Markup

from kit.errors import KitError
from kit.exercises.contract import ExerciseView, Json
from kit.pages.exercise import attempt, exercise
from kit.pages.html import fill
from kit.pages.line import Line
from kit.text.catalogue import Translate, translation
from kit.text.language import Language
from kit.widgets.guard import guarded
from kit.widgets.panel import Panel

FULL_SCREEN = ("f", "F")  # acts in the browser alone, so everybody's wall has it
# What a key asks for; a clicker remote sends page up and page down.
KEYS = {
    " ": "toggle",
    "Enter": "show",
    "ArrowRight": "advance",
    "PageDown": "advance",
    "ArrowLeft": "back",
    "PageUp": "back",
}


class WallPage:
    """The wall's page: one panel, drawn anew with each view."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._content: Language = "zh"
        self._: Translate = translation("zh")
        self._panel = Panel(guarded(self._press, lambda error: None), hotkeys=FULL_SCREEN)
        self._qr_shown = False
        self._view: Json = {}
        self.widget = self._panel
        line.bound, line.shown = self._bound, self.show
        line.open()

    def _bound(self, message: Json) -> None:
        self._panel.hotkeys = [*FULL_SCREEN, *(KEYS if message["controls"] else ()), "q", "Q"]

    def show(self, view: Json) -> None:
        """Show what the server says."""
        # The wall speaks to the room, so it takes the room's language and not its browser's.
        self._view, self._content = view, view["content"]
        self._ = translation(self._content)
        self._panel.html = fill(
            "wall.html",
            self._,
            view=view,
            qr_shown=self._qr_shown,
            written=bool(view["item"]) and exercise(view["step"]["exercise"])[0].moderated,
            prompt=self._prompt(),
            drawn=self._drawn(),
        )

    def _press(self, name: str, values: Mapping[str, str]) -> None:
        key = values.get("key", "")
        if key in ("q", "Q"):
            self._qr_shown = not self._qr_shown
            self.show(self._view)
        elif key in KEYS:
            self._line.run(self._ask(KEYS[key]))

    async def _ask(self, command: str) -> None:
        try:
            await self._line.ask(command)
        except KitError:
            # A key that does not fit the moment does nothing on a wall; the server has logged it.
            return

    def _prompt(self) -> Markup:
        """Return the item's prompt while the class answers and waits."""
        view = self._view
        if view["phase"] not in ("open", "closed"):
            return Markup()
        return Markup(self._face().wall_prompt(view["item"], self._content, self._))

    def _drawn(self) -> Markup:
        """Return the answer in the spotlight, else the class's picture in phases that show one."""
        view, light, _ = self._view, self._view["light"], self._
        if lit := view.get("spotlight"):
            drawn = self._face().wall_spotlight(lit["item"], attempt(lit), self._content, _)
        elif view["phase"] == "distribution":
            face = self._face()
            drawn = face.wall_distribution(view["item"], view["tally"], self._content, light, _)
        elif view["phase"] == "solution":
            approved = [attempt(each) for each in view.get("approved", ())]
            drawn = self._face().wall_solution(
                view["item"], view["tally"], approved, self._content, light, _
            )
        elif view["phase"] == "summary":
            drawn = self._face().wall_summary(view["summary"], light, _)
        else:
            return Markup()
        return Markup(drawn)

    def _face(self) -> ExerciseView:
        return exercise(self._view["step"]["exercise"])[1]
