"""What was measured: samples in one unit, and the few numbers that are told of them."""

import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Self

System = Literal["kit", "stock"]


@dataclass(frozen=True)
class Measurement:
    """One figure of one system, with everything needed to doubt it.

    `expected` says how many samples there would be had everything finished; what is missing
    counts as slower than all the others. `beside` holds what was noted at the same time.
    """

    row: str
    kind: str
    system: System
    seats: int
    unit: str
    samples: tuple[float, ...] = ()
    expected: int = 1
    limit: float | None = None  # seconds after which what had not finished was given up
    reason: str = ""
    beside: dict[str, float] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return len(self.samples) >= self.expected

    def at(self, share: float) -> float | None:
        """The nearest-rank percentile, None where that one never finished."""
        rank = max(math.ceil(share * max(self.expected, len(self.samples))), 1)
        return sorted(self.samples)[rank - 1] if rank <= len(self.samples) else None

    def json(self) -> dict[str, Any]:
        """All of it, as it is written to the file of raw figures."""
        return asdict(self) | {"samples": [round(sample, 4) for sample in self.samples]}

    @classmethod
    def read(cls, written: dict[str, Any]) -> Self:
        """A measurement as `json` gave it."""
        return cls(**written | {"samples": tuple(written["samples"])})


@dataclass(frozen=True)
class Trial:
    """Something to be measured; where it raises, its figure is the reason why there is none."""

    row: str
    kind: str
    system: System
    seats: int
    run: Callable[[], list[Measurement]]

    def __str__(self) -> str:
        return f"{self.row}: {self.system}, {self.kind}, {self.seats} seats"

    def measured(self) -> list[Measurement]:
        """Run it."""
        try:
            return self.run()
        except Exception as error:
            reason = f"{type(error).__name__}: {error}".splitlines()[0][:300]
            return [Measurement(self.row, self.kind, self.system, self.seats, "", reason=reason)]
