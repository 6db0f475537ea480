"""How long until the page can be used, when many join in the same moment."""

from collections.abc import Iterator
from functools import partial

from tests.bench.burst import Burst, burst, run
from tests.bench.kit_room import (
    enter,
    kit_server,
    leave,
    open_item,
    patience_of_a_phone,
    people,
)
from tests.bench.measurement import Measurement, System, Trial
from tests.bench.settings import Settings
from tests.bench.stock import StockServer, stock_server
from tests.bench.stock_page import StockPage
from tests.running import RunningServer

ROW = "joins"


def trials(settings: Settings) -> Iterator[Trial]:
    """Every size of the burst, both systems, from cold and with a full pool."""
    for seats in settings.bursts:
        for kind in ("cold", "filled", "open"):
            yield Trial(ROW, kind, "kit", seats, partial(kit, settings, kind, seats))
        for kind in ("cold", "filled"):
            yield Trial(ROW, kind, "stock", seats, partial(stock, settings, kind, seats))


def kit(settings: Settings, kind: str, seats: int) -> list[Measurement]:
    """Join the kit: before the first item, or with an item open and its questions shown."""
    options = settings.pool(seats)
    limit = patience_of_a_phone(settings.time_limit)
    with kit_server(*options, is_filled=kind != "cold", patience=settings.patience) as server:
        if kind == "open":
            run(open_item(server))
        joined = run(_joined(server, seats, limit, is_open=kind == "open"))
    return [_measurement(kind, "kit", seats, joined)]


def stock(settings: Settings, kind: str, seats: int) -> list[Measurement]:
    """Open the practice notebook in stock Voilà."""
    pool = seats if kind == "filled" else 0
    with stock_server(pool, settings.patience) as server:
        ready = len(server.kernels())
        opened = run(_opened(server, seats, settings.time_limit))
    measured = _measurement(kind, "stock", seats, opened)
    if pool:
        measured.beside["ready_kernels"] = ready
    return [measured]


async def _joined(server: RunningServer, seats: int, limit: float, is_open: bool) -> Burst:
    everybody = people(server, seats)
    try:
        return await burst([partial(enter, person, is_open) for person in everybody], limit)
    finally:
        await leave(everybody)


async def _opened(server: StockServer, seats: int, limit: float) -> Burst:
    pages = [StockPage(server, limit) for _ in range(seats)]
    try:
        return await burst([page.__aenter__ for page in pages], limit)
    finally:
        for page in pages:
            page.close()


def _measurement(kind: str, system: System, seats: int, taken: Burst) -> Measurement:
    return Measurement(ROW, kind, system, seats, **taken.figures())
