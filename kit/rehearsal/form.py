"""What a page asks for, filled in by a participant, whatever the exercise is."""

from random import Random
from typing import Any

from kit.rehearsal.answers import FORGED, PRESSES, Answers
from kit.rehearsal.messages import State
from kit.rehearsal.page import Page

TEXTS = ("TextModel", "TextareaModel")


def asks(widget: State) -> bool:
    """Say whether a widget asks something that can be answered now."""
    asking = "legend" in widget or widget.get("_model_name") in TEXTS
    return asking and not widget.get("disabled")


def asking(page: Page) -> list[str]:
    """Return the ids of the widgets that ask something, from top to bottom."""
    return [one for one in page.shown if asks(page.states[one])]


def fill(page: Page, answers: Answers, question: int, half: bool = False) -> tuple[str, ...]:
    """Answer all that the page asks, or the first half of it; returns the values."""
    open_ = asking(page)
    values = []
    for widget in open_[: len(open_) // 2 or 1] if half else open_:
        value = answers.to(page.states[widget], question)
        values += _values(value)
        page.set(widget, value=value)
    return tuple(values)


def _values(value: Any) -> list[str]:  # noqa: ANN401  (as the widget has it)
    """Return each value that the export has to hold."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else [value]


def forge(page: Page, chance: Random) -> None:
    """Send what no page of ours would send; the class has to bear it."""
    for widget in asking(page):
        for value in chance.sample(FORGED, 3):
            page.set(widget, value=value)
    for panel in (one for one in page.shown if "html" in page.states[one]):
        for press in chance.sample(PRESSES, 3):
            page.tell(panel, {"press": press, "values": {"seat": "<i>", "value": ["🙂"]}})
        page.set(panel, html=["<script>"], hotkeys={"a": 1}, no_such_trait="🙂")
    page.set("no-such-widget", value="x")
