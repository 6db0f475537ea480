"""What the tests of a running class may ask for."""

from datetime import UTC, datetime

import pytest

from kit.classroom import events
from kit.classroom.agenda import Place
from tests.server.live_class import WatchedStore


@pytest.fixture
def store() -> WatchedStore:
    """A log of a class whose first item is open; Ann sits on seat a."""
    made = WatchedStore()
    happened = [
        events.ClassOpened(None, "c1", "day", "1234", "zh"),
        events.SeatTaken("a", "Ann", "en"),
        events.PlaceReached(None, Place(1, 0, "open")),
    ]
    made.append(happened, datetime.now(UTC))
    made.batches.clear()
    made.entered.clear()
    return made
