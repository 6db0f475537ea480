"""How far the people of a room agree: shares of pairs, Krippendorff's α, confusions.

Sources: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C, for
nominal data with missing values; K. Krippendorff, "Content Analysis" (2nd edition 2004,
p. 241), for what the number is customarily taken to mean.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Literal

Word = Literal["low", "moderate", "high"]


def agreement(chosen: Iterable[str]) -> float | None:
    """Return the share (0 to 1) of pairs of people who chose the same; None for fewer than two."""
    counts = Counter(chosen)
    people = counts.total()
    if people < 2:
        return None
    same = sum(count * (count - 1) for count in counts.values())
    return float(Fraction(same, people * (people - 1)))


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Return Krippendorff's α for nominal values; `units` hold each item's values, as many as are.

    α is 1 - observed / expected disagreement: 1 for perfect agreement, 0 for what chance
    gives, negative for less than that. None where it is undefined: where no item has two
    values, or all values are the same.
    """
    counted = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[str] = sum(counted, Counter())
    everything = totals.total()
    expected = _unequal_pairs(totals)
    if not expected:
        return None
    observed = sum(
        (Fraction(_unequal_pairs(unit), unit.total() - 1) for unit in counted), Fraction()
    )
    return float(1 - observed * (everything - 1) / expected)


def word(value: float | None) -> Word | None:
    """Return a plain word for an α: Krippendorff relies on .800, concludes tentatively from .667.

    The bounds are those of "Content Analysis" (2004), p. 241, and are customs, not laws.
    """
    if value is None:
        return None
    if value < 0.667:
        return "low"
    return "moderate" if value < 0.8 else "high"


def confusions(
    units: Iterable[Mapping[str, int]], order: Sequence[str]
) -> list[tuple[str, str, int, int]]:
    """Return which two values people chose for the same item, the most frequent first.

    Each entry is (one, other, items where both were chosen, pairs of people who chose one
    each); equals stand in `order`.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    items: Counter[tuple[str, str]] = Counter()
    for unit in units:
        for one, other in combinations(order, 2):
            if unit.get(one) and unit.get(other):
                items[one, other] += 1
                pairs[one, other] += unit[one] * unit[other]
    places = {pair: place for place, pair in enumerate(combinations(order, 2))}
    ranked = sorted(pairs, key=lambda pair: (-pairs[pair], places[pair]))
    return [(*pair, items[pair], pairs[pair]) for pair in ranked]


def _unequal_pairs(counts: Mapping[str, int]) -> int:
    """Return how many ordered pairs of different values there are among counted ones."""
    total = sum(counts.values())
    return total * total - sum(count * count for count in counts.values())
