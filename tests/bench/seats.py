"""How joining, answering and memory grow with the seats on one machine."""

import asyncio
from collections.abc import Iterator
from functools import partial

from tests.bench import process
from tests.bench.burst import Burst, burst, run
from tests.bench.kit_room import (
    SUBMITTED,
    choice,
    enter,
    kept,
    kit_server,
    leave,
    name,
    patience_of_a_phone,
    people,
    seats_memory,
    staff,
)
from tests.bench.measurement import Measurement, Trial
from tests.bench.settings import Settings
from tests.bench.stock import stock_server
from tests.bench.stock_page import StockPage
from tests.running import RunningServer
from tests.server.participant import Participant

ROW = "seats"
STOCK_AT_MOST = 50  # with more at once, runs did not end


def trials(settings: Settings) -> Iterator[Trial]:
    """Every count for the kit; for stock Voilà the small ones, without its pool."""
    for count in settings.counts:
        yield Trial(ROW, "join", "kit", count, partial(kit, settings, count))
        if count <= STOCK_AT_MOST:
            yield Trial(ROW, "join", "stock", count, partial(stock, settings, count))


def kit(settings: Settings, count: int) -> list[Measurement]:
    """Everybody joins at once and answers one item at once; then memory, then the log."""
    options = settings.pool(count)
    with kit_server(*options, patience=settings.patience) as server:
        joined, answered, memory = run(_class(server, count, settings.time_limit))
        server.stop()
        log = {person: answer for (person, _), answer in kept(server.home).items()}
    right = sum(
        log.get(name(number), {}).get("family") == choice(number)[0] for number in range(count)
    )
    lost = len(answered.samples) - right
    return [
        Measurement(ROW, "join", "kit", count, **joined.figures()),
        Measurement(ROW, "answer", "kit", count, **answered.figures()),
        Measurement(ROW, "memory", "kit", count, "MB", (memory,), beside={"lost": lost}),
    ]


def stock(settings: Settings, count: int) -> list[Measurement]:
    """Everybody opens the practice notebook at once."""
    with stock_server() as server:

        async def opened() -> Burst:
            pages = [StockPage(server, settings.time_limit) for _ in range(count)]
            try:
                return await burst([page.__aenter__ for page in pages], settings.time_limit)
            finally:
                for page in pages:
                    page.close()

        joined = run(opened())
        memory = process.memory(server.kernels())
    measured = [Measurement(ROW, "join", "stock", count, **joined.figures())]
    if measured[0].is_whole:
        measured.append(Measurement(ROW, "memory", "stock", count, "MB", (memory,)))
    return measured


async def _class(server: RunningServer, count: int, limit: float) -> tuple[Burst, Burst, float]:
    everybody = people(server, count)
    here: list[Participant] = []

    async def join(person: Participant) -> None:
        await enter(person)
        here.append(person)

    async with staff(server) as (boss, wall):
        try:
            joined = await burst(
                [partial(join, person) for person in everybody], patience_of_a_phone(limit)
            )
            await boss.advance(2)
            await wall.sees('data-phase="open"')
            await asyncio.gather(*(_ready(person) for person in here))
            answered = await burst([partial(_submit, person) for person in here], limit)
            return joined, answered, seats_memory(server, here)
        finally:
            await leave(everybody)


async def _ready(person: Participant) -> None:
    """Choose, so that only the press on submit is left."""
    await person.choose(*choice(_number(person)))
    await person.until(lambda: person.offers("submit"), "it may be submitted")


async def _submit(person: Participant) -> None:
    await person.press("submit")
    await person.sees(SUBMITTED)


def _number(person: Participant) -> int:
    return int(person.name[1:]) - 1
