"""Many durations as a few figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

BARS = 24  # of a distribution


@dataclass(frozen=True)
class Figures:
    """How long something took, in seconds: for half, for 95 of 100, and at the worst."""

    count: int
    p50: float
    p95: float
    max: float


def figures(durations: Sequence[float]) -> Figures:
    """Return the figures of `durations`, of which there is at least one."""
    ordered = sorted(durations)
    return Figures(len(ordered), percentile(ordered, 50), percentile(ordered, 95), ordered[-1])


def percentile(ordered: Sequence[float], percent: int) -> float:
    """Return the smallest duration that `percent` of 100 do not exceed (the nearest rank)."""
    return ordered[max(0, ceil(percent / 100 * len(ordered)) - 1)]


def distribution(durations: Sequence[float], bars: int = BARS) -> tuple[float, list[int]]:
    """Return the width of a bar in seconds, and how many durations fall into each, from 0 on.

    The width is a round number, so that an axis can be read.
    """
    longest = max(durations)
    width = round_up(longest / bars)
    counts = [0] * max(1, ceil(longest / width))
    for duration in durations:
        counts[min(len(counts) - 1, int(duration / width))] += 1
    return width, counts


def round_up(number: float) -> float:
    """Return the next number of the form 1, 2 or 5 times a power of ten, from 1 ms on."""
    step = 0.001
    while True:
        for factor in (1, 2, 5):
            if factor * step >= number:
                return factor * step
        step *= 10
