"""The participants as the instructor knows them."""

import asyncio
from collections.abc import Callable, Sequence

from kit.errors import Stuck
from kit.rehearsal.ledger import Ledger
from kit.rehearsal.participant import Participant
from kit.rehearsal.visitor import PATIENCE

ANSWER_PATIENCE = 3 * PATIENCE  # who waits for a partner that got stuck is let go after two


class Attendance:
    """Who of the participants is here, and who is done; `ledger` hears of those who are not."""

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

    async def until_answered(self, patience: float = ANSWER_PATIENCE) -> None:
        """Wait until all who are here are done with the question; who is not gets written down."""
        try:
            async with asyncio.timeout(patience):
                await self._until(lambda: not self._answering())
        except TimeoutError:
            for one in self._answering():
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
        one.gone = True
        self.ledger.fault(one.name, Stuck(f"{what}; the page: {one.html}"), stuck=True)

    async def _until(self, claim: Callable[[], bool]) -> None:
        while not claim():
            self._changed.clear()
            await self._changed.wait()
