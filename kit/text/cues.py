"""Looks for cues in a text: each by its patterns, unless what stands near takes it back.

The time is linear in the length of the text: words are looked up in one table of all literals,
and parts are joined within a sentence over gaps of bounded width.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kit.text.part_numbers import NumberedPart, NumberedPattern, PartNumbers
from kit.text.pattern import Pattern, Words
from kit.text.tokens import Tokens

REACH = 5  # words: how far before a cue its denial stands
Ends = dict[int, tuple[int, ...]]  # the words behind what stands in a text, by its first word


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a criterion.

    `unless` are patterns that take it back where they stand in the same sentence, and `not_in`
    longer words that it is no more than a part of; `deniable` says that a denial shortly before
    it takes it back too ("we will not …").
    """

    id: str
    criterion: str
    says: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    not_in: tuple[Pattern, ...] = ()
    deniable: bool = False


class Match(NamedTuple):
    """Words `first` up to `behind` of a text, found by the cue `cue`."""

    first: int
    behind: int
    cue: str


def apart(matches: Sequence[Match]) -> list[Match]:
    """Return matches, in order, without those that share words with one before."""
    kept: list[Match] = []
    for match in matches:
        if not kept or match.first >= kept[-1].behind:
            kept.append(match)
    return kept


class _Places:
    """Where the parts of all patterns stand: by part, the words behind it by its first word.

    A common word is one of hundreds of parts, and few of them are ever asked for.
    """

    def __init__(self, spread: Mapping[int, Iterable[Ends]], sentences: Sequence[int]) -> None:
        self._spread = spread
        self._sentences = sentences
        self._gathered: dict[int, Ends] = {}
        self._within: dict[int, set[int]] = {}

    def __contains__(self, part: int) -> bool:
        return part in self._spread

    def __getitem__(self, part: int) -> Ends:
        if part not in self._gathered:
            places: Ends = {}
            self._gathered[part] = places
            for where in self._spread.get(part, ()):
                if places.keys().isdisjoint(where):
                    places.update(where)  # few words begin two, and this is the faster way
                else:
                    places |= {at: (*places.get(at, ()), *ends) for at, ends in where.items()}
        return self._gathered[part]

    def shared(self, parts: Iterable[int]) -> set[int]:
        """Return the sentences that all of `parts` stand in."""
        return set.intersection(*map(self._holding, parts))

    def _holding(self, part: int) -> set[int]:
        if part not in self._within:
            self._within[part] = set(map(self._sentences.__getitem__, self[part]))
        return self._within[part]


class CueBook:
    """All cues of a language, ready to be looked for."""

    def __init__(self, cues: Sequence[Cue], denials: Iterable[Sequence[str]]) -> None:
        numbers = PartNumbers()
        self._denials = numbers.number(frozenset(map(tuple, denials)))
        self._cues = [
            (
                cue.id,
                cue.criterion,
                cue.deniable,
                numbers.of(cue.says),
                numbers.of(cue.unless),
                numbers.of(cue.not_in),
            )
            for cue in cues
        ]
        self._kinds = numbers.by_kind()
        self.kinds = frozenset(self._kinds)  # those that any cue asks for
        self._literal = numbers.by_literal()
        # Of the literals that begin with a word, the shortest first.
        self._lengths: dict[str, tuple[int, ...]] = {}
        for literal in self._literal:
            lengths = self._lengths.get(literal[0], ())
            if len(literal) not in lengths:
                self._lengths[literal[0]] = tuple(sorted((*lengths, len(literal))))

    def find(
        self, text: Tokens, kinds: Mapping[str, Iterable[tuple[int, int]]]
    ) -> dict[str, list[Match]]:
        """Return the matches by criterion, in the order of the text.

        `kinds` are the amounts, numbers and names of the text, as words (first, behind). What
        is quoted as somebody's speech is nobody's cue.
        """
        places = self._places(text, kinds)
        found: dict[str, list[Match]] = defaultdict(list)
        for id_, criterion, deniable, says, unless, not_in in self._cues:
            matches = {match for each in says for match in _joined(each, places, text)}
            if not matches:
                continue
            against = {
                text.sentences[first]
                for each in unless
                for first, _b in _joined(each, places, text)
            }
            wider = [match for each in not_in for match in _joined(each, places, text)]
            found[criterion] += (
                Match(first, behind, id_)
                for first, behind in matches
                if text.sentences[first] not in against
                and not text.quoted[first]
                and not (wider and _overlaps(first, behind, wider))
                and not (deniable and self._denied(first, places, text))
            )
        return {criterion: sorted(matches) for criterion, matches in found.items() if matches}

    def _places(self, text: Tokens, kinds: Mapping[str, Iterable[tuple[int, int]]]) -> _Places:
        spread: dict[int, list[Ends]] = defaultdict(list)
        for literal, where in self._literals(text).items():
            for number in self._literal[literal]:
                spread[number].append(where)
        sentences = text.sentences
        for kind, number in self._kinds.items():
            places: Ends = {}
            for at, end in kinds.get(kind, ()):
                # Of 7\n月 a day is read, over the end of a sentence.
                if sentences[at] == sentences[end - 1]:
                    places[at] = (*places.get(at, ()), end)
            if places:
                spread[number].append(places)
        return _Places(spread, sentences)

    def _literals(self, text: Tokens) -> dict[Words, Ends]:
        """Return where each literal of the text stands; none reaches over the end of a clause."""
        words, clauses = tuple(text.words), text.clauses
        clause_ends = {clause: behind for behind, clause in enumerate(clauses, start=1)}
        found: dict[Words, Ends] = {}
        for first, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                behind = first + length
                if behind > clause_ends[clauses[first]]:
                    break
                literal = words[first:behind]
                if literal in self._literal:
                    found.setdefault(literal, {})[first] = (behind,)
        return found

    def _denied(self, first: int, places: _Places, text: Tokens) -> bool:
        """Say whether a denial begins before `first`; 是不是 is a question and none."""
        denials, words = places[self._denials], text.words
        return any(
            text.clauses[at] == text.clauses[first]
            and (not at or words[at - 1] != words[behind - 1])
            for at in range(max(0, first - REACH), first)
            for behind in denials.get(at, ())
        )


def _overlaps(first: int, behind: int, others: Iterable[tuple[int, int]]) -> bool:
    return any(start < behind and first < end for start, end in others)


def _joined(pattern: NumberedPattern, places: _Places, text: Tokens) -> Iterator[tuple[int, int]]:
    """Give (first, behind) of each place where the parts stand in order, in one sentence."""
    numbers = [part.number for part in pattern.parts]
    if any(number not in places for number in numbers):
        return
    shared = places.shared(numbers)
    for first, ends in places[numbers[0]].items() if shared else ():
        sentence = text.sentences[first]
        if sentence not in shared or (pattern.asks and not text.asked[sentence]):
            continue
        if pattern.begins and first and text.clauses[first - 1] == text.clauses[first]:
            continue
        reached = set(ends)
        for part in pattern.parts[1:]:
            reached = _onward(reached, part, places[part.number], text, sentence)
            if not reached:
                break
        if pattern.ends:
            reached = {each for each in reached if _ends(text, each, sentence, pattern.asks)}
        if reached:
            yield first, min(reached)


def _onward(
    reached: set[int],
    part: NumberedPart,
    place: Ends,
    text: Tokens,
    sentence: int,
) -> set[int]:
    """Return the words behind the next part, wherever it stands within its gap."""
    last = text.bounds[sentence][1]
    return {
        behind
        for before in reached
        for at in range(before, min(last, before + part.gap + 1))
        if at in place and _near(part, before, at, text)
        for behind in place[at]
    }


def _near(part: NumberedPart, behind: int, at: int, text: Tokens) -> bool:
    """Say whether a part at `at` may follow the one that ends before `behind`."""
    same = text.clauses[at] == text.clauses[behind - 1]
    return not same if part.apart else same or not part.near


def _ends(text: Tokens, behind: int, sentence: int, asks: bool) -> bool:
    """Say whether a clause ends before `behind`; a question with the sign ends its sentence."""
    if behind == text.bounds[sentence][1]:
        return True
    return not asks and text.clauses[behind] != text.clauses[behind - 1]
