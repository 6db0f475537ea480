"""The class as it runs: answered only after the commit, and true to its log whatever fails."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Event as Gate
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.classroom import events, grouping, verbs, verdicts
from kit.classroom.agenda import Place
from kit.classroom.events import Event, Record
from kit.classroom.fold import fold
from kit.classroom.room import Room
from kit.classroom.scene import Scene
from kit.classroom.verdicts import Said
from kit.errors import ClassOver, KitError, NotOpen, StoreError, UnknownSeat
from kit.exercises.contract import Json
from kit.server.audience import STAFF_EVERY, Listener
from kit.server.join import _seated
from kit.server.live import LiveClass
from kit.server.notices import Notices
from kit.store.memory import MemoryStore
from kit.store.sqlite import SQLiteStore
from tests.classroom.fake import (
    COURSE,
    DEAL,
    DEALT,
    EXERCISES,
    LEFT,
    ONE,
    PAIRED,
    RIGHT,
    deal,
    pairs,
)

from .loop import HastyLoop, hastily, on_a_loop, until

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


def folded(store: WatchedStore) -> Room:
    return fold(Room(COURSE), store.read())


def gist(room: Room) -> object:
    """Return what verbs look at: all but the times."""
    return (
        [(seat.id, seat.name, seat.removed) for seat in room.seats.values()],
        {work: list(given) for work, given in room.answers.given.items()},
        (room.place, room.closed, room.settings, room.revealed),
    )


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


# --- answered after the commit


@on_a_loop
async def test_nothing_is_answered_shown_or_told_before_it_is_written(store: WatchedStore) -> None:
    async with running(store) as live:
        page = Page(live, "seat", "a")
        async with held(store):
            asked = submit(live)
            await is_writing(store)
            assert not asked.done()
            assert live.room.answered(ONE) == {}
            assert page.told == []
        await asked

        assert live.room.answered(ONE)["a"][-1].answer == LEFT
        assert len(page.told) == 1


@on_a_loop
async def test_what_is_asked_at_once_is_written_as_one_batch(store: WatchedStore) -> None:
    async with running(store) as live:
        await asyncio.gather(*(join(live, f"s{n}", f"Person {n}") for n in range(60)))

        assert store.batches == [60]
        assert len(live.room.present()) == 61


@on_a_loop
async def test_what_is_asked_during_a_batch_is_the_next_one(store: WatchedStore) -> None:
    async with running(store) as live:
        async with held(store):
            first = join(live, "b")
            await is_writing(store)
            rest = [join(live, f"s{n}", f"Person {n}") for n in range(5)]
            await until(lambda: len(live._waiting) == 5)
        await asyncio.gather(first, *rest)

        assert store.batches == [1, 5]


@on_a_loop
async def test_a_verb_sees_what_is_being_written(store: WatchedStore) -> None:
    async with running(store) as live:
        await asyncio.gather(join(live, "b", "Bea"), join(live, "c", "Bea"))

        assert [seat.name for seat in live.room.present()] == ["Ann", "Bea", "Bea 2"]


@on_a_loop
async def test_an_answer_behind_the_closing_is_refused_though_it_is_not_yet_written(
    store: WatchedStore,
) -> None:
    async with running(store) as live:
        async with held(store):
            closing = asyncio.create_task(live.do(lambda room: verbs.enter(room, "closed")))
            await is_writing(store)
            with pytest.raises(NotOpen):
                await submit(live)
        await closing


@on_a_loop
async def test_what_a_verb_refuses_is_not_written(store: WatchedStore) -> None:
    async with running(store) as live:
        with pytest.raises(UnknownSeat):
            await submit(live, "ghost")

        assert store.batches == []
        assert live.room == folded(store)


@on_a_loop
async def test_where_nothing_happens_nothing_is_written(store: WatchedStore) -> None:
    async with running(store) as live:
        assert await live.do(verbs.stop_timer) == []
        assert store.batches == []


@on_a_loop
async def test_the_room_is_the_fold_of_its_log_to_the_microsecond(store: WatchedStore) -> None:
    async with running(store) as live:
        await asyncio.gather(join(live, "b"), submit(live))
        await live.do(lambda room: verbs.start_timer(room, 60, True, time.time()))

        assert live.room == folded(store)


@on_a_loop
async def test_a_class_goes_on_where_it_was(store: WatchedStore) -> None:
    async with running(store) as live:
        await submit(live)
        live.save_draft("a", ONE, RIGHT)
        await until(lambda: store.drafts() == {("a", *ONE): RIGHT})

        again = LiveClass(COURSE, EXERCISES, store, Notices())

        assert (again.room, again.drafts) == (live.room, live.drafts)


# --- when it cannot be written


@on_a_loop
async def test_what_cannot_be_written_is_refused_and_did_not_happen(store: WatchedStore) -> None:
    async with running(store) as live:
        store.fails = True
        with pytest.raises(StoreError, match="disk: full"):
            await submit(live)

        assert live.room == folded(store)
        assert live.room.answered(ONE) == {}
        assert [notice.code for notice in live.notices.kept] == ["not_saved"]


@on_a_loop
async def test_everybody_of_a_batch_that_failed_is_refused(store: WatchedStore) -> None:
    async with running(store) as live:
        store.fails = True
        asked = [join(live, f"s{n}", f"Person {n}") for n in range(5)]

        answers = await asyncio.gather(*asked, return_exceptions=True)

        assert [type(answer) for answer in answers] == [StoreError] * 5


@on_a_loop
async def test_what_stands_on_something_unwritten_falls_with_it(store: WatchedStore) -> None:
    async with running(store) as live:
        async with held(store):
            joining = join(live, "b")
            await is_writing(store)
            answering = submit(live, "b")
            await until(lambda: live._waiting)
            store.fails = True
        with suppress(StoreError):
            await joining
        with pytest.raises(StoreError):
            await answering
        store.fails = False

        assert store.batches == []
        with pytest.raises(UnknownSeat):
            await submit(live, "b")


@on_a_loop
async def test_after_a_failure_the_class_goes_on(store: WatchedStore) -> None:
    async with running(store) as live:
        store.fails = True
        with pytest.raises(StoreError):
            await submit(live)
        store.fails = False

        await submit(live, side=RIGHT)

        assert live.room.answered(ONE)["a"][-1].answer == RIGHT
        assert live.room == folded(store)


@on_a_loop
async def test_a_draft_survives_a_failure_and_is_written_with_the_next_batch(
    store: WatchedStore,
) -> None:
    async with running(store) as live:
        store.fails = True
        live.save_draft("a", ONE, LEFT)
        await until(lambda: live.notices.kept and not live._writing)
        assert live.drafts == {("a", *ONE): LEFT}
        assert store.drafts() == {}
        store.fails = False

        await join(live, "b")

        assert store.drafts() == {("a", *ONE): LEFT}


@on_a_loop
async def test_a_newer_draft_is_not_replaced_by_one_that_failed(store: WatchedStore) -> None:
    async with running(store) as live:
        async with held(store):
            live.save_draft("a", ONE, LEFT)
            await is_writing(store)
            live.save_draft("a", ONE, RIGHT)
            store.fails = True
        await until(lambda: not live._writing)
        store.fails = False

        await join(live, "b")

        assert store.drafts() == {("a", *ONE): RIGHT}


@on_a_loop
async def test_a_draft_that_failed_is_written_at_the_latest_at_the_end(store: WatchedStore) -> None:
    written: list[object] = []
    close = store.close
    store.close = lambda: (written.append(store.drafts()), close())  # type: ignore[method-assign, assign, func-returns-value]
    async with running(store) as live:
        store.fails = True
        live.save_draft("a", ONE, LEFT)
        await until(lambda: live.notices.kept and not live._writing)
        store.fails = False

    assert written == [{("a", *ONE): LEFT}]


@on_a_loop
async def test_a_full_disk_is_not_tried_again_and_again(store: WatchedStore) -> None:
    async with running(store) as live:
        tries = []
        store._pass = lambda: tries.append(1) or (_ for _ in ()).throw(StoreError("full"))  # type: ignore[method-assign, assign, func-returns-value]
        live.save_draft("a", ONE, LEFT)
        await until(lambda: tries and not live._writing)
        await until(lambda: not live._writing)

        assert len(tries) == 1


@on_a_loop
async def test_what_no_log_can_hold_takes_nobody_else_down(store: WatchedStore) -> None:
    async with running(store) as live:
        good = submit(live)
        bad = asyncio.create_task(
            live.do(lambda room: verbs.submit(room, "a", ONE, LEFT, {"score": float("nan")}))
        )
        with pytest.raises(StoreError):
            await bad
        await good
        with pytest.raises(StoreError):
            live.save_draft("a", ONE, {"score": float("nan")})

        assert live.room.answered(ONE)["a"][-1].feedback == {}
        assert live.drafts == {}
        assert not live.notices.kept


@on_a_loop
async def test_who_stops_waiting_does_not_hold_up_the_others(store: WatchedStore) -> None:
    async with running(store) as live:
        async with held(store):
            gone, stays = join(live, "b"), join(live, "c", "Cyd")
            await is_writing(store)
            gone.cancel()
            await until(gone.cancelled)
        await stays

        assert [seat.id for seat in live.room.present()] == ["a", "b", "c"]
        await join(live, "d", "Dan")


STEPS = st.sampled_from(
    ["join", "submit", "draft", "advance", "back", "close", "erase", "fail", "work", "wait"]
)


@given(steps=st.lists(STEPS, max_size=25))
@settings(deadline=None, max_examples=60)
def test_whatever_fails_the_room_equals_the_fold_of_its_log(steps: list[str]) -> None:
    @on_a_loop
    async def scenario() -> None:
        store = WatchedStore()
        async with running(store) as live:
            asked: list[asyncio.Task[object]] = []
            for number, step in enumerate(steps):
                seat = next(iter(live.room.seats), "nobody")
                if step == "wait":
                    await asyncio.gather(*asked, return_exceptions=True)
                elif step in ("fail", "work"):
                    store.fails = step == "fail"
                else:
                    asked.append(asyncio.create_task(ask(live, step, seat, f"s{number}")))
            answers = await asyncio.gather(*asked, return_exceptions=True)
            await until(lambda: not live._writing)

            assert live.room == folded(store)
            assert gist(live._ahead) == gist(live.room)
            assert all(a is None or isinstance(a, KitError) for a in answers), answers

    scenario()


async def ask(live: LiveClass, step: str, seat: str, new: str) -> None:
    if step == "erase":
        return await live.erase(seat)
    if step == "draft":
        return live.save_draft(seat, ONE, LEFT)
    await live.do(
        {
            "join": lambda room: verbs.take_seat(room, new, "Bea", "en"),
            "submit": lambda room: verbs.submit(room, seat, room.work or ONE, LEFT, {}),
            "advance": verbs.advance,
            "back": verbs.back,
            "close": verbs.close,
        }[step]
    )
    return None


# --- drafts


@on_a_loop
async def test_a_draft_is_kept_at_once_and_written_soon(store: WatchedStore) -> None:
    async with running(store) as live:
        live.save_draft("a", ONE, LEFT)
        assert live.scene().drafts == {("a", *ONE): LEFT}
        await until(lambda: store.drafts() == {("a", *ONE): LEFT})

        assert store.batches == []


@on_a_loop
async def test_many_drafts_at_once_are_written_as_one(store: WatchedStore) -> None:
    async with running(store) as live:
        async with held(store):
            live.save_draft("a", ONE, LEFT)
            await is_writing(store)
            for side in (LEFT, RIGHT) * 10:
                live.save_draft("a", ONE, side)
            assert live._unsaved == {("a", *ONE): RIGHT}
        await until(lambda: store.drafts() == {("a", *ONE): RIGHT})


@on_a_loop
async def test_an_answer_ends_its_draft(store: WatchedStore) -> None:
    async with running(store) as live:
        live.save_draft("a", ONE, LEFT)
        await submit(live, side=RIGHT)

        assert live.drafts == {}
        assert store.drafts() == {}


@on_a_loop
async def test_a_seat_is_told_when_it_takes_its_answer_up_again(store: WatchedStore) -> None:
    async with running(store) as live:
        await submit(live)
        page, other = Page(live, "seat", "a"), Page(live, "seat", "b")
        live.save_draft("a", ONE, LEFT)
        live.save_draft("a", ONE, RIGHT)

        assert (len(page.told), len(other.told)) == (1, 0)


# --- who is told


@on_a_loop
async def test_a_move_is_told_to_every_page_at_once(store: WatchedStore) -> None:
    async with running(store) as live:
        pages = [Page(live, "seat", "a"), Page(live, "wall"), Page(live, "instructor")]
        await live.do(verbs.advance)

        assert [[scene.room.phase for scene in page.told] for page in pages] == [["closed"]] * 3


@on_a_loop
async def test_an_answer_is_told_to_its_own_seat_at_once_and_to_no_other(
    store: WatchedStore,
) -> None:
    async with running(store) as live:
        await join(live, "b")
        own, other = Page(live, "seat", "a"), Page(live, "seat", "b")
        await submit(live)

        assert (len(own.told), len(other.told)) == (1, 0)


@on_a_loop
async def test_answers_of_a_moment_are_one_message_to_console_and_wall(
    store: WatchedStore,
) -> None:
    async with running(store) as live:
        await asyncio.gather(*(join(live, f"s{n}", f"Person {n}") for n in range(30)))
        live.audience._late.pop("staff").cancel()  # what the joining brought about
        wall = Page(live, "wall")
        await asyncio.gather(*(submit(live, f"s{n}") for n in range(30)))
        await until(lambda: wall.told)

        assert len(wall.told) == 1
        assert len(wall.told[0].room.answered(ONE)) == 30


@on_a_loop
async def test_a_correction_is_told_to_its_own_seat_at_once(store: WatchedStore) -> None:
    async with running(store) as live:
        await asyncio.gather(submit(live), join(live, "b"))
        own, other, wall = Page(live, "seat", "a"), Page(live, "seat", "b"), Page(live, "wall")
        await live.do(lambda room: [events.JudgementCorrected("a", *ONE, 1, "right", True)])
        assert (len(own.told), len(other.told)) == (1, 0)

        (attempt,) = own.told[0].room.answered(ONE)["a"]
        assert attempt.corrections == {"right": True}
        await until(lambda: wall.told)


@pytest.mark.parametrize(
    "event",
    [
        events.AnswerApproved("a", *ONE, 1),
        events.AnswerHidden("a", *ONE, 1),
        events.SpotlightTurned("a", *ONE, 1),
        events.ConcernSeen("a"),
    ],
)
def test_what_the_instructor_shows_is_told_to_console_and_wall_only(event: Event) -> None:
    async def scenario(loop: HastyLoop) -> None:
        live = LiveClass(COURSE, EXERCISES, MemoryStore(), Notices())
        staff = [Page(live, "wall"), Page(live, "instructor")]
        seat = Page(live, "seat", "a")
        live.audience.announce(event)
        await asyncio.sleep(STAFF_EVERY)
        await live.close()

        assert [len(page.told) for page in staff] == [1, 1]
        assert seat.told == []

    hastily(scenario)


def test_console_and_wall_are_told_at_most_four_times_a_second_and_of_the_last_change() -> None:
    async def two_busy_seconds(loop: HastyLoop) -> None:
        live = LiveClass(COURSE, EXERCISES, MemoryStore(), Notices())
        staff = [Page(live, "wall"), Page(live, "instructor")]
        seat = Page(live, "seat", "a")
        for _ in range(200):
            live.audience.tell_staff()
            await asyncio.sleep(0.01)  # on this loop that takes no time
        changed = loop.time()
        live.audience.tell_staff()
        await asyncio.sleep(1)
        await live.close()

        for page in staff:
            gaps = [b - a for a, b in zip(page.times, page.times[1:], strict=False)]
            assert min(gaps) >= STAFF_EVERY - 1e-6
            assert 7 <= len(page.times) <= 9
            assert changed <= page.times[-1] <= changed + STAFF_EVERY + 1e-6
        assert seat.told == []

    hastily(two_busy_seconds)


def test_phones_are_told_of_progress_at_most_once_a_second() -> None:
    async def a_busy_minute(loop: HastyLoop) -> None:
        live = LiveClass(COURSE, EXERCISES, MemoryStore(), Notices())
        page = Page(live, "seat", "other")
        for _ in range(600):
            live.audience.announce(events.AnswerSubmitted("a", *ONE, LEFT, {}))
            await asyncio.sleep(0.1)
        await live.close()

        assert 40 <= len(page.times) <= 61

    hastily(a_busy_minute)


@on_a_loop
async def test_coming_and_going_is_told_to_console_and_wall_only(store: WatchedStore) -> None:
    async with running(store) as live:
        wall, seat = Page(live, "wall"), Page(live, "seat", "a")
        live.arrive("a")
        await until(lambda: wall.told)
        live.leave("a")
        await until(lambda: len(wall.told) == 2)

        assert live.presence.away("a", time.monotonic()) is not None
        assert seat.told == []


@on_a_loop
async def test_what_is_no_news_is_not_told(store: WatchedStore) -> None:
    async with running(store) as live:
        live.leave("a")
        assert live.audience._late == {}
        live.arrive("a")
        live.audience._late.pop("staff").cancel()
        live.arrive("a")
        assert live.audience._late == {}


# --- groups


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


def told(pages: Mapping[str, Page]) -> dict[str, int]:
    return {seat: len(page.told) for seat, page in pages.items()}


@on_a_loop
async def test_what_a_member_does_is_told_to_its_whole_group_at_once() -> None:
    async with in_groups() as live:
        pages = {seat: Page(live, "seat", seat) for seat in "abcd"}
        for times, seat in enumerate("aba", start=1):
            handed_in = deal(seat, "words")
            await live.do(lambda room, event=handed_in: [event])
            assert told(pages) == {"a": times, "b": times, "c": times, "d": 0}
        await live.do(lambda room: grouping.confirm(room, "b", DEALT, 1))
        assert told(pages) == {"a": 4, "b": 4, "c": 4, "d": 0}
        live.save_draft("b", DEALT, {"text": "mine"})
        assert told(pages) == {"a": 5, "b": 5, "c": 5, "d": 0}


@on_a_loop
async def test_what_a_side_says_of_both_versions_is_told_to_its_group_and_to_nobody_else() -> None:
    async with in_groups() as live:
        for seat in "ab":
            await live.do(lambda room, seat=seat: [deal(seat, f"words of {seat}")])
        pages = {seat: Page(live, "seat", seat) for seat in "abcd"}
        wall = Page(live, "wall")
        said = Said("b", DEALT, "text", True)
        await live.do(lambda room: verdicts.give(room, said, DEAL))

        assert told(pages) == {"a": 1, "b": 1, "c": 1, "d": 0}
        assert wall.told == []


@on_a_loop
async def test_coming_and_going_is_told_to_who_works_with_whom_it_is() -> None:
    async with in_groups() as live:
        pages = {seat: Page(live, "seat", seat) for seat in "abcd"}
        live.arrive("a")
        live.leave("a")
        live.arrive("d")

        assert told(pages) == {"a": 0, "b": 2, "c": 2, "d": 0}


@on_a_loop
async def test_who_waits_in_vain_is_told_once_that_it_may_go_on_alone() -> None:
    async with in_groups() as live:
        for seat in "abcd":
            live.arrive(seat)
        live.leave("b")
        pages = {seat: Page(live, "seat", seat) for seat in "abcd"}
        await live.tick()
        assert told(pages) == {"a": 0, "b": 0, "c": 0, "d": 0}

        live.presence.left["b"] -= 60
        await live.tick()
        await live.tick()
        assert told(pages) == {"a": 1, "b": 0, "c": 1, "d": 0}


@on_a_loop
async def test_who_comes_late_is_seated_and_paired_by_one_commit() -> None:
    async with in_groups() as live:
        await live.do(lambda room: _seated(room, "e", "Eve", "en"))

        assert live.room.groups.of("agree") == (("a", "b", "c"), ("d", "e"))
        assert isinstance(live.store, WatchedStore)
        assert live.store.batches == [2]


# --- the clock


@on_a_loop
async def test_the_clock_closes_an_item_whose_timer_has_run_out(store: WatchedStore) -> None:
    async with running(store) as live:
        long_ago = time.time() - 100
        await live.do(lambda room: verbs.start_timer(room, 60, True, long_ago))
        await live.tick()

        assert live.room.phase == "closed"
        assert isinstance(store.events[-1], events.PlaceReached)


@on_a_loop
async def test_the_clock_alone_changes_nothing(store: WatchedStore) -> None:
    async with running(store) as live:
        await live.do(lambda room: verbs.start_timer(room, 60, True, time.time()))
        store.batches.clear()
        await live.tick()

        assert live.room.phase == "open"
        assert store.batches == []


@on_a_loop
async def test_two_ticks_at_once_close_an_item_once(store: WatchedStore) -> None:
    async with running(store) as live:
        await live.do(lambda room: verbs.start_timer(room, 60, True, time.time() - 100))
        await asyncio.gather(live.tick(), live.tick())

        assert sum(isinstance(event, events.PlaceReached) for event in store.events) == 2


# --- erasing


@on_a_loop
async def test_an_erased_seat_leaves_room_log_and_drafts(store: WatchedStore) -> None:
    async with running(store) as live:
        await submit(live)
        live.save_draft("a", ONE, RIGHT)
        page = Page(live, "seat", "a")
        await live.erase("a")

        assert "Ann" not in str(store.events)
        assert "left" not in str(store.events)
        assert (live.drafts, store.drafts()) == ({}, {})
        assert live.room == folded(store)
        assert live.room.present() == []
        assert page.told[-1].room.seats["a"].removed


@on_a_loop
async def test_what_a_seat_wrote_while_it_was_erased_is_erased_too(store: WatchedStore) -> None:
    async with running(store) as live:
        async with held(store):
            answering = submit(live)
            await is_writing(store)
            erasing = asyncio.create_task(live.erase("a"))
            live.save_draft("a", ONE, RIGHT)
            await asyncio.sleep(0)
        await asyncio.gather(answering, erasing)

        assert "left" not in str(store.events)
        assert (live.drafts, store.drafts()) == ({}, {})
        with pytest.raises(UnknownSeat):
            await submit(live)


@on_a_loop
async def test_a_seat_that_was_sent_out_can_still_be_erased(store: WatchedStore) -> None:
    async with running(store) as live:
        await live.do(lambda room: verbs.remove(room, "a"))
        await live.erase("a")

        assert "Ann" not in str(store.events)


@on_a_loop
async def test_a_seat_that_never_was_cannot_be_erased(store: WatchedStore) -> None:
    async with running(store) as live:
        with pytest.raises(UnknownSeat, match="never"):
            await live.erase("ghost")


# --- the end


@on_a_loop
async def test_what_still_waits_is_written_before_the_end(store: WatchedStore) -> None:
    live = LiveClass(COURSE, EXERCISES, store, Notices())
    asked = submit(live)
    await until(lambda: live._waiting)
    await live.close()
    await asked

    with pytest.raises(StoreError, match="closed"):
        store.read()


@on_a_loop
async def test_a_class_that_has_ended_is_over_for_everybody(store: WatchedStore) -> None:
    async with running(store) as live:
        page = Page(live, "seat", "a")
        await live.do(verbs.close)

        assert page.told[-1].room.closed
        with pytest.raises(ClassOver):
            await submit(live)


@on_a_loop
async def test_a_running_class_is_copied_whole(store: WatchedStore, tmp_path: Path) -> None:
    async with running(store) as live:
        await submit(live)
        await live.copy(tmp_path / "copy.sqlite")

        copied = SQLiteStore(tmp_path / "copy.sqlite")
        assert fold(Room(COURSE), copied.read()) == live.room
        copied.close()
