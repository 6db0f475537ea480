"""What a participant makes of a page, without a class."""

import asyncio

import pytest

from kit.rehearsal.answers import Answers
from kit.rehearsal.form import asking
from kit.rehearsal.ledger import Ledger
from kit.rehearsal.participant import Manner, Participant
from kit.rehearsal.visitor import Visitor
from tests.rehearsal.test_page import update

SUBMITTED = '<p data-state="submitted">'
ASKED = '<button data-press="submit">'


@pytest.fixture
def ann() -> Participant:
    async def make() -> Participant:
        visitor, answers = Visitor("http://class"), Answers(1, 1, "en")
        return Participant(visitor, "Ann", answers, Ledger(1), Manner())

    ann = asyncio.run(make())
    ann.root = "panel"
    return ann


def shows(ann: Participant, item: int, html: str) -> None:
    head = f'<header class="seat-bar"><span><b>Step</b> {item} / 4 </span></header>'
    ann.take(update("panel", html=head + html))


def acknowledged(ann: Participant) -> None:
    shows(ann, 1, SUBMITTED)
    ann.given = ("anger",)
    ann._acknowledge(0.0)


def test_a_page_that_asks_again_what_it_had_taken_has_lost_an_answer(ann: Participant) -> None:
    acknowledged(ann)
    shows(ann, 1, ASKED)

    ann._look_for_answer()
    ann._look_for_answer()

    assert ann.ledger.lost == ann.ledger.acknowledged
    assert len(ann.ledger.lost) == 1
    assert not ann.ledger.well


@pytest.mark.parametrize(("item", "html"), [(1, SUBMITTED), (2, ASKED), (1, "closed")])
def test_a_page_that_is_elsewhere_has_lost_nothing(ann: Participant, item: int, html: str) -> None:
    acknowledged(ann)
    shows(ann, item, html)

    ann._look_for_answer()

    assert ann.ledger.well


@pytest.mark.parametrize(
    ("state", "asks"),
    [
        ({"legend": "What?", "options": []}, True),
        ({"_model_name": "TextareaModel", "value": ""}, True),
        ({"_model_name": "TextModel", "disabled": True}, False),
        ({"_model_name": "HTMLModel", "value": "x"}, False),
        ({"html": "x"}, False),
    ],
)
def test_what_can_be_answered_is_found_by_what_it_is(
    ann: Participant, state: dict[str, object], asks: bool
) -> None:
    ann.take(update("panel", **state))
    assert asking(ann) == (["panel"] if asks else [])
