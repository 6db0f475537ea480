"""How long an answer takes to the wall's count, without a wall."""

import asyncio

import pytest

from kit.rehearsal.visitor import Visitor
from kit.rehearsal.wall import Wall
from tests.rehearsal.test_page import update

PRESSED = 0.0


def made() -> Wall:
    async def make() -> Wall:
        return Wall(Visitor("http://class"), [])

    wall = asyncio.run(make())
    wall.root = "panel"
    return wall


@pytest.fixture
def wall() -> Wall:
    return made()


def shows(wall: Wall, count: int) -> None:
    html = f'<p class="wall-number">{count}<small> / 9</small></p>'
    wall.take(update("panel", html=html))


def test_an_answer_is_timed_once_the_count_includes_it(wall: Wall) -> None:
    shows(wall, 0)
    wall.submitted(PRESSED)
    assert wall.times == []
    shows(wall, 1)
    assert len(wall.times) == 1


def test_a_wall_that_was_faster_than_the_page_counts_too(wall: Wall) -> None:
    shows(wall, 2)
    wall.submitted(PRESSED)
    wall.submitted(PRESSED)
    assert len(wall.times) == 2


def test_several_answers_may_come_with_one_count(wall: Wall) -> None:
    for _ in range(3):
        wall.submitted(PRESSED)
    shows(wall, 2)
    assert len(wall.times) == 2
    shows(wall, 3)
    assert len(wall.times) == 3


def test_each_question_is_counted_from_nothing(wall: Wall) -> None:
    wall.submitted(PRESSED)
    shows(wall, 1)
    wall.begin()
    wall.take(update("panel", html="<h1>"))
    wall.submitted(PRESSED)
    assert len(wall.times) == 1
    shows(wall, 1)
    assert len(wall.times) == 2
