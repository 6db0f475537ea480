"""A running class over a log that is watched, and the pages that follow it."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from threading import Event as Gate
from unittest.mock import patch

from kit.classroom import events, verbs
from kit.classroom.agenda import Place
from kit.classroom.events import Event, Record
from kit.classroom.scene import Scene
from kit.errors import StoreError
from kit.exercises.contract import Json
from kit.server.audience import Listener
from kit.server.live import LiveClass
from kit.server.notices import Notices
from kit.store.memory import MemoryStore
from tests.classroom.fake import (
    COURSE,
    EXERCISES,
    LEFT,
    ONE,
    PAIRED,
    pairs,
)

PATIENCE = 30.0


class WatchedStore(MemoryStore):
    """A log that tells what is written in it; it can be made to wait, and to fail."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[int] = []
        self.entered, self.gate = Gate(), Gate()
        self.gate.set()
        self.fails = False

    def append(self, events: Sequence[Event], at: datetime) -> list[Record]:
        self._pass()
        records = super().append(events, at)
        self.batches.append(len(events))
        return records

    def save_drafts(self, drafts: Mapping[tuple[str, str, str], Json]) -> None:
        self._pass()
        super().save_drafts(drafts)

    def _pass(self) -> None:
        self.entered.set()
        assert self.gate.wait(PATIENCE)
        if self.fails:
            raise StoreError("disk: full")

    @property
    def events(self) -> list[Event]:
        return [record.event for record in self.read()]


@asynccontextmanager
async def running(store: WatchedStore) -> AsyncIterator[LiveClass]:
    live = LiveClass(COURSE, EXERCISES, store, Notices())
    try:
        yield live
    finally:
        store.gate.set()
        await live.close()


@asynccontextmanager
async def held(store: WatchedStore) -> AsyncIterator[None]:
    """Hold the writer back; what is inside runs while it is writing."""
    store.gate.clear()
    store.entered.clear()
    try:
        yield
    finally:
        store.gate.set()


async def is_writing(store: WatchedStore) -> None:
    assert await asyncio.to_thread(store.entered.wait, PATIENCE)


def join(live: LiveClass, seat: str, name: str = "Bea") -> asyncio.Task[list[Event]]:
    return asyncio.create_task(live.do(lambda room: verbs.take_seat(room, seat, name, "en")))


def submit(live: LiveClass, seat: str = "a", side: Json = LEFT) -> asyncio.Task[list[Event]]:
    return asyncio.create_task(live.do(lambda room: verbs.submit(room, seat, ONE, side, {})))


class Page:
    """A page that keeps what it is told."""

    def __init__(self, live: LiveClass, role: str, seat: str | None = None) -> None:
        self.told: list[Scene] = []
        self.times: list[float] = []
        self.loop = asyncio.get_running_loop()
        live.audience.listeners.add(Listener(role, seat, self._tell))

    def _tell(self, scene: Scene) -> None:
        self.told.append(scene)
        self.times.append(self.loop.time())


@asynccontextmanager
async def in_groups() -> AsyncIterator[LiveClass]:
    """A class at an open deal: Ann and Bea are a pair that Cyd observes; Dan is alone."""
    store = WatchedStore()
    taken = [events.SeatTaken(seat, f"Person {seat}", "en") for seat in "abcd"]
    place = events.PlaceReached(None, Place(2, 0, "open"))
    store.append([*taken, place, pairs("abc", "d")], datetime.now(UTC))
    store.batches.clear()
    live = LiveClass(PAIRED, EXERCISES, store, Notices())
    with patch.object(
        live.audience, "_soon"
    ):  # what others are told a second later is not looked at
        yield live
        await live.close()
