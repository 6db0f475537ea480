"""Which page is told of what, and when."""

import asyncio
import time
from collections.abc import Mapping

import pytest

from kit.classroom import events, grouping, verbs, verdicts
from kit.classroom.events import Event
from kit.classroom.verdicts import Said
from kit.server.audience import STAFF_EVERY
from kit.server.live import LiveClass
from kit.server.notices import Notices
from kit.store.memory import MemoryStore
from tests.classroom.fake import (
    COURSE,
    DEAL,
    DEALT,
    EXERCISES,
    LEFT,
    ONE,
    deal,
)
from tests.server.live_class import Page, WatchedStore, in_groups, join, running, submit
from tests.server.loop import HastyLoop, hastily, on_a_loop, until


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
