"""A simulated instructor: leads the class through every question to its end."""

import re
from collections.abc import Awaitable, Callable

from kit.errors import RehearsalError
from kit.rehearsal.attendance import Attendance
from kit.rehearsal.page import Page
from kit.rehearsal.visitor import Visitor
from kit.rehearsal.wall import Wall

ANSWERING = ('data-press="timer"', 'data-press="stop_timer"')  # there while a question is open
WAITING = re.compile(r'<ol class="stepper"[^>]*>\s*<li aria-current')  # before a question is open
PLACE = re.compile(r"<h1>(.*?)</h1>|data-press=\"advance\">\s*([^<]*)")


class Instructor(Page):
    """Who holds the instructor's link, and goes on as soon as everybody has answered."""

    def __init__(self, visitor: Visitor, attendance: Attendance, wall: Wall) -> None:
        super().__init__(visitor, "/instructor")
        self._attendance, self._wall = attendance, wall
        self.asked: Callable[[], None] = lambda: None

    async def lead(self) -> None:
        """Go through the whole agenda, and end the class."""
        await self.until(lambda: self.offers("advance") or self.offers("end"), "the agenda")
        while self.offers("advance"):
            if self.answering:
                await self._attendance.until_answered()
                await self._on_wall(self._wall.until_all_counted())
                self.asked()
            await self.pair()
            self._wall.begin()
            await self.advance()
        await self.press("end")
        await self.until(lambda: not self.offers("end"), "the end of the class")

    async def pair(self) -> None:
        """Pair in the order of arrival whoever is alone, before a question that pairs work at."""
        if WAITING.search(self.html) and self.offers("pair_by_arrival"):
            await self.press("pair_by_arrival")
            await self.until(lambda: not self.offers("pair_by_arrival"), "the pairs")

    @property
    def pairs(self) -> int:
        """Return how many pairs there are: each can be split."""
        return self.html.count('data-press="split"')

    @property
    def answering(self) -> bool:
        """Say whether the class is answering a question."""
        return any(button in self.html for button in ANSWERING)

    @property
    def place(self) -> list[tuple[str, str]]:
        """Return what tells one place of the agenda from the next: title, and what comes next."""
        return PLACE.findall(self.html)

    async def advance(self) -> None:
        """Go on by one place, and wait until this page and the wall are there."""
        ledger = self._attendance.ledger
        here, wall = self.place, self._wall.html
        await self.press("advance")
        await self.until(lambda: self.place != here, "the next place of the agenda")
        if self.answering:
            ledger.question, ledger.answered = ledger.question + 1, 0
            ledger.pairs += self.pairs
        changed = self._wall.until(lambda: self._wall.html != wall, "the next place on the wall")
        await self._on_wall(changed)

    async def _on_wall(self, work: Awaitable[None]) -> None:
        """Wait for the wall; where it does not come, that is its fault, and the class goes on."""
        try:
            await work
        except RehearsalError as error:
            self._attendance.ledger.fault("wall", error)
