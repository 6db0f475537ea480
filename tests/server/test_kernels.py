"""The pool of kernels: who gets one, when more are made, and what happens when memory is full."""

import asyncio
from itertools import count
from typing import cast

import pytest

from kit.errors import LaptopFull
from kit.server.identity import Owner
from kit.server.kernels import AT_ONCE, AWAY, GRACE, Kernels
from kit.server.page_kernel import KernelUnready, PageKernel, Starter
from tests.server.loop import on_a_loop, until

ANN, BEN, CAT = (Owner("seat", name) for name in ("ann", "ben", "cat"))


class FakeStarter:
    """Starts nothing, and says what it was asked for."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.started: list[str] = []
        self.ended: list[str] = []
        self.dead: set[str] = set()
        self.running = asyncio.Event()  # notebooks run through only while it is set
        self.running.set()
        self.at_once = self.most_at_once = 0
        self.fails: Exception | None = None

    async def launch(self, page: str) -> PageKernel:
        number = next(self.numbers)
        self.started.append(page)
        return PageKernel(f"k{number}", page, f"t{number}")

    async def run(self, kernel: PageKernel) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.running.wait()
        finally:
            self.at_once -= 1
        if self.fails:
            raise self.fails

    async def is_alive(self, kernel: PageKernel) -> bool:
        return kernel.id not in self.dead

    async def end(self, kernel: PageKernel) -> None:
        self.ended.append(kernel.id)

    async def end_all(self) -> None:
        pass


def pool(most: int = 100, **spare: int) -> tuple[Kernels, FakeStarter]:
    starter = FakeStarter()
    return Kernels(cast(Starter, starter), spare, most), starter


async def filled(kernels: Kernels) -> None:
    kernels.fill()
    assert kernels._filling
    await kernels._filling


async def take(kernels: Kernels, owner: Owner, page: str = "seat") -> PageKernel:
    return await kernels.take(page, owner, "zh", False)


def leave(kernel: PageKernel, seconds: float) -> None:
    """The kernel's page was closed so long ago."""
    kernel.socket = None
    kernel.unseen_since -= seconds


class TestTaking:
    @on_a_loop
    async def test_gives_a_ready_kernel_and_starts_none(self) -> None:
        kernels, starter = pool(seat=3)
        await filled(kernels)
        started = len(starter.started)
        kernel = await take(kernels, ANN)
        assert kernel.owner == ANN
        assert len(starter.started) == started

    @on_a_loop
    async def test_gives_an_owner_the_same_kernel_again(self) -> None:
        kernels, _ = pool()
        assert await take(kernels, ANN) is await take(kernels, ANN)

    @on_a_loop
    async def test_gives_one_kernel_to_who_asks_many_times_at_once(self) -> None:
        kernels, starter = pool()
        taken = await asyncio.gather(*(take(kernels, ANN) for _ in range(20)))
        assert len(set(map(id, taken))) == 1
        assert starter.ended == []

    @on_a_loop
    async def test_keeps_the_kernel_and_binds_it_anew_for_another_language(self) -> None:
        kernels, starter = pool()
        bound: list[str] = []
        kernels.bound = lambda kernel: bound.append(kernel.language)
        first = await take(kernels, ANN)
        assert await kernels.take("seat", ANN, "en", False) is first
        assert bound == ["zh", "en"]
        assert starter.ended == []

    @on_a_loop
    async def test_passes_over_ready_kernels_that_have_died(self) -> None:
        kernels, starter = pool(seat=2)
        await filled(kernels)
        starter.dead = set(kernels.by_id)
        kernel = await take(kernels, ANN)
        assert kernel.id not in starter.dead

    @on_a_loop
    async def test_replaces_a_kernel_that_has_died(self) -> None:
        kernels, starter = pool()
        first = await take(kernels, ANN)
        starter.dead = {first.id}
        assert (await take(kernels, ANN)).id != first.id
        assert first.id not in kernels.by_id

    @on_a_loop
    async def test_leaves_nothing_behind_where_a_notebook_fails(self) -> None:
        kernels, starter = pool()
        starter.fails = KernelUnready("no line")
        with pytest.raises(KernelUnready):
            await take(kernels, ANN)
        assert kernels.by_id == {}
        assert starter.ended == ["k1"]

    @on_a_loop
    async def test_starts_only_a_few_at_once(self) -> None:
        kernels, starter = pool()
        starter.running.clear()
        owners = [Owner("seat", str(number)) for number in range(12)]
        taking = asyncio.gather(*(take(kernels, owner) for owner in owners))
        await until(lambda: starter.at_once == AT_ONCE)
        starter.running.set()
        await taking
        assert starter.most_at_once == AT_ONCE


class TestFilling:
    @on_a_loop
    async def test_makes_the_instructors_pages_first_and_then_the_seats(self) -> None:
        kernels, starter = pool(instructor=1, wall=1, seat=3)
        await filled(kernels)
        assert starter.started == ["instructor", "wall", "seat", "seat", "seat"]
        assert starter.most_at_once == 1

    @on_a_loop
    async def test_makes_no_more_seats_than_are_still_expected_and_two(self) -> None:
        kernels, _ = pool(seat=4)
        await filled(kernels)
        for owner in (ANN, BEN, CAT):
            await take(kernels, owner)
        await filled(kernels)
        assert kernels.ready("seat") == 2

    @on_a_loop
    async def test_leaves_the_processor_to_those_who_wait(self) -> None:
        kernels, starter = pool(seat=3)
        starter.running.clear()
        waiting = asyncio.ensure_future(take(kernels, ANN))
        await until(lambda: starter.at_once == 1)
        kernels.fill()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert starter.started == ["seat"]
        starter.running.set()
        await waiting
        await filled(kernels)
        assert kernels.ready("seat") == 2

    @on_a_loop
    async def test_does_not_start_what_memory_bore_before_people_came(self) -> None:
        kernels, starter = pool(most=2, wall=1)
        starter.running.clear()
        first = asyncio.ensure_future(take(kernels, ANN))
        await until(lambda: starter.at_once == 1)
        kernels.fill()  # there is room for a wall, once nobody waits
        await asyncio.sleep(0)
        second = asyncio.ensure_future(take(kernels, BEN))
        await until(lambda: starter.at_once == 2)
        starter.running.set()
        await asyncio.gather(first, second)
        assert kernels._filling
        await kernels._filling
        assert starter.started == ["seat", "seat"]

    @on_a_loop
    async def test_stops_where_memory_ends(self) -> None:
        kernels, _ = pool(most=3, instructor=1, seat=60)
        await filled(kernels)
        assert len(kernels.by_id) == 3


class TestFullMemory:
    @staticmethod
    def told(kernels: Kernels) -> list[tuple[str, str]]:
        heard: list[tuple[str, str]] = []
        kernels.tell = lambda code, detail: heard.append((code, detail))
        return heard

    @on_a_loop
    async def test_the_seat_away_the_longest_gives_its_kernel_up(self) -> None:
        kernels, starter = pool(most=2)
        heard = self.told(kernels)
        first, second = await take(kernels, ANN), await take(kernels, BEN)
        leave(first, AWAY + 1)
        leave(second, AWAY + 60)
        assert kernels.has_room()
        await take(kernels, CAT)
        assert starter.ended == [second.id]
        assert kernels.of(ANN, "seat") is first
        assert ("seat_slept", "") in heard

    @on_a_loop
    async def test_whoever_is_here_keeps_theirs_and_the_newcomer_is_told(self) -> None:
        kernels, starter = pool(most=2)
        heard = self.told(kernels)
        for owner in (ANN, BEN):
            (await take(kernels, owner)).socket = object()
        assert not kernels.has_room()
        with pytest.raises(LaptopFull):
            await take(kernels, CAT)
        assert starter.ended == []
        assert ("laptop_full", "") in heard

    @on_a_loop
    async def test_a_page_that_just_loads_anew_is_not_away(self) -> None:
        kernels, _ = pool(most=1)
        leave(await take(kernels, ANN), AWAY / 2)
        with pytest.raises(LaptopFull):
            await take(kernels, BEN)

    @on_a_loop
    async def test_a_spare_kernel_of_another_page_goes_first(self) -> None:
        kernels, starter = pool(most=2, wall=1)
        await filled(kernels)
        away = await take(kernels, ANN)
        leave(away, AWAY + 1)
        await take(kernels, BEN)
        assert starter.ended == ["k1"]

    @on_a_loop
    async def test_a_spare_kernel_in_the_making_takes_nobodys_place(self) -> None:
        kernels, starter = pool(most=2, seat=1)
        (await take(kernels, ANN)).socket = object()
        starter.running.clear()
        await until(lambda: len(starter.started) == 2)
        assert kernels.has_room()
        comes = asyncio.create_task(take(kernels, BEN))
        await until(lambda: kernels._people_waiting)
        starter.running.set()
        (await comes).socket = object()
        assert len(kernels.by_id) == 2
        with pytest.raises(LaptopFull):
            await take(kernels, CAT)

    @on_a_loop
    async def test_the_instructor_is_told_before_it_happens(self) -> None:
        kernels, _ = pool(most=6)
        heard = self.told(kernels)
        await take(kernels, ANN)
        assert heard == [("room_scarce", "5")]

    @on_a_loop
    async def test_never_starts_more_than_memory_bears_however_many_ask(self) -> None:
        kernels, starter = pool(most=5)
        owners = [Owner("seat", str(number)) for number in range(20)]
        taken = await asyncio.gather(
            *(take(kernels, owner) for owner in owners), return_exceptions=True
        )
        assert len(starter.started) == 5
        assert sum(isinstance(one, LaptopFull) for one in taken) == 15


class TestSweeping:
    @on_a_loop
    async def test_ends_what_died_and_what_was_closed_for_longer_than_the_grace(self) -> None:
        kernels, starter = pool()
        died, left, here = [await take(kernels, owner) for owner in (ANN, BEN, CAT)]
        starter.dead = {died.id}
        leave(left, GRACE + 1)
        leave(here, GRACE - 60)
        await kernels.sweep()
        assert sorted(starter.ended) == sorted([died.id, left.id])
        assert here.id in kernels.by_id

    @on_a_loop
    async def test_closing_ends_all(self) -> None:
        kernels, starter = pool(seat=2)
        await filled(kernels)
        await take(kernels, ANN)
        await kernels.close()
        assert kernels.by_id == {}
        assert set(starter.ended) == {f"k{number + 1}" for number in range(len(starter.started))}

    @on_a_loop
    async def test_closing_waits_for_no_start_that_does_not_hear_it_is_cancelled(self) -> None:
        kernels, starter = pool(seat=2)
        heard = asyncio.Event()

        async def deaf(kernel: PageKernel) -> None:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                heard.set()
            await starter.running.wait()

        starter.running.clear()
        starter.run = deaf  # type: ignore[method-assign]
        kernels.fill()
        await until(lambda: bool(starter.started))
        await asyncio.wait_for(kernels.close(), 5)
        await heard.wait()
        starter.running.set()
