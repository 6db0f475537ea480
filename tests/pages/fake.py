"""A line without a server: it notes what is asked and answers what it is told to."""

import asyncio
from collections.abc import Callable
from typing import Any

from kit.errors import KitError
from kit.exercises.contract import Json

BOUND: Json = {"language": "en", "jurisdiction": "us", "controls": False, "closed": []}


class FakeLine:
    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.refuses: KitError | None = None
        self.replies: Json = {}
        self.bound: Callable[[Json], None] = lambda message: None
        self.shown: Callable[[Json], None] = lambda view: None

    def open(self) -> None:
        self.bound(BOUND)

    def run(self, work: Any) -> None:
        """Run what a press starts, at once and whole."""
        runner = asyncio.new_event_loop()
        try:
            runner.run_until_complete(work)
        finally:
            runner.close()

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """Call at once what waits for a while."""
        call()

    async def ask(self, command: str, **values: object) -> Json:
        self.asked.append((command, values))
        if self.refuses:
            raise self.refuses
        return self.replies
