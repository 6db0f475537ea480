"""What people wrote, as cards on the instructor's page."""

from markupsafe import Markup

from kit.exercises.contract import ExerciseView, Json
from kit.pages.exercise import attempt
from kit.text.catalogue import Translate

Key = tuple[str, str, str]  # item, seat and attempt, as presses name them


class AnswerCards:
    """The cards of one console: at most one of them is opened, with the buttons that correct.

    A class of 60 hands in within seconds, and the page is drawn anew four times in each: so every
    text is laid out once, and only the opened card has buttons for its criteria.
    """

    def __init__(self) -> None:
        self.opened: Key | None = None
        self._item = ""
        self._laid_out: dict[tuple[object, ...], str] = {}

    def toggle(self, key: Key) -> None:
        """Open a card, or close it."""
        self.opened = None if self.opened == key else key

    def of(self, view: Json, face: ExerciseView, _: Translate) -> list[Json]:
        """Return the answers of a view with "said", their HTML, "opened", and their "buttons"."""
        if view["item"] != self._item:
            self._item, self.opened = view["item"], None
            self._laid_out.clear()
        return [self._card(each, view, face, _) for each in view["answers"]]

    def _card(self, told: Json, view: Json, face: ExerciseView, _: Translate) -> Json:
        opened = self.opened == (view["item"], told["seat"], str(told["attempt"]))
        buttons = face.corrections(view["item"], attempt(told), _) if opened else ""
        unread = told["standing"] == "hidden" and not opened
        said = "" if unread else self._said(told, view, face, _)
        return told | {"opened": opened, "said": Markup(said), "buttons": Markup(buttons)}

    def _said(self, told: Json, view: Json, face: ExerciseView, _: Translate) -> str:
        made = attempt(told)
        changing = (*made.corrections.items(), made.role, made.group, made.common)
        key = (told["seat"], told["attempt"], changing, view["content"], _.language)
        if key not in self._laid_out:
            self._laid_out[key] = face.desk(view["item"], made, view["content"], _)
        return self._laid_out[key]
