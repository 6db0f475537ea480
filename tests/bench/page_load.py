"""What a phone loads for its seat, and how long that takes on a slow one.

python -m tests.bench.page_load            prints docs/how-it-works.md's figures
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

from tests.browser.room import PHONE, Participant, Room, Staff, chromium
from tests.running import RunningServer

VISITS = 9  # of each kind; the median counts
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
        """Count from now on; cached files count as requests of no bytes."""
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


def again(context: BrowserContext) -> Traffic:
    """Come back to door and seat with a full cache."""
    traffic, page = Traffic(), context.new_page()
    traffic.watch(page)
    page.goto(context.pages[0].url.replace("/seat", "/"))
    page.click("a[href='/seat']")
    ready(page)
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


def after_the_door(browser: Browser, of: BrowserContext, url: str) -> float:
    """The first visit as it is: the door is read, a name written, then the seat opened."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    page.goto(url.replace("/seat", "/"))
    page.wait_for_load_state("networkidle")
    context.add_cookies(of.cookies())  # type: ignore[arg-type]  # what it gave it takes
    taken = seconds(context, url)
    context.close()
    return taken


def slow(browser: Browser, of: BrowserContext, url: str) -> tuple[list[float], list[float]]:
    """Time visits of a seat that exists: with an empty cache, and with a full one."""
    cold = []
    for _ in range(VISITS):
        context = browser.new_context(viewport=PHONE, locale="zh-CN")
        context.add_cookies(of.cookies())  # type: ignore[arg-type]  # what it gave it takes
        cold.append(seconds(context, url))
        context.close()
    return cold, [seconds(of, url) for _ in range(VISITS)]


def weigh(traffic: Traffic) -> None:
    """Print which part of the widgets' state weighs how much."""
    weights: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for frame in traffic.frames:
        offsets = [int.from_bytes(frame[at : at + 8], "little") for at in range(8, 56, 8)]
        head, content = (frame[offsets[one] : offsets[one + 1]] for one in (1, 4))
        data = json.loads(content).get("data", {})
        kinds[f"{json.loads(head)['msg_type']} {data.get('method', '')}"] += len(frame)
        for one in data.get("states", {}).values():
            weights[f"{one['model_name']} (names)"] += len(json.dumps(one)) - len(
                json.dumps(one["state"])
            )
            for name, value in one["state"].items():
                weights[f"{one['model_name']}.{name}"] += len(name) + 4 + len(json.dumps(value))
    for name, weight in (kinds + weights).most_common(40):
        print(f"  {weight:6} {name}")


def say(what: str, taken: list[float]) -> None:
    low, middle, high = min(taken), statistics.median(taken), max(taken)
    print(f"{what}: {middle:.2f} s ({low:.2f} to {high:.2f})")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weigh", action="store_true")
    wished = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        server = RunningServer(Path(folder) / "home").start()
        try:
            room = Room(browser, server, "zh")
            staff = Staff(room)
            first = Traffic()
            lan = Participant(room, "林岚")
            lan.page.goto("about:blank")
            context = room.context(PHONE)
            lan.page = context.new_page()
            first.watch(lan.page)
            lan.page.goto(server.local(server.links["join"]))
            lan.join()
            ready(lan.page)
            print(f"waiting, first visit of door and seat: {first}")
            back = again(context)
            print(f"waiting, again: {back}")
            staff.advance("waiting")
            staff.advance("open")
            lan.page.goto(f"{server.url}/seat")
            lan.page.wait_for_selector(".choices")
            back = again(context)
            print(f"answering, again: {back}")
            if wished.weigh:
                weigh(back)
            url = f"{server.url}/seat"
            cold, warm = slow(browser, context, url)
            door = [after_the_door(browser, context, url) for _ in range(VISITS)]
            say("answering, slow phone, empty cache", cold)
            say("answering, slow phone, door seen", door)
            say("answering, slow phone, full cache", warm)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
