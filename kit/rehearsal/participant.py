"""A simulated participant: joins, answers whatever is asked, drops out and comes back."""

import asyncio
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from time import perf_counter

from kit.errors import Disconnected, Refusal, Unanswered
from kit.rehearsal.answers import Answers
from kit.rehearsal.form import fill, forge
from kit.rehearsal.ledger import Acknowledged, Ledger
from kit.rehearsal.page import Page
from kit.rehearsal.visitor import Visitor

ASKED, SUBMITTED = 'data-press="submit"', 'data-state="submitted"'
OVER = ('href="/practice"', 'href="/"')  # what a seat offers once the class or the seat has ended
REFUSED = re.compile(r'class="field-fault"[^>]*>(.*?)<')
HEADING = re.compile(r"<header[^>]*><span>(.*?)(?:<span|</span>)", re.DOTALL)
TRIES = 3  # as often a person presses again, or comes back to a page that was cut off
AGAIN_SECONDS = 1.0
DRAFT_SECONDS = 0.8  # within which a page has sent its draft, or has not


@dataclass(frozen=True)
class Manner:
    """How somebody takes part; `thinks` is how many seconds an answer takes at most."""

    drops: bool = False
    junk: bool = False
    thinks: float = 0.0


class Participant(Page):
    """Someone with a phone; what they meet stands in the ledger.

    `done` is called whenever they have joined, are done with a question, or are gone.
    """

    def __init__(
        self, visitor: Visitor, name: str, answers: Answers, ledger: Ledger, manner: Manner
    ) -> None:
        super().__init__(visitor, "/seat")
        self.visitor, self.name, self.manner = visitor, name, manner
        self.answers, self.ledger = answers, ledger
        self.questions_done = 0
        self.given: tuple[str, ...] = ()
        self._kept: tuple[str, Acknowledged] | None = None  # of this question, and what it is
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

    async def join(self, code: str) -> float:
        """Take a seat and open its page; returns after how many seconds it could be used."""
        started = perf_counter()
        await self.visitor.get(f"/{code}")
        form = {"code": code, "name": self.name, "choice": "new"}
        joined = await self.visitor.post("/join", **form)
        if joined.location != "/seat":
            said = _plain(joined.text)
            raise Unanswered(f"/join: answered {joined.status} and gave no seat: {said}")
        await self.open_usable()
        self.ledger.times["join"].append(perf_counter() - started)
        return self.ledger.times["join"][-1]

    async def open_usable(self) -> None:
        """Open the seat's page and wait until it says where the class stands."""
        await self.open()
        await self.until(self._usable, "where the class stands")

    async def come_back(self) -> float:
        """Open the page once more; returns after how many seconds it could be used."""
        started = perf_counter()
        await self.open_usable()
        self.ledger.times["back"].append(perf_counter() - started)
        return self.ledger.times["back"][-1]

    async def submit(self) -> float | None:
        """Press submit once that can be done; returns the seconds until it was acknowledged.

        None where the question was closed before. Raises Refusal where the page says no.
        """
        await self.until(lambda: self.offers("submit") or not self.asked, "submit can be pressed")
        if not self.asked:
            return None
        before, pressed = self._refused(), perf_counter()
        await self.press("submit")
        await self.until(
            lambda: SUBMITTED in self.html or not self.asked or self._refused() != before,
            "the word that it is submitted",
        )
        if SUBMITTED in self.html:
            taken = self._acknowledge(pressed)
            await self.until(lambda: not self.asked, "the foot of a page that was submitted")
            return taken
        if self.asked and self._refused():
            raise Refusal(f"submit: the page said: {self._refused()}")
        return None

    def _acknowledge(self, pressed: float) -> float:
        """Write down that the page says "submitted", which from now on has to be true."""
        taken = perf_counter() - pressed
        self._kept = (self.heading, Acknowledged(self.name, self.given))
        self.ledger.acknowledged.append(self._kept[1])
        self.ledger.times["submit"].append(taken)
        self.submitted(pressed)
        return taken

    @property
    def asked(self) -> bool:
        """Say whether the page asks for an answer now."""
        return ASKED in self.html

    @property
    def heading(self) -> str:
        """Return which step and item the page is at, as it says itself."""
        found = HEADING.search(self.html)
        return " ".join(found[1].split()) if found else ""

    @property
    def over(self) -> bool:
        """Say whether the class has ended for this seat."""
        return any(link in self.html for link in OVER)

    async def _follow(self) -> None:
        """Answer until the class is over, and come back where the connection breaks off."""
        breaks, cut = 0, False
        while not self.over:
            try:
                if cut:
                    await self._take_up()
                    cut = False
                await self.until(lambda: self.asked or self.over, "the next question", math.inf)
                if self.asked:
                    await self.answer()
                    breaks = 0
            except Disconnected as error:
                breaks, cut = breaks + 1, True
                if breaks > TRIES:
                    raise
                self.ledger.fault(self.name, error)
                await asyncio.sleep(AGAIN_SECONDS)

    async def _take_up(self) -> None:
        """Come back after a break; an answer that was taken just before it is not given again."""
        await self.come_back()
        self._look_for_answer()
        if self._answering and not self.asked:
            self._leave_question()

    def _leave_question(self) -> None:
        self._answering, self._kept = False, None
        self.questions_done += 1
        self.done()

    async def answer(self) -> None:
        """Answer the question that is open, in this person's manner."""
        self._answering = True
        await self._think(self.manner.thinks)
        drops_before = self.manner.drops and self.answers.chance.random() < 0.5
        if self.manner.junk:
            forge(self, self.answers.chance)
        if drops_before:
            fill(self, self.answers, self.questions_done, half=True)
            await self._think(DRAFT_SECONDS)
            await self._drop_out()
        if self.asked and await self._submit_at_last() and self.manner.drops and not drops_before:
            await self._drop_out()
            self._look_for_answer()
        self._leave_question()

    async def _think(self, most: float) -> None:
        await asyncio.sleep(self.answers.chance.uniform(0, most))

    async def _drop_out(self) -> None:
        self.ledger.drops += 1
        await self.drop()
        await self.come_back()

    async def _submit_at_last(self) -> bool:
        """Fill in and submit, again where it is refused; say whether it was acknowledged."""
        for attempt in range(TRIES):
            self.given = fill(self, self.answers, self.questions_done)
            try:
                taken = await self.submit()
            except Refusal as error:
                self.ledger.fault(self.name, error)
                if attempt == TRIES - 1:
                    raise
                await asyncio.sleep(AGAIN_SECONDS)
                continue
            if taken is None:
                self.ledger.overtaken += 1
            return taken is not None
        return False

    def _look_for_answer(self) -> None:
        """Write down a loss where the page that was told "submitted" asks the same once more."""
        if self._kept and self.asked and self._kept[0] == self.heading:
            self.ledger.lost.append(self._kept[1])
            self._kept = None

    def _usable(self) -> bool:
        return all(self.states[one].get("html", " ") for one in self.shown)

    def _refused(self) -> str:
        """Return what the page says against an answer, "" where it says nothing."""
        found = REFUSED.search(self.html)
        return unescape(found[1]) if found else ""


def _plain(page: str) -> str:
    """Return the words of a page, as far as a message has room for them."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())[-200:]
