"""What a phone loads, and how long its seat takes on a slow one.

python -m tests.bench.page_load            prints the figures of docs/how-it-works.md
python -m tests.bench.page_load --weigh    and which widgets the bytes of the websocket are
"""

import argparse
import json
import statistics
import tempfile
from base64 import b64decode
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.room import PHONE, Room, Staff, chromium
from tests.browser.test_practice import NOTEBOOK, WORKSHOPS, served
from tests.running import RunningServer

VISITS = 15  # of each kind; the median counts
SLOW_DOWN = 4  # a phone's processor against a laptop's
LATENCY = 40  # ms
BYTES_A_SECOND = 10_000_000 / 8
MARK = """
new MutationObserver(() => {
  if (document.body?.dataset.ready && !window.readyAt) window.readyAt = performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true });
"""


@dataclass
class Traffic:
    """What one page moved, by Chromium's own network events."""

    requests: list[str] = field(default_factory=list)
    http: float = 0  # bytes received, headers included
    socket: int = 0  # bytes of the websocket's frames, both ways
    frames: list[bytes] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Count from now on; a file from the cache is a request of no bytes."""
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._requested)
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketFrameReceived", self._framed)
        session.on("Network.webSocketFrameSent", self._framed)
        session.send("Network.enable")

    def _requested(self, event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            self.requests.append(event["request"]["url"])
        if "redirectResponse" in event:
            self.http += event["redirectResponse"]["encodedDataLength"]

    def _loaded(self, event: dict[str, Any]) -> None:
        self.http += event["encodedDataLength"]

    def _framed(self, event: dict[str, Any]) -> None:
        response = event["response"]
        payload = response["payloadData"]
        frame = b64decode(payload) if response["opcode"] == 2 else payload.encode()
        self.socket += len(frame)
        self.frames.append(frame)

    def __str__(self) -> str:
        http, socket = self.http / 1000, self.socket / 1000
        return f"{len(self.requests)} requests, {http:.1f} KB; websocket {socket:.1f} KB"


def ready(page: Page) -> None:
    """Wait until the page can be used and what it was sent has come."""
    page.wait_for_selector("body[data-ready=yes]")
    page.wait_for_load_state("networkidle")


def first_visit(room: Room, name: str) -> tuple[BrowserContext, Traffic]:
    """Someone scans the code, writes a name and has a seat."""
    traffic, page = Traffic(), room.context(PHONE).new_page()
    traffic.watch(page)
    page.goto(room.server.local(room.server.links["join"]))
    page.fill("#name", name)
    page.click("button[type=submit]")
    ready(page)
    return page.context, traffic


def again(context: BrowserContext, url: str) -> Traffic:
    """The same phone comes back by the door."""
    traffic, page = Traffic(), context.new_page()
    traffic.watch(page)
    page.goto(f"{url}/")
    page.click("a[href='/seat']")
    ready(page)
    page.close()
    return traffic


def practice(context: BrowserContext, url: str) -> Traffic:
    """The practice notebook, its first item shown."""
    traffic, page = Traffic(), context.new_page()
    traffic.watch(page)
    page.goto(url)
    page.wait_for_selector(".choices")
    page.wait_for_load_state("networkidle")
    page.close()
    return traffic


def seconds(context: BrowserContext, url: str) -> float:
    """How long a slow phone takes from the address to a page that can be used."""
    page = context.new_page()
    session = context.new_cdp_session(page)
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
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_DOWN})
    page.add_init_script(MARK)
    page.goto(url)
    ready(page)
    taken = float(page.evaluate("window.readyAt")) / 1000
    page.close()
    return taken


def elsewhere(browser: Browser, of: BrowserContext, door: str | None = None) -> BrowserContext:
    """A phone with an empty cache and the seat of another one; it has seen the door, or not."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    if door:
        page = context.new_page()
        page.goto(door)
        page.wait_for_load_state("networkidle")
    context.add_cookies(of.cookies())  # type: ignore[arg-type]  # what it gave it takes
    return context


def time_slow_phone(browser: Browser, of: BrowserContext, url: str) -> None:
    """Print how long visits of a seat take whose kernel runs already."""
    taken: dict[str, list[float]] = {"nothing": [], "the door": [], "all": []}
    for _ in range(VISITS):  # in turn, so that what else the machine does hits all alike
        for seen, door in (("nothing", None), ("the door", url)):
            context = elsewhere(browser, of, door)
            taken[seen].append(seconds(context, f"{url}/seat"))
            context.close()
        taken["all"].append(seconds(of, f"{url}/seat"))
    for seen, every in taken.items():
        low, middle, high = min(every), statistics.median(every), max(every)
        print(f"slow phone that has cached {seen}: {middle:.2f} s ({low:.2f} to {high:.2f})")


def weigh(traffic: Traffic) -> None:
    """Print the heaviest kinds of messages, and the heaviest values in the widgets' states."""
    weights: Counter[str] = Counter()
    for frame in traffic.frames:
        offsets = [int.from_bytes(frame[at : at + 8], "little") for at in range(8, 56, 8)]
        head, content = (frame[offsets[one] : offsets[one + 1]] for one in (1, 4))
        data = json.loads(content).get("data", {})
        weights[f"{json.loads(head)['msg_type']} {data.get('method', '')}"] += len(frame)
        for one in data.get("states", {}).values():
            for name, value in one["state"].items():
                weights[f"  {one['model_name']}.{name}"] += len(name) + 4 + len(json.dumps(value))
    for name, weight in weights.most_common(30):
        print(f"{weight:8} {name}")


def measure_class(folder: Path, browser: Browser, weighed: bool) -> None:
    server = RunningServer(folder / "home").start()
    try:
        room = Room(browser, server, "zh")
        staff = Staff(room)
        context, first = first_visit(room, "林岚")
        print(f"door and seat, waiting, first time: {first}")
        print(f"door and seat, waiting, again: {again(context, server.url)}")
        address = f"{server.url}/practice/{NOTEBOOK.removesuffix('.ipynb')}"
        print(f"practice notebook after that, first time: {practice(context, address)}")
        print(f"practice notebook after that, again: {practice(context, address)}")
        staff.advance("waiting")
        staff.advance("open")
        back = again(context, server.url)
        print(f"door and seat, answering, again: {back}")
        if weighed:
            weigh(back)
        time_slow_phone(browser, context, server.url)
    finally:
        server.stop()


def measure_stock_voila(folder: Path, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    with served(folder, "voila", str(WORKSHOPS / NOTEBOOK)) as url:
        print(f"stock Voilà, practice notebook, first time: {practice(context, url)}")
        print(f"stock Voilà, practice notebook, again: {practice(context, url)}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weigh", action="store_true")
    wished = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        measure_class(Path(folder), browser, wished.weigh)
        measure_stock_voila(Path(folder), browser)


if __name__ == "__main__":
    main()
