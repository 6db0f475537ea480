"""What an amount or a date of a summary is about: of all cues that touch it the nearest says so."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from kit.text.cues import Match
from kit.text.found import Found

_CLAUSE = 6  # words that a comma between counts for


class Place(Protocol):
    """Words `first` up to `behind` of a text."""

    @property
    def first(self) -> int:
        """The first word."""

    @property
    def behind(self) -> int:
        """The word behind."""


class Roles:
    """The roles that words of a text may have, in choices: a later one counts where none before."""

    def __init__(self, found: Found, choices: Sequence[Sequence[str]]) -> None:
        self._clauses = found.text.clauses
        self._ranks = {role: rank for rank, roles in enumerate(choices) for role in roles}
        self._roles = list(self._ranks)
        self._touching: dict[tuple[str, int], list[tuple[int, Match]]] = defaultdict(list)
        for at, role in enumerate(self._roles):
            for match in found.of(role):
                self._touching["first", match.first].append((at, match))
                self._touching["behind", match.behind].append((at, match))

    def of(self, place: Place) -> str | None:
        """Return the role of words; None where no cue begins or ends with them.

        Of cues as near as each other that of the earlier role counts.
        """
        touching = [
            *self._touching.get(("first", place.first), ()),
            *self._touching.get(("behind", place.behind), ()),
        ]
        near = [
            (self._ranks[self._roles[at]], self._distance(match, place), at)
            for at, match in touching
        ]
        return self._roles[min(near)[2]] if near else None

    def _distance(self, match: Match, place: Place) -> int:
        crossed = self._clauses[match.behind - 1] - self._clauses[match.first]
        return match.behind - match.first - (place.behind - place.first) + _CLAUSE * crossed
