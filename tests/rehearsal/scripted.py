"""A participant whose page answers presses from a script, without a class."""

import asyncio

from kit.rehearsal.answers import Answers
from kit.rehearsal.ledger import Ledger
from kit.rehearsal.manner import Manner
from kit.rehearsal.participant import Participant
from kit.rehearsal.visitor import Visitor
from tests.rehearsal.test_page import update

SUBMITTED = '<p data-state="submitted">'
ASKED = '<button data-press="submit">'
PEN, CONFIRM, ALONE = (f'<button data-press="{name}">' for name in ("pen", "confirm", "alone"))
FAULT = '<p class="field-fault" role="alert">Somebody else writes.</p>'
PAIR = SUBMITTED + '<p data-stage="{}">'
WATCHING = '<p data-state="waiting"><p data-stage="{}">'


def made(**manner: bool) -> Participant:
    """Somebody at a page of one panel, who loses no time with thinking."""

    async def make() -> Participant:
        visitor, answers = Visitor("http://class"), Answers(1, 1, "en")
        return Participant(visitor, "Ann", answers, Ledger(1), Manner(**manner))

    ann = asyncio.run(make())
    ann.root = "panel"
    return ann


def shows(ann: Participant, html: str, item: int = 1) -> None:
    head = f'<header class="seat-bar"><span><b>Step</b> {item} / 4 </span></header>'
    ann.take(update("panel", html=head + html))


class Script:
    """What the page shows after each press, in order; `pressed` is what was pressed."""

    def __init__(self, ann: Participant, *pages: str) -> None:
        self.pressed: list[str] = []
        self._ann, self._pages = ann, iter(pages)
        ann.tell = self._tell  # type: ignore[method-assign]

    def _tell(self, widget: str, content: object) -> None:
        assert isinstance(content, dict)
        self.pressed.append(content["press"])
        shows(self._ann, next(self._pages))
