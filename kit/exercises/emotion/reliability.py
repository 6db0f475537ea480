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
BOUNDS = (0.667, 0.8)  # of low to moderate, and of moderate to high


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
    if value < BOUNDS[0]:
        return "low"
    return "moderate" if value < BOUNDS[1] else "high"


def confusions(
    units: Iterable[Mapping[str, int]], order: Sequence[str]
) -> list[tuple[str, str, int]]:
    """Return which two values people chose for the same item, the most frequent first.

    `units` hold how many chose each value of an item. Each entry is (one, other, pairs of
    people who chose one each, over all items); equals stand in `order`.
    """
    counted = list(units)
    pairs = (
        (one, other, sum(unit.get(one, 0) * unit.get(other, 0) for unit in counted))
        for one, other in combinations(order, 2)
    )
    return sorted((pair for pair in pairs if pair[2]), key=lambda pair: -pair[2])


def _unequal_pairs(counts: Mapping[str, int]) -> int:
    """Return how many ordered pairs of different values there are among counted ones."""
    total = sum(counts.values())
    return total * total - sum(count * count for count in counts.values())
