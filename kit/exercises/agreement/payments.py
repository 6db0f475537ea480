"""The class's monthly payments in steps of an eighth of the surplus.

The surplus is where a step ends, so each step is on one side of it as a whole.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

_WITHIN = 8  # steps up to the surplus
_FEWEST = 10  # so that there is something to be seen beyond it
_MOST = 16  # up to twice the surplus; one more takes what lies beyond


@dataclass(frozen=True)
class Payments:
    """How many payments lie in each step of `width`, which has its upper end and not its lower.

    The first `affordable` steps are within the surplus.
    """

    counts: tuple[int, ...]
    width: Fraction
    affordable: int

    @property
    def end(self) -> Fraction:
        """The upper end of the last step."""
        return self.width * len(self.counts)

    @property
    def gathered(self) -> bool:
        """Whether the last step has all that is over its lower end, however much."""
        return len(self.counts) > _MOST

    @property
    def over(self) -> int:
        """How many payments are more than the surplus."""
        return sum(self.counts[self.affordable :])


def make_payments(payments: Sequence[Decimal], surplus: Decimal) -> Payments:
    """Return how payments, each over 0, are spread; without a surplus none is affordable."""
    most = max(payments, default=Decimal(1))
    width = Fraction(surplus if surplus > 0 else most) / _WITHIN
    steps = [min(ceil(Fraction(payment) / width), _MOST + 1) for payment in payments]
    counts = Counter(steps)
    return Payments(
        tuple(counts[step] for step in range(1, max(_FEWEST, *steps, 0) + 1)),
        width,
        affordable=_WITHIN if surplus > 0 else 0,
    )
