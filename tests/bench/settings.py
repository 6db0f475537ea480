"""What a run of the benchmark is asked for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """The sizes and limits of a run."""

    bursts: tuple[int, ...] = (20, 60)
    counts: tuple[int, ...] = (10, 50, 100, 200)
    memory_seats: int = 20
    submitters: int = 60
    taps: int = 100
    repeats: int = 5
    time_limit: float = 180.0  # seconds that a burst may take
    patience: float = 300.0  # seconds that a pool may take to be filled

    def pool(self, seats: int) -> tuple[str, ...]:
        """The options that let the kit keep so many kernels ready."""
        return ("--seats", str(seats))
