"""Who is here and who is away: from connections, not from the log."""

from dataclasses import dataclass, field

AWAY_STILL_COUNTED = 120.0  # seconds: a locked phone is soon back


@dataclass
class Presence:
    """Which seats have a page open; times are seconds of one monotone clock.

    `since` is when the server began to look.
    """

    here: set[str] = field(default_factory=set)
    left: dict[str, float] = field(default_factory=dict)
    since: float = float("-inf")

    def arrive(self, seat: str) -> bool:
        """Note that a seat's page is connected; say whether that is news."""
        self.left.pop(seat, None)
        if seat in self.here:
            return False
        self.here.add(seat)
        return True

    def leave(self, seat: str, now: float) -> bool:
        """Note that a seat's page is gone; say whether that is news."""
        if seat not in self.here:
            return False
        self.here.discard(seat)
        self.left[seat] = now
        return True

    def away(self, seat: str, now: float) -> float | None:
        """Return for how many seconds a seat has been away; None while it is here.

        A seat that has not been seen since the server started counts as away for ever.
        """
        if seat in self.here:
            return None
        return now - self.left[seat] if seat in self.left else float("inf")

    def counted(self, seat: str, now: float) -> bool:
        """Say whether a seat is among those the class waits for."""
        away = self.away(seat, now)
        return away is None or away < AWAY_STILL_COUNTED
