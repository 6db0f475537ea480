"""What a rehearsal writes down while it runs: times, acknowledgements, faults."""

from dataclasses import dataclass, field

from kit.errors import KitError
from kit.rehearsal.figures import Figures, figures

# From the first request to the widgets; from the press to the word "submitted"; from the press to
# the wall's count; from the first request of a page that was lost to its widgets.
TIMES = ("join", "submit", "wall", "back")


@dataclass(frozen=True)
class Acknowledged:
    """What a page said was done: whose it is, and every value that was given, none for a yes."""

    seat: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """Something that went wrong for one seat; `code` is that of the error."""

    seat: str
    code: str
    message: str


@dataclass
class Ledger:
    """Everything that was seen by all participants together; times in seconds."""

    seats: int
    times: dict[str, list[float]] = field(default_factory=lambda: {kind: [] for kind in TIMES})
    acknowledged: list[Acknowledged] = field(default_factory=list)  # everybody's own answers
    common: list[Acknowledged] = field(default_factory=list)  # versions that pairs handed in
    confirmed: list[Acknowledged] = field(default_factory=list)  # yeses, after which a pair agreed
    lost: list[Acknowledged] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    stuck: set[str] = field(default_factory=set)
    drops: int = 0  # how often somebody dropped out on purpose
    overtaken: int = 0  # answers that the closing of the question came before
    pairs: int = 0  # that questions were opened to; 0 where somebody else made them
    alone: int = 0  # how often somebody took the way out of a pair
    question: int = 0  # how many were opened so far
    answered: int = 0  # seats that are done with the present one

    @property
    def joined(self) -> int:
        """Return how many seats have joined."""
        return len(self.times["join"])

    @property
    def well(self) -> bool:
        """Say whether nothing was lost and nobody got stuck."""
        return not self.lost and not self.stuck

    def fault(self, seat: str, error: Exception, stuck: bool = False) -> None:
        """Write down what a seat met; `stuck` where that ended its part in the class."""
        code = error.code if isinstance(error, KitError) else KitError.code
        self.faults.append(Fault(seat, code, str(error) or repr(error)))
        if stuck:
            self.stuck.add(seat)

    def figures(self) -> dict[str, Figures]:
        """Return the figures of every kind of time that was taken at all."""
        return {kind: figures(times) for kind, times in self.times.items() if times}
