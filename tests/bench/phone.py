"""What a phone's browser loads, and when its owner can use the page: Chromium, phone size."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.bench.burst import run
from tests.bench.kit_room import kit_server, open_item
from tests.bench.measurement import Measurement, System, Trial
from tests.bench.settings import Settings
from tests.bench.stock import stock_server
from tests.browser.room import LOCALES, PHONE, chromium

LOADS, USABLE = "loads", "usable"
TILE = ".choice"  # the first question is there: both systems show the same ones
SLOWER = 4  # times slower than this machine's processor
LATENCY = 40  # milliseconds
BYTES_A_SECOND = 10_000_000 / 8  # 10 Mbit/s, both ways
FIRST_SEATS = 4  # kernels kept ready: one phone after the other comes
KILOBYTE = 1000
BROWSER_PATIENCE = 120_000  # milliseconds

Open = Callable[[Page], None]


def trials(settings: Settings) -> Iterator[Trial]:
    """Bytes and requests, then seconds, each in both systems."""
    yield Trial(LOADS, "first", "kit", 1, partial(kit, settings, loads))
    yield Trial(LOADS, "first", "stock", 1, partial(stock, settings, loads, 0))
    yield Trial(USABLE, "first", "kit", 1, partial(kit, settings, usable))
    yield Trial(USABLE, "first", "stock", 1, partial(stock, settings, usable, 0))
    yield Trial(USABLE, "pooled", "stock", 1, partial(stock, settings, usable, FIRST_SEATS))


def kit(settings: Settings, measure: "Measure") -> list[Measurement]:
    """Scan the code, write a name, join, while an item is open."""
    options = settings.pool(FIRST_SEATS)
    with kit_server(*options, patience=settings.patience) as server:
        run(open_item(server))

        def enter(page: Page) -> None:
            page.goto(server.local(server.links["join"]))
            page.fill("#name", f"P{time.monotonic_ns()}"[:12])
            page.click("button[type=submit]")
            page.wait_for_selector(TILE)

        with chromium() as browser:
            return measure(browser, "kit", "first", enter, settings)


def stock(settings: Settings, measure: "Measure", pool: int) -> list[Measurement]:
    """Open the practice notebook."""
    with stock_server(pool, settings.patience) as server, chromium() as browser:

        def enter(page: Page) -> None:
            page.goto(server.url)
            page.wait_for_selector(TILE)

        return measure(browser, "stock", "pooled" if pool else "first", enter, settings)


@dataclass
class Traffic:
    """What one page moves; requests that no network sees (blob:, data:) are none."""

    session: CDPSession
    requests: int = 0
    size: float = 0.0
    socket: float = 0.0

    def __post_init__(self) -> None:
        for event, take in {
            "Network.requestWillBeSent": self._sent,
            "Network.loadingFinished": self._loaded,
            "Network.webSocketFrameReceived": self._framed,
            "Network.webSocketFrameSent": self._framed,
        }.items():
            self.session.on(event, take)
        self.session.send("Network.enable")

    def taken(self) -> tuple[float, float, float]:
        """Requests, KB and KB of websocket since the last call."""
        counted = (float(self.requests), self.size / KILOBYTE, self.socket / KILOBYTE)
        self.requests, self.size, self.socket = 0, 0.0, 0.0
        return counted

    def _sent(self, event: dict[str, Any]) -> None:
        # A redirect is told as one more request under the same id, and is one.
        self.requests += str(event["request"]["url"]).startswith("http")

    def _loaded(self, event: dict[str, Any]) -> None:
        self.size += float(event["encodedDataLength"])

    def _framed(self, event: dict[str, Any]) -> None:
        self.socket += len(event["response"]["payloadData"].encode())


def loads(
    browser: Browser, system: System, kind: str, enter: Open, settings: Settings
) -> list[Measurement]:
    """What comes with the first visit, and with the same page loaded again."""
    with context(browser) as visit:
        page = visit.new_page()
        traffic = Traffic(visit.new_cdp_session(page))
        enter(page)
        page.wait_for_load_state("networkidle")
        first = traffic.taken()
        page.reload()
        page.wait_for_selector(TILE)
        page.wait_for_load_state("networkidle")
        again = traffic.taken()
    return [
        Measurement(
            LOADS, name, system, 1, "KB", (size,), beside={"requests": count, "socket_kb": socket}
        )
        for name, (count, size, socket) in (("first", first), ("again", again))
    ]


def usable(
    browser: Browser, system: System, kind: str, enter: Open, settings: Settings
) -> list[Measurement]:
    """Seconds from opening the link until the first question is there, each in an empty browser."""
    samples = []
    for _ in range(settings.repeats):
        with context(browser) as visit:
            page = visit.new_page()
            session = visit.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            session.send("Network.enable")
            session.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": LATENCY,
                    "downloadThroughput": BYTES_A_SECOND,
                    "uploadThroughput": BYTES_A_SECOND,
                },
            )
            begun = time.perf_counter()
            enter(page)
            samples.append(time.perf_counter() - begun)
    return [Measurement(USABLE, kind, system, 1, "s", tuple(samples), expected=settings.repeats)]


@contextmanager
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that was never here."""
    fresh = browser.new_context(viewport=PHONE, locale=LOCALES["zh"])  # type: ignore[arg-type]
    fresh.set_default_timeout(BROWSER_PATIENCE)
    try:
        yield fresh
    finally:
        fresh.close()


Measure = Callable[[Browser, System, str, Open, Settings], list[Measurement]]
