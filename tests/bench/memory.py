"""How much memory a seat takes, with the page open and something answered."""

import asyncio
from collections.abc import Iterator
from functools import partial

from tests.bench import process
from tests.bench.burst import burst, run
from tests.bench.kit_room import (
    FROM_ITEM_TO_ITEM,
    choice,
    enter,
    kit_server,
    leave,
    people,
    seats_memory,
    staff,
)
from tests.bench.measurement import Measurement, System, Trial
from tests.bench.settings import Settings
from tests.bench.stock import StockServer, stock_server
from tests.bench.stock_page import StockPage
from tests.running import RunningServer

ROW = "memory"
ITEMS = 4  # of the course's first step


def trials(settings: Settings) -> Iterator[Trial]:
    """Both systems with the same number of seats; stock from cold, and with its own pool."""
    seats = settings.memory_seats
    yield Trial(ROW, "used", "kit", seats, partial(kit, settings))
    yield Trial(ROW, "used", "stock", seats, partial(stock, settings, 0))
    yield Trial(ROW, "pooled", "stock", seats, partial(stock, settings, seats))


def kit(settings: Settings) -> list[Measurement]:
    """Answer all items of the first step, then add up."""
    seats = settings.memory_seats
    with kit_server(*settings.pool(seats), patience=settings.patience) as server:
        return [_measurement("used", "kit", seats, *run(_answered(server, seats)))]


def stock(settings: Settings, pool: int) -> list[Measurement]:
    """Tap once on every page, then add up the kernels of the pages; a pool's refill apart."""
    seats, kind = settings.memory_seats, "pooled" if pool else "used"
    with stock_server(pool, settings.patience) as server:
        used = run(_tapped(server, seats, settings))
        return [_measurement(kind, "stock", seats, *used)]


async def _answered(server: RunningServer, seats: int) -> tuple[float, float]:
    everybody = people(server, seats)
    async with staff(server) as (boss, wall):
        try:
            await asyncio.gather(*map(enter, everybody))
            await boss.advance(2)
            for item in range(ITEMS):
                if item:
                    await boss.advance(FROM_ITEM_TO_ITEM)
                await wall.sees('data-phase="open"')
                await asyncio.gather(
                    *(one.submit(*choice(number)) for number, one in enumerate(everybody))
                )
            await boss.advance(4)  # closed, distribution, solution, summary
            await wall.sees('data-phase="summary"')
            await asyncio.to_thread(process.wait_for_rest, server.links["pid"], 60)
            whole = process.memory(process.tree(server.links["pid"]))
            return seats_memory(server, everybody) / seats, whole / seats
        finally:
            await leave(everybody)


async def _tapped(server: StockServer, seats: int, settings: Settings) -> tuple[float, float]:
    pages = [StockPage(server, settings.time_limit) for _ in range(seats)]
    opened: list[StockPage] = []

    async def tap(page: StockPage) -> None:
        await page.__aenter__()
        before = page.html
        page.set(page.questions[0], value="anger")
        await page.until(lambda: page.html != before)
        opened.append(page)

    try:
        await burst([partial(tap, page) for page in pages], settings.time_limit)
        await asyncio.to_thread(process.wait_for_rest, server.pid, settings.patience)
        owned = process.memory(server.kernel_process(page.kernel) for page in opened)
        whole = process.memory(process.tree(server.pid))
        return owned / len(opened), whole / len(opened)
    finally:
        for page in pages:
            page.close()


def _measurement(kind: str, system: System, seats: int, owned: float, whole: float) -> Measurement:
    beside = {"whole_server_mb_a_seat": round(whole, 1)}
    return Measurement(ROW, kind, system, seats, "MB", (owned,), beside=beside)
