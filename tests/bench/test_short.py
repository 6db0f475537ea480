"""The benchmark's class in short, with its accidents: nothing is measured, nothing may be lost."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial

import psutil
import pytest

from tests.bench import process
from tests.bench.burst import burst, run
from tests.bench.kit_room import (
    FROM_ITEM_TO_ITEM,
    SUBMITTED,
    answered,
    choice,
    enter,
    kept,
    kit_server,
    leave,
    name,
    people,
    staff,
)
from tests.running import PATIENCE, RunningServer, until
from tests.server.participant import Page, Participant, kernel_process

pytestmark = pytest.mark.server

Doing = Callable[[], Awaitable[object]]

SEATS = 20
DROPPED = SEATS // 5
LIMIT = 2 * PATIENCE  # seconds: only so that a fault ends the test


@pytest.fixture
def server() -> Iterator[RunningServer]:
    with kit_server(is_filled=False) as running:
        yield running


async def all_of(doings: Sequence[Doing]) -> None:
    """Everybody does it in the same moment, and everybody gets there."""
    done = await burst(doings, LIMIT)
    assert len(done.samples) == done.expected, done.reason


async def submit(person: Participant, number: int) -> None:
    """Answer, and wait for the acknowledgement."""
    await person.submit(*choice(number))


async def come_back(person: Participant) -> None:
    """Open the page again, with the cookie from before."""
    await person.__aenter__()
    await person.until(lambda: bool(person.html.strip()), "the page is back")


async def killed(kernel: psutil.Process, person: Participant) -> None:
    """Kill -9 a kernel, and come back once it is gone."""
    kernel.kill()
    await asyncio.to_thread(until, lambda: not is_running(kernel), "the kernel is dead")
    await leave([person])
    await come_back(person)


async def dropped(person: Participant) -> None:
    """Lose the connection and come back at once."""
    await leave([person])
    await come_back(person)


async def wall_counts(wall: Page, count: int) -> None:
    await wall.until(lambda: answered(wall) == count, f"the wall counts {count}")


def is_running(one: psutil.Process) -> bool:
    return one.is_running() and one.status() != psutil.STATUS_ZOMBIE


async def class_with_accidents(server: RunningServer) -> None:
    """Two items; in the second a kernel is killed and a fifth drops while everybody answers."""
    everybody = people(server, SEATS)
    numbered = list(enumerate(everybody))
    async with staff(server) as (boss, wall):
        try:
            await all_of([partial(enter, person) for person in everybody])
            assert len({person.kernel for person in everybody}) == SEATS
            await boss.advance(2)
            await all_of([partial(submit, one, number) for number, one in numbered])
            await wall_counts(wall, SEATS)

            await boss.advance(FROM_ITEM_TO_ITEM)
            await wall_counts(wall, 0)
            half = SEATS // 2
            await all_of([partial(submit, one, number + 1) for number, one in numbered[:half]])
            # Of those who have answered and of those who have not.
            victim, lucky = everybody[0], everybody[-1]
            victims = [(kernel_process(server, one.kernel), one) for one in (victim, lucky)]
            away = everybody[half - DROPPED // 2 : half + DROPPED - DROPPED // 2]
            others = [
                pair for pair in numbered[half:] if pair[1] is not lucky and pair[1] not in away
            ]
            await all_of(
                [partial(killed, *pair) for pair in victims]
                + [partial(dropped, one) for one in away]
                + [partial(submit, one, number + 1) for number, one in others]
            )
            for person in everybody[:half]:
                await person.sees(SUBMITTED)
            late = [pair for pair in numbered[half:] if pair not in others]
            await all_of([partial(submit, one, number + 1) for number, one in late])
            await wall_counts(wall, SEATS)
        finally:
            await leave(everybody)


def test_a_class_loses_nothing_when_kernels_die_and_phones_drop(server: RunningServer) -> None:
    run(class_with_accidents(server))
    processes = process.tree(server.links["pid"])
    assert server.stop() == 0
    until(lambda: not any(map(is_running, processes)), "no process is left behind")
    log = kept(server.home)
    families = [
        sorted((who, answer["family"]) for (who, item), answer in log.items() if item == asked)
        for asked in dict.fromkeys(item for _, item in log)
    ]
    assert families == [
        [(name(number), choice(number + later)[0]) for number in range(SEATS)] for later in (0, 1)
    ]
