"""Somebody who works in a pair: from both versions to the one that stands, or out of it."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from kit.rehearsal.ledger import Acknowledged
from kit.rehearsal.seat import Seat

STAGE = re.compile(r'data-stage="(\w+)"')
UNDER_WAY = ("waiting", "comparing")


@dataclass
class Done:
    """What somebody has done at the question that is open.

    `kept` is the page's heading and the answer that it called submitted, while it may not ask for
    that once more; `own` says whether there was one, `common` whether a common version was.
    """

    kept: tuple[str, Acknowledged] | None = None
    own: bool = False
    common: bool = False


class Partner(Seat):
    """A seat that may be one of a pair: it does what its page offers, the way out first."""

    done_here: Done

    @property
    def stage(self) -> str:
        """Return how far the pair is, as the page says; "" for whoever works alone or writes."""
        found = STAGE.search(self.html)
        return found[1] if found else ""

    @property
    def together(self) -> bool:
        """Say whether the pair is at work, and this seat does not write its own version."""
        return self.stage in UNDER_WAY

    async def agree(self) -> None:
        """Do what a pair does once a version of one's own is in, until nothing is left to do.

        Whoever gets the pen writes the common version, the other one says yes to it. An observer
        watches, and may come to write a version of its own where one of the others has gone.
        """
        await self.think(self.manner.thinks)
        turns = {
            "write": self._write,
            "alone": self._go_alone,
            "confirm": self._confirm,
            "pen": self._take_pen,
        }
        while (turn := await self.until(self._turn, "the other one", math.inf)) in turns:
            await turns[turn]()

    def _turn(self) -> str:
        """Return what is to be done now, "nothing" at the end; "" while others are to act."""
        if self.asked and self.done_here.own:
            return "write"
        for press in ("alone", "confirm"):
            if self.offers(press):
                return press
        if not self.together:
            return "nothing"
        return "pen" if self.offers("pen") and not self.done_here.common else ""

    async def _take_pen(self) -> None:
        """Take the pen, unless the other one was quicker; who drops out does so with the pen."""
        self.done_here.kept = None  # from now on the page may ask once more
        if await self._brings("pen", lambda: self.asked) and self.manner.drops:
            await self.drop_out_halfway()

    async def _write(self) -> None:
        """Hand in the common version; alone by now, it is one more of one's own."""
        if await self.hand_in_at_last(lambda pressed: None):
            self.done_here.common = True
            kept = self.ledger.common if self.stage else self.ledger.acknowledged
            kept.append(Acknowledged(self.name, self.given))

    async def _confirm(self) -> None:
        if await self._brings("confirm", lambda: self.stage == "agreed"):
            self.ledger.confirmed.append(Acknowledged(self.name, ()))

    async def _go_alone(self) -> None:
        if await self._brings("alone", lambda: not self.stage):
            self.ledger.alone += 1

    async def _brings(self, press: str, claim: Callable[[], bool]) -> bool:
        """Press what is offered, and say whether `claim` came of it: another may be quicker."""
        before = self.refused
        await self.press(press)
        await self.until(
            lambda: claim() or not self.offers(press) or self.refused != before,
            f"what comes of {press!r}",
        )
        return claim()
