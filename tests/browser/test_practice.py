"""The practice notebook in its three homes: JupyterLab, stock Voilà, and a running class."""

import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.room import LAPTOP, PHONE, Participant, Room, Staff, chromium
from tests.running import RunningServer, free_port, until

pytestmark = pytest.mark.browser

WORKSHOPS = Path(__file__).resolve().parents[2] / "workshops"
NOTEBOOK = "emotion_identification.ipynb"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@contextmanager
def served(home: Path, *command: str) -> Iterator[str]:
    """Run a Jupyter application with settings of its own and give its address."""
    port = free_port()
    environment = os.environ | {"JUPYTER_CONFIG_DIR": str(home), "IPYTHONDIR": str(home)}
    with (home / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command, "--no-browser", f"--port={port}"],
            stdout=log, stderr=log, env=environment,
        )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        until(lambda: answers(url), f"{command[0]} serves")
        yield url
    finally:
        process.terminate()
        process.wait()


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=60) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def answer_one(page: Page) -> None:
    """Answer the item that is there, and see what the words say for it."""
    page.wait_for_selector(".choices")
    for value in ("anger", "strong", "respect"):
        page.locator(f".choice:has(input[value={value}])").click()
    page.locator("[data-press=submit]:not([aria-disabled])").click()
    expect(page.locator("mark").first).to_be_visible()
    page.locator("[data-press=next]").click()
    page.wait_for_selector(".choices")
    page_is_styled(page)


def page_is_styled(page: Page) -> None:
    """The look is there wherever the page is: a tile is at least as high as a thumb."""
    box = page.locator(".choice-face").first.bounding_box()
    assert box
    assert box["height"] >= 48


def test_it_runs_in_jupyterlab(tmp_path: Path, browser: Browser) -> None:
    options = ("--allow-root", "--IdentityProvider.token=", f"--ServerApp.root_dir={WORKSHOPS}")
    with served(tmp_path, "jupyterlab", *options) as url:
        page = browser.new_page(viewport=LAPTOP)
        page.goto(f"{url}/lab/tree/{NOTEBOOK}")
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        page.get_by_text("| Idle").wait_for()  # what is run before a kernel is there is dropped
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        answer_one(page)


def test_it_runs_as_a_page_of_stock_voila(tmp_path: Path, browser: Browser) -> None:
    with served(tmp_path, "voila", str(WORKSHOPS / NOTEBOOK)) as url:
        page = browser.new_page(viewport=LAPTOP)
        page.goto(url)
        answer_one(page)


def test_in_a_class_it_keeps_off_what_is_still_to_come(
    server: RunningServer, browser: Browser
) -> None:
    room = Room(browser, server, "zh")
    Staff(room)
    lan = Participant(room, "林岚").join()
    page = room.open(f"{server.url}/practice", PHONE, lan.page.context)
    page.locator("a[href='/practice/emotion_identification']").click()
    # 40 items, less the seven of the course, of which no solution has been shown.
    expect(page.locator(".seat-bar")).to_contain_text("/ 33")
    answer_one(page)
