"""The wall, watched: how long an answer takes until the class sees it counted."""

import re
from collections import deque
from time import perf_counter

from kit.rehearsal.messages import Message
from kit.rehearsal.page import Page
from kit.rehearsal.visitor import Visitor

COUNT = re.compile(r'class="wall-number">(\d+)')


class Wall(Page):
    """The wall's page; `times` are the seconds from a press to the count that includes it.

    Answers are counted in the order in which they were acknowledged: the third of a question is
    on the wall once that shows 3.
    """

    def __init__(self, visitor: Visitor, times: list[float]) -> None:
        super().__init__(visitor, "/wall")
        self.times = times
        self._seen: list[float] = []  # when the wall first showed 1, 2, 3 …
        self._pressed: deque[float] = deque()  # of the answers that it does not show yet
        self._matched = 0

    def begin(self) -> None:
        """Forget the question before: the next one is about to be opened."""
        self._seen.clear()
        self._pressed.clear()
        self._matched = 0

    def submitted(self, pressed: float) -> None:
        """Note an answer that was acknowledged, and when its submit was pressed."""
        self._pressed.append(pressed)
        self._match()

    async def until_all_counted(self) -> None:
        """Wait until the wall counts every answer that was acknowledged."""
        await self.until(lambda: not self._pressed, "a count of all answers that were acknowledged")

    def take(self, heard: Message) -> None:
        """Work a message into the page, and look at the count where it changed."""
        super().take(heard)
        if self._html is None:  # it has changed
            self._look()

    def _look(self) -> None:
        found = COUNT.search(self.html)
        shown = int(found[1]) if found else 0
        self._seen += [perf_counter()] * (shown - len(self._seen))
        self._match()

    def _match(self) -> None:
        """Take the time of every answer that the wall has counted by now."""
        while self._pressed and len(self._seen) > self._matched:
            self.times.append(max(0.0, self._seen[self._matched] - self._pressed.popleft()))
            self._matched += 1
