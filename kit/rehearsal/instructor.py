"""A simulated instructor: leads the class through every question to its end."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence

from kit.errors import RehearsalError, Stuck, Unanswered
from kit.rehearsal.ledger import Ledger
from kit.rehearsal.page import Page
from kit.rehearsal.participant import Participant
from kit.rehearsal.visitor import PATIENCE, Visitor
from kit.rehearsal.wall import Wall

ANSWERING = ('data-press="timer"', 'data-press="stop_timer"')  # there while a question is open
PLACE = re.compile(r"<h1>(.*?)</h1>|data-press=\"advance\">\s*([^<]*)")


class Class:
    """The participants as the instructor knows them: who is here, and who is done."""

    def __init__(self, participants: Sequence[Participant], ledger: Ledger) -> None:
        self.participants, self.ledger = participants, ledger
        self._changed = asyncio.Event()
        for participant in participants:
            participant.done = self._changed.set

    def here(self) -> list[Participant]:
        """Return those who still take part."""
        return [one for one in self.participants if not one.gone]

    async def until_joined(self) -> None:
        """Wait until everybody has joined, or has given up."""
        await self._until(lambda: all(one.seated or one.gone for one in self.participants))

    async def until_answered(self, patience: float = PATIENCE) -> None:
        """Wait until all who are here are done with the question; who is not gets written down."""
        try:
            async with asyncio.timeout(patience):
                await self._until(lambda: not self._answering())
        except TimeoutError:
            for one in self._answering():
                one.questions_done = self.ledger.question
                self._give_up(one, f"question {self.ledger.question}: no answer")

    async def until_left(self, patience: float = PATIENCE) -> None:
        """Wait until all have seen the end of the class; who has not gets written down."""
        try:
            async with asyncio.timeout(patience):
                await self._until(lambda: not self.here())
        except TimeoutError:
            for one in self.here():
                self._give_up(one, "no end of the class")

    def _answering(self) -> list[Participant]:
        """Return those who are still at the question, and have the ledger know how many are not."""
        here = self.here()
        left = [one for one in here if one.questions_done < self.ledger.question]
        self.ledger.answered = len(here) - len(left)
        return left

    def _give_up(self, one: Participant, what: str) -> None:
        self.ledger.fault(one.name, Stuck(f"{what}; the page: {one.html}"), stuck=True)

    async def _until(self, claim: Callable[[], bool]) -> None:
        while not claim():
            self._changed.clear()
            await self._changed.wait()


class Instructor(Page):
    """Who holds the instructor's link, and goes on as soon as everybody has answered."""

    def __init__(self, visitor: Visitor, class_: Class, wall: Wall) -> None:
        super().__init__(visitor, "/instructor")
        self._class, self._wall = class_, wall
        self.asked: Callable[[], None] = lambda: None

    async def lead(self) -> None:
        """Go through the whole agenda, and end the class."""
        await self.until(lambda: self.offers("advance") or self.offers("end"), "the agenda")
        while self.offers("advance"):
            if self.answering:
                await self._class.until_answered()
                await self._on_wall(self._wall.until_all_counted())
                self.asked()
            self._wall.begin()
            await self.advance()
        await self.press("end")
        await self.until(lambda: not self.offers("end"), "the end of the class")

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
        ledger = self._class.ledger
        here, wall = self.place, self._wall.html
        await self.press("advance")
        await self.until(lambda: self.place != here, "the next place of the agenda")
        if self.answering:
            ledger.question, ledger.answered = ledger.question + 1, 0
        changed = self._wall.until(lambda: self._wall.html != wall, "the next place on the wall")
        await self._on_wall(changed)

    async def _on_wall(self, work: Awaitable[None]) -> None:
        """Wait for the wall; where it does not come, that is its fault, and the class goes on."""
        try:
            await work
        except RehearsalError as error:
            self._class.ledger.fault("wall", error)


async def enter(visitor: Visitor, link: str) -> None:
    """Exchange a link of the instructor or the wall for its cookie; raises Unanswered."""
    path = link.removeprefix(visitor.url)
    entered = await visitor.get(path)
    if not entered.location:
        raise Unanswered(f"{path.partition('?')[0]}: its link was answered {entered.status}")
