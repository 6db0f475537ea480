"""The class as it runs on this server: one room, its log, who is here, who is told what.

All of it lives on the server's event loop. A verb is decided against the room as it will be
once all that waits is written, and committed by one writer thread together with whatever else
came meanwhile; only after the commit is it folded into the room that pages see.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kit.classroom import verbs
from kit.classroom.agenda import Course
from kit.classroom.events import AnswerSubmitted, Event, Record
from kit.classroom.fold import apply, fold
from kit.classroom.presence import Presence
from kit.classroom.room import Room
from kit.classroom.scene import Scene
from kit.errors import StoreError
from kit.exercises.contract import Exercise, Json
from kit.server.audience import Audience
from kit.server.notices import Notices
from kit.store.contract import Store
from kit.store.row import pack, write_draft

Decide = Callable[[Room], list[Event]]
Waiting = list[tuple[list[Event], asyncio.Future[None]]]


class LiveClass:
    """A running class; every change of it goes through `do`."""

    def __init__(
        self, course: Course, exercises: Mapping[str, Exercise], store: Store, notices: Notices
    ) -> None:
        self.course, self.exercises, self.store, self.notices = course, exercises, store, notices
        # As the disk has it; all that is shown.
        self.room = fold(Room.of(course, exercises), store.read())
        self._ahead = deepcopy(self.room)  # with what is being written; what verbs look at
        self.drafts = store.drafts()
        self.presence = Presence(since=time.monotonic())
        self.audience = Audience(self.scene)
        self._writer = ThreadPoolExecutor(1, "writer")
        self._waiting: Waiting = []
        self._unsaved: dict[tuple[str, str, str], Json] = {}
        self._writing: asyncio.Task[None] | None = None

    async def do(self, decide: Decide) -> list[Event]:
        """Decide on the room as it is, and return once what happened is on disk.

        Raises the RoomError that `decide` raises, and StoreError where nothing was written.
        """
        events = decide(self._ahead)
        if not events:
            return events
        at = datetime.now(UTC)
        for event in events:
            pack(event, at)  # what no log can hold is refused here, and takes no others with it
        for event in events:
            apply(event, self._ahead, at)
        committed = asyncio.get_running_loop().create_future()
        self._waiting.append((events, committed))
        self._start_writing()
        await committed
        for event in events:
            self.audience.announce(event)
        return events

    async def erase(self, seat: str) -> None:
        """Forget all that `seat` wrote; raises UnknownSeat or StoreError."""
        verbs.known_ever(self.room, seat)
        if not self.room.seats[seat].removed:
            await self.do(lambda room: verbs.remove(room, seat))  # and nothing more comes of it
        while self._writing:
            await asyncio.wait({self._writing})
        self._unsaved = {key: draft for key, draft in self._unsaved.items() if key[0] != seat}
        record: Record = await self._in_writer(self.store.erase, seat, datetime.now(UTC))
        for room in (self.room, self._ahead):
            apply(record.event, room, record.at)
        self.drafts = {key: draft for key, draft in self.drafts.items() if key[0] != seat}
        self.audience.tell_all()

    def save_draft(self, seat: str, work: tuple[str, str], draft: Json) -> None:
        """Keep what a seat has not yet submitted; written with the next batch.

        Raises StoreError for what is not JSON.
        """
        write_draft((seat, *work), draft)  # refuses what no log can hold
        first = (seat, *work) not in self.drafts
        self.drafts[(seat, *work)] = draft
        self._unsaved[(seat, *work)] = draft
        self._start_writing()
        if first:  # someone who had submitted is answering again, or takes the pen of a group
            self.audience.tell_group(seat)

    def scene(self) -> Scene:
        """Return the room as it is now, for one round of views."""
        return Scene(
            self.room, self.presence, self.exercises, self.drafts, time.time(), time.monotonic()
        )

    def arrive(self, seat: str) -> None:
        """Note that a seat's page is connected."""
        if self.presence.arrive(seat):
            self.audience.tell_presence(seat)

    def leave(self, seat: str) -> None:
        """Note that a seat's page is gone."""
        if self.presence.leave(seat, time.monotonic()):
            self.audience.tell_presence(seat)

    def writing(self, seat: str, work: tuple[str, str]) -> set[str]:
        """Return who of a seat's group has a draft at an item: itself, and others who are here."""
        near = self.presence.here | {seat}
        members = near.intersection(self.room.groups.around(work[0], seat))
        return {member for member in members if (member, *work) in self.drafts}

    async def tick(self) -> None:
        """Bring about what the clock alone brings about."""
        self.audience.show_ways_out()
        if verbs.due(self.room, time.time()):
            await self.do(lambda room: verbs.due(room, time.time()))

    async def copy(self, target: Path) -> None:
        """Write a readable copy of the log to `target`; raises StoreError."""
        await self._in_writer(self.store.copy, target)

    async def close(self) -> None:
        """Write what is still unwritten and end the use of the log."""
        if self._unsaved:
            self._start_writing()
        if self._writing:
            await self._writing
        self.audience.close()
        await self._in_writer(self.store.close)
        self._writer.shutdown()

    def _forget_draft(self, event: Event) -> None:
        if isinstance(event, AnswerSubmitted):
            self.drafts.pop((event.seat or "", event.step, event.item), None)
            self._unsaved.pop((event.seat or "", event.step, event.item), None)

    def _start_writing(self) -> None:
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())

    async def _write(self) -> None:
        """Write batch after batch until nothing waits; what comes meanwhile is the next batch."""
        try:
            while self._waiting or self._unsaved:
                waiting, self._waiting = self._waiting, []
                drafts, self._unsaved = self._unsaved, {}
                if not await self._write_batch(waiting, drafts):
                    return  # drafts that are not saved are tried again with whatever comes next
        finally:
            self._writing = None

    async def _write_batch(
        self, waiting: Waiting, drafts: dict[tuple[str, str, str], Json]
    ) -> bool:
        """Write one batch and say whether that could be done; whoever waits for it is told."""

        def write() -> list[Record]:
            # Drafts first: an answer that follows one in the same batch ends it.
            if drafts:
                self.store.save_drafts(drafts)
            events = [event for batch, _ in waiting for event in batch]
            return self.store.append(events, datetime.now(UTC)) if events else []

        try:
            records = await self._in_writer(write)
        except StoreError as error:
            self.notices.add("not_saved", error)
            # What was decided meanwhile stands on what is not written, and falls with it.
            waiting, self._waiting = waiting + self._waiting, []
            self._unsaved = drafts | self._unsaved
            self._ahead = deepcopy(self.room)
            for committed in _awaited(waiting):
                committed.set_exception(error)
            return False
        for record in records:
            apply(record.event, self.room, record.at)
            self._forget_draft(record.event)
        for committed in _awaited(waiting):
            committed.set_result(None)
        return True

    async def _in_writer(self, work: Callable[..., Any], *values: object) -> Any:  # noqa: ANN401  (whatever `work` returns)
        return await asyncio.get_running_loop().run_in_executor(self._writer, work, *values)


def _awaited(waiting: Waiting) -> list[asyncio.Future[None]]:
    """Return the futures that somebody still awaits; a task that was cancelled does not."""
    return [committed for _, committed in waiting if not committed.done()]
