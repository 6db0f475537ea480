"""A simulated participant: joins, answers whatever is asked, drops out and comes back."""

import asyncio
import math
from collections.abc import Callable
from time import perf_counter

from kit.errors import Disconnected
from kit.rehearsal.answers import Answers
from kit.rehearsal.form import forge
from kit.rehearsal.ledger import Acknowledged, Ledger
from kit.rehearsal.manner import Manner
from kit.rehearsal.partner import Done, Partner
from kit.rehearsal.seat import AGAIN_SECONDS, TRIES
from kit.rehearsal.visitor import Visitor


class Participant(Partner):
    """Someone with a phone; what they meet stands in the ledger.

    `done` is called whenever they have joined, are done with a question, or are gone.
    """

    def __init__(
        self, visitor: Visitor, name: str, answers: Answers, ledger: Ledger, manner: Manner
    ) -> None:
        super().__init__(visitor, name, answers, ledger, manner)
        self.done_here = Done()
        self.seated = self.gone = self._answering = False
        self.submitted: Callable[[float], None] = lambda pressed: None
        self.done: Callable[[], None] = lambda: None

    async def attend(self, code: str) -> None:
        """Join and answer until the class is over; nothing is raised, all faults written down."""
        try:
            await self.join(code)
            self.seated = True
            self.done()
            await self._follow()
        except Exception as error:
            self.ledger.fault(self.name, error, stuck=True)
        finally:
            self.gone = True
            self.done()
            await self.close()

    async def _follow(self) -> None:
        """Answer until the class is over, and come back where the connection breaks off."""
        breaks, cut = 0, False
        while not self.over:
            try:
                if cut:
                    await self._take_up()
                    cut = False
                await self.until(lambda: self.wanted or self.over, "the next question", math.inf)
                if self.wanted:
                    await self.answer()
                    breaks = 0
            except Disconnected as error:
                breaks, cut = breaks + 1, True
                if breaks > TRIES:
                    raise
                self.ledger.fault(self.name, error)
                await asyncio.sleep(AGAIN_SECONDS)

    @property
    def wanted(self) -> bool:
        """Say whether there is something to do: an answer to give, or a pair to work with."""
        return self.asked or self.together

    async def _take_up(self) -> None:
        """Come back after a break; an answer that was taken just before it is not given again."""
        await self.come_back()
        self._look_for_answer()
        if self._answering and not self.wanted:
            self._leave_question()

    def _leave_question(self) -> None:
        self._answering, self.done_here = False, Done()
        self.questions_done += 1
        self.done()

    async def answer(self) -> None:
        """Answer the question that is open, in this person's manner, alone or as one of a pair."""
        self._answering = True
        if self.asked and not self.done_here.own:
            await self._answer_oneself()
        if self.wanted:
            await self.agree()
        if not self.wanted:
            self._leave_question()

    async def _answer_oneself(self) -> None:
        await self.think(self.manner.thinks)
        drops_before = self.manner.drops and self.answers.chance.random() < 0.5
        if self.manner.junk:
            forge(self, self.answers.chance)
        if drops_before:
            await self.drop_out_halfway()
        if self.asked and await self._submit_at_last() and self.manner.drops and not drops_before:
            await self.drop_out()
            self._look_for_answer()

    async def _submit_at_last(self) -> bool:
        """Hand in an answer; say whether it was acknowledged before the question was closed."""
        taken = await self.hand_in_at_last(self._acknowledge)
        if not taken:
            self.ledger.overtaken += 1
        return taken

    def _acknowledge(self, pressed: float) -> None:
        """Write down that the page says "submitted", which from now on has to be true."""
        self.ledger.times["submit"].append(perf_counter() - pressed)
        answer = Acknowledged(self.name, self.given)
        self.done_here = Done((self.heading, answer), own=True)
        self.ledger.acknowledged.append(answer)
        self.submitted(pressed)

    def _look_for_answer(self) -> None:
        """Write down a loss where the page that was told "submitted" asks the same once more."""
        kept = self.done_here.kept
        if kept and self.asked and kept[0] == self.heading:
            self.ledger.lost.append(kept[1])
            self.done_here = Done()
