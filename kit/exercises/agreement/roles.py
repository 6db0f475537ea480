"""What an amount or a date of a summary is about: of all cues that touch it the nearest says so."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, Protocol

from kit.exercises.agreement.sought import AMOUNTS
from kit.text.cues import Match
from kit.text.found import Found

_CLAUSE = 6  # words that a comma between counts for
# An unmarked number below it is a count, a day or an hour; one above it a reference.
LEAST_UNMARKED = {"down_payment": 20, "instalment_amount": 20, "total": 100, "other_amount": 100}
MOST_UNMARKED = 10**6
FEW = 5  # such a number without a currency is a count, whatever stands behind it


class Place(Protocol):
    """Words `first` up to `behind` of a text."""

    @property
    def first(self) -> int:
        """The first word."""

    @property
    def behind(self) -> int:
        """The word behind."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of the text, as words `first` up to `behind`; the nearest cue tells its role.

    `reach` is how many words lie between it and what that cue needs besides.
    """

    value: Decimal
    first: int
    behind: int
    role: str | None = None
    cue: str = ""
    reach: int = 0


class Told(NamedTuple):
    """What the nearest cue tells of words: their role, its id, and how many words it reaches."""

    role: str
    cue: str
    reach: int


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
        """Return the role of words; None where no cue begins or ends with them."""
        nearest = self.nearest(place)
        return nearest and nearest.role

    def nearest(self, place: Place) -> Told | None:
        """Return what the nearest cue tells of words; None where none begins or ends with them.

        Of cues as near as each other that of the earlier role counts.
        """
        touching = [
            *self._touching.get(("first", place.first), ()),
            *self._touching.get(("behind", place.behind), ()),
        ]
        near = [
            (self._ranks[self._roles[at]], self._distance(match, place), at, match.cue)
            for at, match in touching
        ]
        if not near:
            return None
        _rank, reach, at, cue = min(near)
        return Told(self._roles[at], cue, reach)

    def _distance(self, match: Match, place: Place) -> int:
        crossed = self._clauses[match.behind - 1] - self._clauses[match.first]
        return match.behind - match.first - (place.behind - place.first) + _CLAUSE * crossed


def within(places: Iterable[Place]) -> set[int]:
    """Return all words of places."""
    return {at for each in places for at in range(each.first, each.behind)}


def sums_said(found: Found) -> list[Sum]:
    """Return the sums of a text in order, without the years of days and "one a month"."""
    roles, dated = Roles(found, AMOUNTS), within(found.dates)
    said = list(_unmarked(found, dated | within(found.amounts)))
    numbers = {(each.first, each.behind) for each in found.numbers}
    for each in found.amounts:
        few = each.value < FEW and (each.first, each.behind) in numbers
        if each.behind - 1 not in dated and not few:
            told = roles.nearest(each) or (None, "", 0)
            said.append(Sum(each.value, each.first, each.behind, *told))
    return sorted(said, key=lambda each: each.first)


def _unmarked(found: Found, taken: Container[int]) -> Iterator[Sum]:
    """Give the numbers that are sums by their cue alone, as in "sixty every Friday".

    A cue that holds a marked sum speaks of that; of several numbers it means the last.
    """
    marked = {each.first for each in found.amounts}
    free = [each for each in found.numbers if each.first not in taken]
    counted = [each.first for each in free]
    for role, least in LEAST_UNMARKED.items():
        cues: dict[tuple[str, int], str] = {}
        for match in found.of(role):
            if marked.isdisjoint(range(match.first, match.behind)):
                cues["behind", match.behind] = match.cue
                if bisect_right(counted, match.first) == bisect_left(counted, match.behind):
                    cues["first", match.first] = match.cue
        for each in free:
            cue = cues.get(("behind", each.behind)) or cues.get(("first", each.first))
            if cue and least <= each.value < MOST_UNMARKED:
                yield Sum(each.value, each.first, each.behind, role, cue)
