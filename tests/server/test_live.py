"""The class as it runs: answered only after the commit, and true to its log whatever fails."""

import asyncio
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.classroom import events, verbs
from kit.classroom.fold import fold
from kit.classroom.room import Room
from kit.errors import ClassOver, KitError, NotOpen, StoreError, UnknownSeat
from kit.server.join import _seated
from kit.server.live import LiveClass
from kit.server.notices import Notices
from kit.store.sqlite import SQLiteStore
from tests.classroom.fake import (
    COURSE,
    EXERCISES,
    LEFT,
    ONE,
    RIGHT,
)
from tests.server.live_class import (
    Page,
    WatchedStore,
    held,
    in_groups,
    is_writing,
    join,
    running,
    submit,
)
from tests.server.loop import on_a_loop, until


def folded(store: WatchedStore) -> Room:
    return fold(Room(COURSE), store.read())


def gist(room: Room) -> object:
    """Return what verbs look at: all but the times."""
    return (
        [(seat.id, seat.name, seat.removed) for seat in room.seats.values()],
        {work: list(given) for work, given in room.answers.given.items()},
        (room.place, room.closed, room.settings, room.revealed),
    )


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
