"""What a participant makes of a page, without a class."""

import asyncio

import pytest

from kit.rehearsal.form import asking
from kit.rehearsal.participant import Participant
from tests.rehearsal.scripted import ASKED, SUBMITTED, WATCHING, made, shows
from tests.rehearsal.test_page import update


@pytest.fixture
def ann() -> Participant:
    return made()


def acknowledged(ann: Participant) -> None:
    shows(ann, SUBMITTED)
    ann.given = ("anger",)
    ann._acknowledge(0.0)


def test_a_page_that_asks_again_what_it_had_taken_has_lost_an_answer(ann: Participant) -> None:
    acknowledged(ann)
    shows(ann, ASKED)

    ann._look_for_answer()
    ann._look_for_answer()

    assert ann.ledger.lost == ann.ledger.acknowledged
    assert len(ann.ledger.lost) == 1
    assert not ann.ledger.well


@pytest.mark.parametrize(("item", "html"), [(1, SUBMITTED), (2, ASKED), (1, "closed")])
def test_a_page_that_is_elsewhere_has_lost_nothing(ann: Participant, item: int, html: str) -> None:
    acknowledged(ann)
    shows(ann, html, item)

    ann._look_for_answer()

    assert ann.ledger.well


@pytest.mark.parametrize("stage", ["agreed", ""])
def test_who_only_watches_is_done_once_the_pair_is(ann: Participant, stage: str) -> None:
    shows(ann, WATCHING.format("waiting"))

    async def scenario() -> None:
        watching = asyncio.create_task(ann.answer())
        await asyncio.sleep(0)
        shows(ann, WATCHING.format("comparing"))
        await asyncio.sleep(0)
        assert ann.questions_done == 0
        shows(ann, WATCHING.format(stage) if stage else "closed")
        await watching

    asyncio.run(scenario())
    assert ann.questions_done == 1
    assert ann.ledger.acknowledged == []


def test_an_observer_who_becomes_a_side_is_not_done_before_it_has_answered(
    ann: Participant,
) -> None:
    shows(ann, ASKED)
    asyncio.run(ann.agree())
    assert (ann.wanted, ann.questions_done) == (True, 0)


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
