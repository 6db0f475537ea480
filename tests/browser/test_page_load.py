"""What a phone loads stays within its budget, the websocket included."""

import pytest

from tests.bench.page_load import again, first_visit
from tests.browser.room import Room, Staff, chromium
from tests.running import RunningServer

pytestmark = pytest.mark.browser

FIRST = 600_000  # bytes
REQUESTS = 15
AGAIN = 15_000


def test_door_and_seat_stay_within_the_budget_of_a_first_and_a_second_visit(
    server: RunningServer,
) -> None:
    with chromium() as browser:
        room = Room(browser, server, "zh")
        staff = Staff(room)
        context, first = first_visit(room, "林岚")
        staff.advance("waiting")
        staff.advance("open")
        back = again(context, server.url)

        assert len(first.requests) <= REQUESTS
        assert first.http + first.socket <= FIRST
        assert back.http + back.socket <= AGAIN
