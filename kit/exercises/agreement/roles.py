"""What an amount or a date of a summary is about: of all cues that touch it the nearest says so."""

from collections.abc import Iterator, Sequence
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


def role(found: Found, place: Place, choices: Sequence[Sequence[str]]) -> str | None:
    """Return which role the words have; None where no cue begins or ends with them.

    A later choice of roles counts where none of those before does; of cues as near as each
    other that of the earlier role.
    """
    for roles in choices:
        near = [
            (_distance(found, place, match), at)
            for at, each in enumerate(roles)
            for match in _touching(found.of(each), place)
        ]
        if near:
            return roles[min(near)[1]]
    return None


def _touching(matches: Sequence[Match], place: Place) -> Iterator[Match]:
    return (
        match for match in matches if match.first == place.first or match.behind == place.behind
    )


def _distance(found: Found, place: Place, match: Match) -> int:
    clauses = found.text.clauses
    crossed = clauses[match.behind - 1] - clauses[match.first]
    return match.behind - match.first - (place.behind - place.first) + _CLAUSE * crossed
