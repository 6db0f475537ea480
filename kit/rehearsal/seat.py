"""A seat of the class, as the phone of whoever sits there shows it."""

import asyncio
import re
from collections.abc import Callable
from html import unescape
from time import perf_counter

from kit.errors import Refusal, Unanswered
from kit.rehearsal.answers import Answers
from kit.rehearsal.form import fill
from kit.rehearsal.ledger import Ledger
from kit.rehearsal.manner import Manner
from kit.rehearsal.page import Page
from kit.rehearsal.visitor import Visitor

ASKED, SUBMITTED = 'data-press="submit"', 'data-state="submitted"'
OVER = ('href="/practice"', 'href="/"')  # what a seat offers once the class or the seat has ended
REFUSED = re.compile(r'class="field-fault"[^>]*>(.*?)<')
HEADING = re.compile(r"<header[^>]*><span>(.*?)(?:<span|</span>)", re.DOTALL)
TRIES = 3  # as often a person presses again, or comes back to a page that was cut off
AGAIN_SECONDS = 1.0
DRAFT_SECONDS = 0.8  # within which a page has sent its draft, or has not


class Seat(Page):
    """Somebody's seat: taken, left and found again, filled in by hand; the ledger has the times."""

    def __init__(
        self, visitor: Visitor, name: str, answers: Answers, ledger: Ledger, manner: Manner
    ) -> None:
        super().__init__(visitor, "/seat")
        self.visitor, self.name, self.manner = visitor, name, manner
        self.answers, self.ledger = answers, ledger
        self.questions_done = 0
        self.given: tuple[str, ...] = ()

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

    async def drop_out(self) -> None:
        """Lose the connection, and find it again."""
        self.ledger.drops += 1
        await self.drop()
        await self.come_back()

    async def drop_out_halfway(self) -> None:
        """Drop out over a form that is half filled in."""
        fill(self, self.answers, self.questions_done, half=True)
        await self.think(DRAFT_SECONDS)
        await self.drop_out()

    async def think(self, most: float) -> None:
        """Let up to `most` seconds go by, as a person does."""
        await asyncio.sleep(self.answers.chance.uniform(0, most))

    async def hand_in(self, acknowledge: Callable[[float], None]) -> bool:
        """Press submit once that can be done; say whether the page then said "submitted".

        At that word `acknowledge` is called with the moment of the press. False where the page
        came to ask nothing before. Raises Refusal where it says no.
        """
        await self.until(lambda: self.offers("submit") or not self.asked, "submit can be pressed")
        if not self.asked:
            return False
        before, pressed = self.refused, perf_counter()
        await self.press("submit")
        await self.until(
            lambda: SUBMITTED in self.html or not self.asked or self.refused != before,
            "the word that it is submitted",
        )
        if SUBMITTED in self.html:
            acknowledge(pressed)
            await self.until(lambda: not self.asked, "the foot of a page that was submitted")
            return True
        if self.asked and self.refused:
            raise Refusal(f"submit: the page said: {self.refused}")
        return False

    async def hand_in_at_last(self, acknowledge: Callable[[float], None]) -> bool:
        """Fill in and submit as `hand_in` does, again where it is refused."""
        for attempt in range(TRIES):
            self.given = fill(self, self.answers, self.questions_done)
            try:
                return await self.hand_in(acknowledge)
            except Refusal as error:
                self.ledger.fault(self.name, error)
                if attempt == TRIES - 1:
                    raise
                await asyncio.sleep(AGAIN_SECONDS)
        return False

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

    @property
    def refused(self) -> str:
        """Return what the page says against what was pressed, "" where it says nothing."""
        found = REFUSED.search(self.html)
        return unescape(found[1]) if found else ""

    def _usable(self) -> bool:
        return all(self.states[one].get("html", " ") for one in self.shown)


def _plain(page: str) -> str:
    """Return the words of a page, as far as a message has room for them."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())[-200:]
