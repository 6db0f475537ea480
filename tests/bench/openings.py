"""How long a class waits for its openings to be read, and the wall for their picture."""

import asyncio
from collections.abc import Iterator
from functools import partial

from tests.bench import process
from tests.bench.burst import run
from tests.bench.kit_room import enter, kept, kit_server, leave, people, staff
from tests.bench.measurement import Measurement, Trial
from tests.bench.settings import Settings
from tests.bench.submissions import REST, submitted
from tests.running import RunningServer

ROW = "openings"
WITHIN = 5.0  # seconds in which everybody presses, one by one
STEP = "3"  # of the shipped course, from 0
LONG = (
    "您好，我是安和银行的陈静，通话会录音，请您知悉。请问是吴海涛先生本人吗？……关于您的信用卡还款，"
    "想跟您一起商量个您还得上的办法，您现在方便说话吗？……最近是遇到什么难处了，您跟我说说。"
)


def trials(settings: Settings) -> Iterator[Trial]:
    """Only the kit reads what people write."""
    yield Trial(ROW, "read", "kit", settings.submitters, partial(kit, settings))


def kit(settings: Settings) -> list[Measurement]:
    """Everybody hands in an opening of half a minute within five seconds, on a slow disk."""
    seats = settings.submitters
    options = settings.pool(seats)
    with kit_server(*options, is_slowed=True, patience=settings.patience) as server:
        measured = run(_read(server, seats, settings.time_limit))
        server.stop()
        lost = seats - len(kept(server.home))
    for measurement in measured:
        measurement.beside["lost"] = lost
    return measured


async def _read(server: RunningServer, seats: int, limit: float) -> list[Measurement]:
    everybody = people(server, seats)
    async with staff(server) as (boss, wall):
        try:
            await asyncio.gather(*map(enter, everybody))
            await boss.press("go", step=STEP)
            await wall.sees('data-phase="waiting"')
            await boss.advance()
            await wall.sees('data-phase="open"')
            await asyncio.gather(*(one.write(LONG) for one in everybody))
            await asyncio.to_thread(process.wait_for_rest, server.links["pid"], REST)
            return await submitted((ROW, "read"), everybody, wall, WITHIN, limit)
        finally:
            await leave(everybody)
