"""People who say that a seat is theirs, and wait for the instructor's nod.

After the laptop got a new address, the phones' cookies are no longer sent; people then come
back by name. Claims live as long as the server does.
"""

import secrets
from dataclasses import dataclass
from typing import Literal

Answer = Literal["waiting", "granted", "refused"]
MOST = 100


@dataclass
class Claim:
    """Somebody at the door who says they are `seat`."""

    id: str
    seat: str
    answer: Answer = "waiting"


class Claims:
    """The claims of a class, the oldest dropped when there are too many."""

    def __init__(self) -> None:
        self._claims: dict[str, Claim] = {}

    def make(self, seat: str) -> Claim:
        """Note a claim to `seat` under an id that cannot be guessed."""
        while len(self._claims) >= MOST:
            del self._claims[next(iter(self._claims))]
        claim = Claim(secrets.token_urlsafe(12), seat)
        self._claims[claim.id] = claim
        return claim

    def get(self, claim: str) -> Claim | None:
        """Return a claim by its id."""
        return self._claims.get(claim)

    def waiting(self) -> list[Claim]:
        """Return the claims that the instructor has not answered."""
        return [claim for claim in self._claims.values() if claim.answer == "waiting"]

    def answer(self, claim: str, granted: bool) -> None:
        """Answer a claim; one that is not there any more is let go."""
        if claim in self._claims:
            self._claims[claim].answer = "granted" if granted else "refused"
