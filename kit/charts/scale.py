"""A scale: where a value stands on a chart, and which round values are written beside it."""

from dataclasses import dataclass
from math import ceil, floor, log10

_ROUND = (1, 2, 5, 10)  # what steps begin with


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high`, which differ, laid out from pixel `start` to pixel `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a value; one outside the scale lies outside the pixels too."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def within(self, value: float) -> float:
        """Return the pixel of a value, or of the end that is next to it."""
        return self.at(min(self.high, max(self.low, value)))

    def ticks(self, most: int) -> list[float]:
        """Return the round values on the scale, `most` or fewer steps apart from end to end."""
        rough = (self.high - self.low) / most
        power = 10.0 ** floor(log10(rough))
        step = next(each * power for each in _ROUND if each * power >= rough * (1 - 1e-9))
        first, last = ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9)
        return [number * step for number in range(first, last + 1)]
