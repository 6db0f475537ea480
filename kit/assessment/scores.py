"""How well labels agree: precision, recall, F1, and Cohen's κ; and how many facts are right.

Source of κ: J. Cohen, "A coefficient of agreement for nominal scales" (1960).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

Labels = frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one criterion: found rightly, found wrongly, missed, and rightly not found."""

    hits: int = 0
    extra: int = 0
    missed: int = 0
    absent: int = 0

    @property
    def examples(self) -> int:
        """Return how many texts the gold set finds it in."""
        return self.hits + self.missed

    @property
    def precision(self) -> float | None:
        """Return the share (0 to 1) of what was found that is right; None where nothing was."""
        return _share(self.hits, self.hits + self.extra)

    @property
    def recall(self) -> float | None:
        """Return the share (0 to 1) of what is there that was found; None where nothing is."""
        return _share(self.hits, self.examples)

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of both; None where there is nothing to find or found."""
        return _share(2 * self.hits, 2 * self.hits + self.extra + self.missed)

    @property
    def kappa(self) -> float | None:
        """Return the agreement beyond chance (1 whole, 0 chance); None where it is undefined."""
        total = self.hits + self.extra + self.missed + self.absent
        found, there = self.hits + self.extra, self.examples
        expected = found * there + (total - found) * (total - there)
        if total == 0 or expected == total * total:
            return None
        observed = (self.hits + self.absent) * total
        return (observed - expected) / (total * total - expected)


def score(pairs: Iterable[tuple[Labels, Labels]], criterion: str) -> Score:
    """Return how often `criterion` is in both labels of a pair, in the second only, and so on.

    The first labels of each pair are the gold ones.
    """
    counts = {(there, found): 0 for there in (True, False) for found in (True, False)}
    for gold, found in pairs:
        counts[criterion in gold, criterion in found] += 1
    return Score(counts[True, True], counts[False, True], counts[True, False], counts[False, False])


def mean_f1(scores: Sequence[Score]) -> float | None:
    """Return the mean of F1 over the criteria that have one."""
    found = [each.f1 for each in scores if each.f1 is not None]
    return sum(found) / len(found) if found else None


def pooled(scores: Iterable[Score]) -> Score:
    """Return the counts of all criteria together."""
    counts = [(each.hits, each.extra, each.missed, each.absent) for each in scores]
    return Score(*(sum(column) for column in zip(*counts, strict=True)))


def right_facts(told: Mapping[str, object], found: Mapping[str, object]) -> tuple[int, int]:
    """Return how many facts are right, of all that either side knows of; 1500 is 1500.00."""
    known = {name for facts in (told, found) for name, fact in facts.items() if fact is not None}
    right = [_value(told.get(name)) == _value(found.get(name)) for name in known]
    return sum(right), len(right)


def _value(fact: object) -> Decimal | str:
    try:
        return Decimal(str(fact))
    except InvalidOperation:
        return str(fact)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
