"""How long from a tap until the kernel's answer to it is on the page, for one person alone."""

import time
from collections.abc import Iterator
from functools import partial
from itertools import cycle

from tests.bench.burst import run
from tests.bench.kit_room import enter, kit_server, leave, open_item, people
from tests.bench.measurement import Measurement, System, Trial
from tests.bench.settings import Settings
from tests.bench.stock import StockServer, stock_server
from tests.bench.stock_page import StockPage
from tests.running import RunningServer

ROW = "taps"
# Each of them changes what the page says below the questions: one is open, one is not.
TAPS = ("anger", "")


def trials(settings: Settings) -> Iterator[Trial]:
    """The same tap on the same question in both systems."""
    yield Trial(ROW, "alone", "kit", 1, partial(kit, settings))
    yield Trial(ROW, "alone", "stock", 1, partial(stock, settings))


def kit(settings: Settings) -> list[Measurement]:
    """Tap in a class whose first item is open."""
    with kit_server(patience=settings.patience) as server:
        run(open_item(server))
        return [_measurement("kit", run(_tapped_seat(server, settings.taps)))]


def stock(settings: Settings) -> list[Measurement]:
    """Tap in the practice notebook."""
    with stock_server() as server:
        return [_measurement("stock", run(_tapped_page(server, settings)))]


async def _tapped_seat(server: RunningServer, taps: int) -> list[float]:
    (person,) = people(server, 1)
    try:
        await enter(person, is_open=True)
        samples = []
        for value, _ in zip(cycle(TAPS), range(taps), strict=False):
            before, begun = person.html, time.perf_counter()
            person.set(person.questions[0], value=value)
            await person.until(lambda before=before: person.html != before, "the page changes")  # type: ignore[misc]
            samples.append(time.perf_counter() - begun)
        return samples
    finally:
        await leave([person])


async def _tapped_page(server: StockServer, settings: Settings) -> list[float]:
    samples = []
    async with StockPage(server, settings.time_limit) as page:
        for value, _ in zip(cycle(TAPS), range(settings.taps), strict=False):
            before, begun = page.html, time.perf_counter()
            page.set(page.questions[0], value=value)
            await page.until(lambda before=before: page.html != before)  # type: ignore[misc]
            samples.append(time.perf_counter() - begun)
    return samples


def _measurement(system: System, seconds: list[float]) -> Measurement:
    milliseconds = tuple(1000 * second for second in seconds)
    return Measurement(ROW, "alone", system, 1, "ms", milliseconds, expected=len(seconds))
