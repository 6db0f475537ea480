"""How long a whole class waits for "submitted", and the wall for the answers."""

import asyncio
import random
import time
from collections.abc import Iterator
from functools import partial

from tests.bench import process
from tests.bench.burst import Burst, burst, run
from tests.bench.kit_room import (
    FROM_ITEM_TO_ITEM,
    SUBMITTED,
    TO_AN_OPEN_ITEM,
    answered,
    choice,
    enter,
    kept,
    kit_server,
    leave,
    people,
    staff,
)
from tests.bench.measurement import Measurement, Trial
from tests.bench.settings import Settings
from tests.running import RunningServer
from tests.server.participant import Page, Participant

ROW = "submissions"
WITHIN = 1.0  # seconds in which everybody presses, one by one
KINDS = ("spread", "together")
REST = 60.0  # seconds that drafts may take to be written


def trials(settings: Settings) -> Iterator[Trial]:
    """Only the kit has answers to submit, and a wall."""
    yield Trial(ROW, "spread", "kit", settings.submitters, partial(kit, settings))


def kit(settings: Settings) -> list[Measurement]:
    """Answer one item within a second and the next one all at once, on a slow disk."""
    seats = settings.submitters
    options = settings.pool(seats)
    with kit_server(*options, is_slowed=True, patience=settings.patience) as server:
        measured = run(_answered(server, seats, settings.time_limit))
        server.stop()
        lost = len(KINDS) * seats - len(kept(server.home))
    for measurement in measured:
        measurement.beside["lost"] = lost
    return measured


async def _answered(server: RunningServer, seats: int, limit: float) -> list[Measurement]:
    everybody = people(server, seats)
    measured = []
    async with staff(server) as (boss, wall):
        try:
            await asyncio.gather(*map(enter, everybody))
            for number, kind in enumerate(KINDS):
                await boss.advance(FROM_ITEM_TO_ITEM if number else TO_AN_OPEN_ITEM)
                await wall.sees('data-phase="open"')
                await asyncio.gather(
                    *(one.choose(*choice(seat)) for seat, one in enumerate(everybody))
                )
                # Drafts are written once hands rest; a class that submits has looked that long.
                await asyncio.to_thread(process.wait_for_rest, server.links["pid"], REST)
                within = WITHIN if kind == "spread" else 0.0
                measured += await submitted((ROW, kind), everybody, wall, within, limit)
        finally:
            await leave(everybody)
    return measured


async def submitted(
    row: tuple[str, str], everybody: list[Participant], wall: Page, within: float, limit: float
) -> list[Measurement]:
    """Let everybody submit, and look how long each waits and when the wall counts it.

    `row` names the measurement and its kind; people press one by one in `within` seconds.
    """
    waits = random.Random(1)  # noqa: S311  (the same arrivals in every run)
    delays = [waits.uniform(0, within) for _ in everybody]
    acknowledged: list[tuple[float, float]] = []
    counted: list[float] = []

    async def submit(person: Participant, delay: float) -> None:
        await asyncio.sleep(delay)
        pressed = time.perf_counter()
        await person.press("submit")
        await person.sees(SUBMITTED)
        acknowledged.append((time.perf_counter(), pressed))

    async def count() -> None:
        while len(counted) < len(everybody):
            await wall.until(lambda: answered(wall) > len(counted), "the wall counts on")
            counted.extend([time.perf_counter()] * (answered(wall) - len(counted)))

    doings = [partial(submit, *each) for each in zip(everybody, delays, strict=True)]
    taken, _ = await asyncio.gather(burst(doings, limit), count())
    acknowledged.sort()
    told = [moment - pressed for moment, pressed in acknowledged]
    # The wall counts without names: its n-th answer is taken for the n-th acknowledged one.
    on_wall = [seen - pressed for seen, (_, pressed) in zip(counted, acknowledged, strict=False)]
    name, kind = row
    return [
        _measurement(name, kind, taken, told),
        _measurement(name, f"{kind}-wall", taken, on_wall),
    ]


def _measurement(row: str, kind: str, taken: Burst, seconds: list[float]) -> Measurement:
    samples = tuple(1000 * second for second in seconds)
    figures = taken.figures("ms") | {"samples": samples}
    return Measurement(row, kind, "kit", taken.expected, **figures)
