"""Looks for cues in a text: each by its patterns, unless what stands near takes it back.

The time is linear in the length of the text: words are looked up in one tree of all literals,
and parts are joined within a sentence over gaps of bounded width.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kit.text.pattern import Part, Pattern
from kit.text.tokens import Tokens

REACH = 5  # words: how far before a cue its denial stands


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a criterion.

    `unless` are patterns that take it back where they stand in the same sentence; `deniable`
    says that a denial shortly before it does ("we will not …").
    """

    id: str
    criterion: str
    says: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    deniable: bool = False


class Match(NamedTuple):
    """Words `first` up to `behind` of a text, found by the cue `cue`."""

    first: int
    behind: int
    cue: str


# Where the parts of all patterns stand: by part, the words behind it by its first word.
_Places = dict[int, dict[int, list[int]]]


class CueBook:
    """All cues of a language, ready to be looked for."""

    def __init__(self, cues: Sequence[Cue], denials: Iterable[Sequence[str]]) -> None:
        self.cues = tuple(cues)
        self._numbers: dict[Part, int] = {}
        self._tree: dict[Any, Any] = {}
        self._denials = self._number(Part(0, frozenset(map(tuple, denials))))
        self._patterns = [
            (cue, [self._known(each) for each in cue.says], [self._known(o) for o in cue.unless])
            for cue in self.cues
        ]

    def find(
        self, text: Tokens, kinds: Mapping[str, Iterable[tuple[int, int]]]
    ) -> dict[str, list[Match]]:
        """Return the matches by criterion, in the order of the text.

        `kinds` are the amounts, numbers and names of the text, as words (first, behind). What
        is quoted as somebody's speech is nobody's cue.
        """
        places = self._places(text, kinds)
        found: dict[str, list[Match]] = defaultdict(list)
        for cue, says, unless in self._patterns:
            matches = {match for each in says for match in _joined(each, places, text)}
            if not matches:
                continue
            against = {
                text.sentences[first]
                for each in unless
                for first, _b in _joined(each, places, text)
            }
            found[cue.criterion] += (
                Match(first, behind, cue.id)
                for first, behind in matches
                if text.sentences[first] not in against
                and not text.quoted[first]
                and not (cue.deniable and self._denied(first, places, text))
            )
        return {criterion: sorted(matches) for criterion, matches in found.items() if matches}

    def _known(self, pattern: Pattern) -> tuple[Pattern, tuple[int, ...]]:
        return pattern, tuple(self._number(Part(0, p.literals, p.kind)) for p in pattern.parts)

    def _number(self, part: Part) -> int:
        """Return the part's number; its literals are in the tree from then on."""
        if part not in self._numbers:
            self._numbers[part] = number = len(self._numbers)
            for literal in part.literals:
                node = self._tree
                for word in literal:
                    node = node.setdefault(word, {})
                node.setdefault(None, []).append(number)
        return self._numbers[part]

    def _places(self, text: Tokens, kinds: Mapping[str, Iterable[tuple[int, int]]]) -> _Places:
        places: _Places = defaultdict(dict)
        words, sentences, tree = text.words, text.sentences, self._tree
        count = len(words)
        for first in range(count):
            node, behind = tree.get(words[first]), first + 1
            while node is not None:
                if None in node and sentences[behind - 1] == sentences[first]:
                    for part in node[None]:
                        places[part].setdefault(first, []).append(behind)
                node = node.get(words[behind]) if behind < count else None
                behind += 1
        for part, number in self._numbers.items():
            for first, behind in kinds.get(part.kind, ()) if part.kind else ():
                places[number].setdefault(first, []).append(behind)
        return dict(places)

    def _denied(self, first: int, places: _Places, text: Tokens) -> bool:
        denials = places.get(self._denials, {})
        near = range(max(0, first - REACH), first + 1)
        return any(text.clauses[at] == text.clauses[first] for at in near if at in denials)


def _joined(
    known: tuple[Pattern, tuple[int, ...]],
    places: _Places,
    text: Tokens,
) -> Iterator[tuple[int, int]]:
    """Give (first, behind) of each place where the parts stand in order, in one sentence."""
    pattern, numbers = known
    if any(number not in places for number in numbers):
        return
    for first, ends in places[numbers[0]].items():
        if pattern.begins and first and text.clauses[first - 1] == text.clauses[first]:
            continue
        sentence = text.sentences[first]
        reached = set(ends)
        for part, number in zip(pattern.parts[1:], numbers[1:], strict=True):
            reached = _onward(reached, part, places[number], text, sentence)
            if not reached:
                break
        if pattern.ends:
            reached &= {text.bounds[sentence][1]}
        if reached and (text.asked[sentence] or not pattern.asks):
            yield first, min(reached)


def _onward(
    reached: set[int], part: Part, place: Mapping[int, list[int]], text: Tokens, sentence: int
) -> set[int]:
    """Return the words behind the next part, wherever it stands within its gap."""
    last = text.bounds[sentence][1]
    starts = {
        at + step
        for at in reached
        for step in range(part.gap + 1)
        if at + step < last and _fits(part, text, at - 1, at + step)
    }
    return {behind for at in starts if at in place for behind in place[at]}


def _fits(part: Part, text: Tokens, last: int, first: int) -> bool:
    """Say whether a part may begin at `first` when the one before it ends with `last`."""
    same = text.clauses[first] == text.clauses[last]
    return same or not part.near if not part.apart else not same
