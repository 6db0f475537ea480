"""What the instructor makes of its page, without a class."""

import asyncio

import pytest

from kit.rehearsal.attendance import Attendance
from kit.rehearsal.instructor import Instructor
from kit.rehearsal.ledger import Ledger
from kit.rehearsal.visitor import Visitor
from kit.rehearsal.wall import Wall
from tests.rehearsal.test_page import update

PAIR, SPLIT = '<button data-press="pair_by_arrival">', '<button data-press="split">'
STEPPER = '<ol class="stepper" aria-label="Where">\n<li aria-current="step">Waiting</li><li>'
OPEN = STEPPER.replace("<li ", '<li class="is-done">Waiting</li><li ')


@pytest.fixture
def boss() -> Instructor:
    async def make() -> Instructor:
        visitor = Visitor("http://class")
        return Instructor(visitor, Attendance([], Ledger(4)), Wall(visitor, []))

    boss = asyncio.run(make())
    boss.root = "panel"
    return boss


def pairs(boss: Instructor, html: str) -> list[str]:
    """Show `html` and return what was pressed to make pairs; the page then has two of them."""
    pressed: list[str] = []

    def tell(widget: str, content: object) -> None:
        assert isinstance(content, dict)
        pressed.append(content["press"])
        boss.take(update("panel", html=STEPPER + SPLIT * 2))

    boss.tell = tell  # type: ignore[method-assign]
    boss.take(update("panel", html=html))
    asyncio.run(boss.pair())
    return pressed


def test_whoever_is_alone_is_paired_before_a_question_is_opened(boss: Instructor) -> None:
    assert pairs(boss, STEPPER + PAIR) == ["pair_by_arrival"]
    assert boss.pairs == 2


@pytest.mark.parametrize("html", [STEPPER, OPEN + PAIR, PAIR])
def test_no_pairs_are_made_where_none_are_needed_or_while_they_work(
    boss: Instructor, html: str
) -> None:
    assert pairs(boss, html) == []
