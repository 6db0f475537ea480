"""People with browsers: the instructor, the wall and participants, on a real Chromium."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.chromium import find
from tests.running import RunningServer

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 768}
PROJECTOR = {"width": 1920, "height": 1080}
LOCALES = {"zh": "zh-CN", "en": "en-US"}
PATIENCE = 30_000  # milliseconds

expect.set_options(timeout=PATIENCE)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's or any installed Chromium; as root it has no sandbox."""
    path = find()
    assert path, "run `python -m tests.chromium` first"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Room:
    """A running server and the browsers round it; keeps every request any page makes."""

    def __init__(self, browser: Browser, server: RunningServer, language: str) -> None:
        self.browser, self.server, self.language = browser, server, language
        self.requests: list[str] = []
        self.errors: list[str] = []

    def context(self, size: dict[str, int]) -> BrowserContext:
        context = self.browser.new_context(viewport=size, locale=LOCALES[self.language])
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        return context

    def open(self, link: str, size: dict[str, int], context: BrowserContext | None = None) -> Page:
        page = (context or self.context(size)).new_page()
        page.set_viewport_size(size)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(self.server.local(link))
        return page

    def foreign(self) -> list[str]:
        """Every request that left the room."""
        here = urlsplit(self.server.url).netloc
        own = ("data", "blob")
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in own and urlsplit(url).netloc != here
        ]


class Participant:
    """One person with a phone."""

    def __init__(self, room: Room, name: str) -> None:
        self.room, self.name = room, name
        self.page = room.open(room.server.links["join"], PHONE)

    def join(self) -> "Participant":
        self.page.fill("#name", self.name)
        self.page.click("button[type=submit]")
        self.page.wait_for_selector("body[data-ready=yes]")
        return self

    def choose(self, **answers: str) -> None:
        """Tap the tiles; what was tapped is chosen at once."""
        for value in answers.values():
            self.page.locator(f".choice:has(input[value={value}])").click()
            expect(self.page.locator(f"input[value={value}]")).to_be_checked()

    def chosen(self) -> list[str]:
        return [
            str(field.get_attribute("value"))
            for field in self.page.locator(".choice input:checked").all()
        ]

    def submit(self) -> None:
        self.page.locator("[data-press=submit]:not([aria-disabled])").click()
        self.sees("submitted")

    def sees(self, state: str) -> None:
        """One of the four states, unmistakable."""
        expect(self.page.locator(f".state[data-state={state}]")).to_be_visible()


class Staff:
    """The instructor's laptop: the console, and the wall on the projector."""

    def __init__(self, room: Room) -> None:
        self.console = room.open(room.server.links["instructor"], LAPTOP)
        self.console.wait_for_selector(".console")
        self.wall = room.open(room.server.links["wall"], PROJECTOR, self.console.context)
        self.wall.wait_for_selector(".wall")

    def advance(self, phase: str) -> None:
        """Press the one filled button and wait until the wall is there."""
        self.console.locator("[data-press=advance]").click()
        self.wall.wait_for_selector(f".wall[data-phase={phase}]")


def shots_folder(language: str) -> Path | None:
    """Where to keep screenshots: $WORKSHOP_SHOTS/<language>, or nowhere."""
    wished = os.environ.get("WORKSHOP_SHOTS")
    if not wished:
        return None
    folder = Path(wished) / language
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def shoot(folder: Path | None, **pages: Page) -> None:
    """Keep a screenshot of each page, where a folder was given."""
    for name, page in pages.items() if folder else ():
        assert folder
        page.screenshot(path=folder / f"{name}.png", full_page=True)


Shot = Callable[[str, Any], None]
