"""Answers as the room keeps them: every attempt of a seat at an item, and what became of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from kit.exercises.contract import Attempt, Json

Work = tuple[str, str]  # (step id, item id): what an answer belongs to
Standing = Literal["new", "approved", "hidden"]


@dataclass(frozen=True, kw_only=True)
class Answer(Attempt):
    """An attempt: its number (from 1) of those at its item, when it came (UTC), how it stands.

    Role and group are not kept here: they are those of the moment at which it is looked at.
    """

    number: int
    at: datetime
    standing: Standing = "new"

    @property
    def stopped(self) -> bool:
        """Say whether nothing was judged, since its author may need a word in private."""
        return bool(self.feedback.get("stopped"))


@dataclass(frozen=True)
class Chosen:
    """Which attempt the instructor means: whose, at which item, and its number."""

    seat: str
    work: Work
    number: int


@dataclass
class Answers:
    """All attempts, by item and seat; those of a seat in the order in which they came."""

    given: dict[Work, dict[str, list[Answer]]] = field(default_factory=dict)

    def to(self, work: Work) -> dict[str, list[Answer]]:
        """Return the attempts at one item by seat."""
        return self.given.get(work, {})

    def find(self, chosen: Chosen) -> Answer | None:
        """Return an attempt; None where the seat has not made that many, or was erased."""
        attempts = self.to(chosen.work).get(chosen.seat, [])
        return attempts[chosen.number - 1] if 0 < chosen.number <= len(attempts) else None

    def judged(self, work: Work, seat: str) -> list[Answer]:
        """Return the attempts of one seat at an item without what stopped the judging."""
        return [each for each in self.to(work).get(seat, []) if not each.stopped]

    def own(self, work: Work, seat: str) -> Answer | None:
        """Return the last attempt that a seat made for itself and that others may read."""
        own = [each for each in self.judged(work, seat) if not each.common]
        return own[-1] if own else None

    def add(self, work: Work, seat: str, answer: Json, feedback: Json, at: datetime) -> Answer:
        """Keep another attempt of a seat, and return it."""
        attempts = self.given.setdefault(work, {}).setdefault(seat, [])
        attempts.append(Answer(answer, feedback, number=len(attempts) + 1, at=at))
        return attempts[-1]

    def approve(self, chosen: Chosen) -> None:
        """Approve an attempt instead of any other of its seat and item."""
        for other in list(self.to(chosen.work).get(chosen.seat, [])):
            if other.standing == "approved":
                self._rewrite(replace(chosen, number=other.number), standing="new")
        self._rewrite(chosen, standing="approved")

    def hide(self, chosen: Chosen) -> None:
        """Put an attempt aside."""
        self._rewrite(chosen, standing="hidden")

    def correct(self, chosen: Chosen, criterion: str, present: bool) -> None:
        """Note what the instructor says of a criterion."""
        if attempt := self.find(chosen):
            self._rewrite(chosen, corrections={**attempt.corrections, criterion: present})

    def set_common(self, chosen: Chosen, common: bool) -> None:
        """Note whether an attempt was handed in for a whole group."""
        self._rewrite(chosen, common=common)

    def forget(self, seat: str) -> None:
        """Forget a seat as if it had never answered."""
        for given in self.given.values():
            given.pop(seat, None)
        self.given = {work: given for work, given in self.given.items() if given}

    def _rewrite(self, chosen: Chosen, **values: Any) -> None:  # noqa: ANN401  (as replace does)
        if attempt := self.find(chosen):
            attempts = self.given[chosen.work][chosen.seat]
            attempts[chosen.number - 1] = replace(attempt, **values)
