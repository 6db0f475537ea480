"""The voice lines: an emotion's pitch as strokes, so that it is known without its colour.

The same shapes as in parts.css, on a ground of 36 x 24, with curves as many short lines.
"""

from functools import cache
from math import cos, radians, sin

Point = tuple[float, float]

_STEPS = 24  # short lines of a curve: smooth at the size of a wall


def _arc(x: float, y: float, radius: float, start: float, end: float) -> list[Point]:
    """Return an arc round (x, y) between two angles in degrees, clockwise where they grow."""
    angles = [radians(start + (end - start) * step / _STEPS) for step in range(_STEPS + 1)]
    return [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]


def _curve(start: Point, pull: Point, push: Point, end: Point) -> list[Point]:
    """Return a cubic Bézier curve."""
    points = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        corners = tuple(zip(weights, (start, pull, push, end), strict=True))
        points.append((sum(w * p[0] for w, p in corners), sum(w * p[1] for w, p in corners)))
    return points


def _anxiety() -> list[list[Point]]:
    tremble = [(5.0 + 4 * step, 7.0 if step % 2 == 0 else 17.0) for step in range(7)]
    return [[(2, 12), *tremble, (32, 12)]]


def _shame() -> list[list[Point]]:
    outer = _arc(18, 14, 8, -90, 180)
    inner = _arc(14.437, 13.251, 4.5, 170.4, 397.65)
    return [[(2, 6), *outer, *inner]]


def _avoidance() -> list[list[Point]]:
    return [[(2, 18), *_arc(24, 12, 6, 90, -90), (12, 6)], [(17, 2), (12, 6), (17, 10)]]


@cache
def _lines() -> dict[str, list[list[Point]]]:
    return {
        "anxiety": _anxiety(),
        "anger": [[(2, 15), (11, 15), (16, 2), (22, 22), (26, 15), (34, 15)]],
        "shame": _shame(),
        "helplessness": [[*_curve((2, 4), (14, 4), (14, 20), (24, 20)), (34, 20)]],
        "distrust": [[(2, 9), (12, 9)], [(24, 15), (34, 15)], [(14, 21), (22, 3)]],
        "avoidance": _avoidance(),
        "numbness": [[(2, 12), (34, 12)]],
        "hope": [[(2, 20), *_curve((10, 20), (22, 20), (22, 4), (34, 4))]],
    }


def voice(family: str) -> list[list[Point]]:
    """Return the strokes of a family's voice line; a family of nobody's knowledge has none."""
    return _lines().get(family, [])
