"""What one of a pair does at its page, until both agree or one goes on alone."""

import asyncio

import pytest

from kit.rehearsal.ledger import Acknowledged
from kit.rehearsal.participant import Participant
from kit.rehearsal.partner import Done
from tests.rehearsal.scripted import (
    ALONE,
    ASKED,
    CONFIRM,
    FAULT,
    PAIR,
    PEN,
    SUBMITTED,
    WATCHING,
    Script,
    made,
    shows,
)

APART, AGREED = PAIR.format("comparing"), PAIR.format("agreed")
OWN = Acknowledged("Ann", ("700",))


@pytest.fixture
def ann() -> Participant:
    """Somebody whose own version is in."""
    ann = made()
    ann.done_here = Done(("Step 1 / 4", OWN), own=True)
    return ann


def works(ann: Participant, *pages: str) -> list[str]:
    """Let somebody do all there is to do, and return what was pressed."""
    shows(ann, pages[0])
    script = Script(ann, *pages[1:])
    asyncio.run(ann.agree())
    return script.pressed


def test_who_gets_the_pen_writes_the_common_version(ann: Participant) -> None:
    assert works(ann, APART + PEN, ASKED, AGREED) == ["pen", "submit"]
    assert ann.ledger.common == [Acknowledged("Ann", ())]
    assert ann.ledger.confirmed == ann.ledger.acknowledged == []


def test_who_wrote_it_waits_for_the_other_one_and_writes_no_second_one(ann: Participant) -> None:
    shows(ann, APART + PEN)
    script = Script(ann, ASKED, APART + PEN)

    async def scenario() -> None:
        agreeing = asyncio.create_task(ann.agree())
        while len(script.pressed) < 2:
            await asyncio.sleep(0)
        shows(ann, AGREED)
        await agreeing

    asyncio.run(scenario())
    assert script.pressed == ["pen", "submit"]


def test_who_sees_a_common_version_says_yes_and_does_not_change_it(ann: Participant) -> None:
    assert works(ann, APART + CONFIRM + PEN, AGREED) == ["confirm"]
    assert ann.ledger.confirmed == [Acknowledged("Ann", ())]


def test_a_yes_that_came_too_late_is_said_again_to_the_version_that_is_there_now(
    ann: Participant,
) -> None:
    assert works(ann, APART + CONFIRM, APART + CONFIRM + FAULT, AGREED) == ["confirm"] * 2
    assert len(ann.ledger.confirmed) == 1


def test_whoever_was_quicker_has_the_pen_and_the_other_one_says_yes(ann: Participant) -> None:
    assert works(ann, APART + PEN, APART + CONFIRM, AGREED) == ["pen", "confirm"]
    assert ann.ledger.common == []
    assert ann.ledger.faults == []


def test_whose_partner_stays_away_takes_the_way_out(ann: Participant) -> None:
    assert works(ann, PAIR.format("waiting") + ALONE, SUBMITTED) == ["alone"]
    assert ann.ledger.alone == 1


def test_who_is_alone_by_the_time_of_writing_has_written_for_itself(ann: Participant) -> None:
    works(ann, APART + PEN, ASKED, SUBMITTED)
    assert ann.ledger.common == []
    assert len(ann.ledger.acknowledged) == 1


@pytest.mark.parametrize("html", ["closed", AGREED, WATCHING.format("agreed")])
def test_nothing_is_left_to_do_once_all_agree_or_it_is_closed(ann: Participant, html: str) -> None:
    assert works(ann, html) == []


def test_who_drops_out_does_so_with_the_pen_and_finds_its_page_asking_without_a_loss(
    ann: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = made(drops=True)
    ann.done_here = Done((ann.heading, OWN), own=True)
    dropped: list[bool] = []

    async def drop_out() -> None:
        dropped.append(ann.asked)
        ann._look_for_answer()

    monkeypatch.setattr(ann, "drop_out_halfway", drop_out)
    assert works(ann, APART + PEN, ASKED, AGREED) == ["pen", "submit"]
    assert dropped == [True]
    assert ann.ledger.lost == []
