"""What the cues found in a text: the material that an exercise's reader works with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kit.text.amounts import Amount, amounts
from kit.text.cues import CueBook, Match
from kit.text.dates import Date, dates
from kit.text.language import Language
from kit.text.names import names
from kit.text.numerals import Number, numbers
from kit.text.proper_names import proper_names
from kit.text.tokens import Tokens, tokens

_AROUND = 12  # words


@dataclass(frozen=True)
class Found:
    """A text as words, with the matches by criterion, and the sums, numbers and dates in it.

    Each is looked for when it is first asked for: no cue of an opening asks for a date.
    """

    text: Tokens
    language: Language
    cues: CueBook

    @cached_property
    def matches(self) -> dict[str, list[Match]]:
        """The matches of all cues by criterion, in the order of the text."""
        return self.cues.find(self.text, {kind: self._places(kind) for kind in self.cues.kinds})

    @cached_property
    def amounts(self) -> list[Amount]:
        """The sums of money, in order."""
        return amounts(self.text)

    @cached_property
    def numbers(self) -> list[Number]:
        """The numbers, in order."""
        return numbers(self.text)

    @cached_property
    def dates(self) -> list[Date]:
        """The days, in order."""
        return dates(self.text)

    def of(self, criterion: str) -> list[Match]:
        """Return the matches of a criterion, in the order of the text."""
        return self.matches.get(criterion, [])

    def spans(self, matches: Iterable[Match]) -> list[list[int]]:
        """Return the clauses that matches stand in as [start, end] in characters, in order."""
        merged: list[list[int]] = []
        for start, end in sorted(self.clauses(match.first, match.behind) for match in matches):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        return merged

    def clauses(self, first: int, behind: int) -> tuple[int, int]:
        """Return the clauses that words stand in as (start, end) in characters.

        What is marked reads better whole; where people write without commas, a clause is as
        long as the text, so it is cut a few words around.
        """
        clauses = self.text.clauses
        low, high = max(0, first - _AROUND), min(len(clauses), behind + _AROUND)
        while first > low and clauses[first - 1] == clauses[first]:
            first -= 1
        while behind < high and clauses[behind] == clauses[behind - 1]:
            behind += 1
        return self.text.span(first, behind)

    def _places(self, kind: str) -> list[tuple[int, int]]:
        """Return where what a cue asks for by its kind stands, as words (first, behind)."""
        if kind == "name":
            return list(names(self.text, self.language))
        if kind == "proper":
            return list(proper_names(self.text))
        read: Sequence[Amount | Number | Date]
        if kind == "amount":
            read = self.amounts
        else:
            read = self.numbers if kind == "number" else self.dates
        return [(each.first, each.behind) for each in read]


def look(text: str, language: Language, cues: CueBook) -> Found:
    """Return what stands in `text`."""
    return Found(tokens(text), language, cues)
