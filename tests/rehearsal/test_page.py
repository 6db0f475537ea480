"""A page's widgets as messages change them, without a socket."""

import asyncio
import math
from typing import Any

import pytest

from kit.errors import Disconnected, Stuck
from kit.rehearsal.page import Page
from kit.rehearsal.visitor import Answer


class Closed:
    """A browser that opens nothing."""

    url = "http://class"
    cookie_header = ""

    async def get(self, path: str) -> Answer:
        raise AssertionError(path)


def update(widget: str, **state: Any) -> dict[str, Any]:
    data = {"method": "update", "state": state}
    return {"msg_type": "comm_msg", "content": {"comm_id": widget, "data": data}}


@pytest.fixture
def page() -> Page:
    """A page with a head above a foot."""
    page = Page(Closed(), patience=0.01)
    page.root = "root"
    page.take(update("root", children=["IPY_MODEL_head", "IPY_MODEL_foot"]))
    page.take(update("head", html="<h1>"))
    page.take(update("foot", html='<button data-press="submit" aria-disabled="true">'))
    page.take(update("elsewhere", html="unseen"))
    return page


def test_what_stands_on_the_page_is_shown_in_order(page: Page) -> None:
    assert page.shown == ["root", "head", "foot"]
    assert "<h1>" in page.html
    assert "unseen" not in page.html


def test_what_is_shown_is_worked_out_again_only_after_a_change(page: Page) -> None:
    html, shown = page.html, page.shown
    page.take(update("head", value=1))
    page.take({"msg_type": "status", "content": {}})
    assert (page.html is html, page.shown is shown) == (True, True)

    page.take(update("head", html="<h2>"))
    assert "<h2>" in page.html
    assert page.shown is shown


def test_a_widget_that_comes_or_goes_changes_what_is_shown(page: Page) -> None:
    page.take(update("root", children=["IPY_MODEL_foot", "IPY_MODEL_editor"]))
    assert page.shown == ["root", "foot"]

    opened = {"comm_id": "editor", "data": {"state": {"legend": "What?"}}}
    page.take({"msg_type": "comm_open", "content": opened})
    assert page.questions == ["editor"]

    page.take({"msg_type": "comm_close", "content": {"comm_id": "editor"}})
    assert page.shown == ["root", "foot"]


def test_a_button_that_is_disabled_is_not_offered(page: Page) -> None:
    assert not page.offers("submit")
    page.take(update("foot", html='<button aria-disabled="false" data-press="submit">'))
    assert page.offers("submit")
    assert not page.offers("sub")


def test_waiting_ends_with_the_change_that_was_waited_for(page: Page) -> None:
    async def scenario() -> None:
        waiting = asyncio.create_task(page.until(lambda: "news" in page.html, "news", math.inf))
        await asyncio.sleep(0)
        page.take(update("head", html="news"))
        assert await waiting

    asyncio.run(scenario())


def test_waiting_in_vain_says_for_what_and_shows_the_page(page: Page) -> None:
    with pytest.raises(Stuck, match=r"(?s)the page shows 'news'.*<h1>"):
        asyncio.run(page.sees("news"))


def test_waiting_on_a_page_that_is_closed_says_so(page: Page) -> None:
    page.closed = 1006
    with pytest.raises(Disconnected, match="1006"):
        asyncio.run(page.sees("news"))
