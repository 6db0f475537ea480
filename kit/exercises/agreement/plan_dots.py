"""Where the dots of plans stand: each at its two shares, equal ones in a block of dots.

Places are (x, y) in pixels. The block is counted out and never thrown, so that the same plans
give the same picture, and none hides another.
"""

from collections.abc import Iterator, Sequence
from math import ceil, sqrt

from kit.charts.canvas import Point
from kit.charts.scale import Scale

RADIUS = 10
_PITCH = 2 * RADIUS  # of the dots in a block


def places(shares: Sequence[tuple[float, float]], across: Scale, up: Scale) -> list[Point]:
    """Return a place for each plan; `shares` are what is recovered and left, from 0 to 1.

    Plans in the same per cent of both are equal.
    """
    groups: dict[tuple[int, int], list[int]] = {}
    for number, (recovered, left) in enumerate(shares):
        groups.setdefault((round(100 * recovered), round(100 * left)), []).append(number)
    found: dict[int, Point] = {}
    for group in groups.values():
        recovered, left = shares[group[0]]
        middle = (across.within(recovered), up.within(left))
        found.update(zip(group, _block(middle, len(group), across, up), strict=True))
    return [found[number] for number in range(len(shares))]


def _block(middle: Point, count: int, across: Scale, up: Scale) -> Iterator[Point]:
    """Return the places of `count` dots round a middle, moved as a whole to stay on the scales."""
    columns = ceil(sqrt(count))
    rows = ceil(count / columns)
    left = _moved(middle[0], _PITCH * (columns - 1), across)
    top = _moved(middle[1], _PITCH * (rows - 1), up)
    for number in range(count):
        row, column = divmod(number, columns)
        yield left + _PITCH * column, top + _PITCH * row


def _moved(middle: float, size: float, scale: Scale) -> float:
    """Return where a block of `size` begins that has its middle there, or as near as it can."""
    low, high = sorted((scale.start, scale.end))
    return min(max(low, middle - size / 2), high - size)
