"""Documents of one's own answer: for the seat that gave it, and for nobody else."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application

from kit.classroom import events
from kit.classroom.events import Event
from kit.errors import AnswerRefused
from kit.exercises.contract import DOCUMENTS, Json
from kit.server.application import BUNDLES, HERE, routes
from kit.server.assets import Assets
from kit.server.identity import Identity, Owner, Role
from kit.server.live import LiveClass
from kit.server.notices import Notices
from kit.server.requests import POLICY
from kit.server.state import State
from kit.store.memory import MemoryStore
from kit.text.language import Language
from tests.classroom.fake import CHOICE, WRITTEN, Note, note
from tests.running import RunningServer, Visitor

from .loop import on_a_loop

Fetch = Callable[..., Awaitable[HTTPResponse]]
PAGE = "/document/write/first.html"


class Letter(Note):
    """Notes that can be taken home, unless there is nothing to be made of them."""

    documents = ("html", "ics")

    def document(self, item: str, answer: Json, form: str, language: Language) -> bytes:
        if answer["text"] == "unreadable":
            raise AnswerRefused("answer: no letter")
        return f"{form} of {item} in {language}: {answer['text']}".encode()


@asynccontextmanager
async def serving(*happened: Event) -> AsyncIterator[Fetch]:
    """Give what asks a class in which Ann sits on seat a and Bea on b, as the seat that is named.

    The class speaks Chinese.
    """
    store = MemoryStore()
    opened = events.ClassOpened(None, "c1", "day", "1234", "zh")
    taken = [events.SeatTaken(seat, name, "en") for seat, name in (("a", "Ann"), ("b", "Bea"))]
    store.append([opened, *taken, *happened], datetime.now(UTC))
    live = LiveClass(WRITTEN, {"choice": CHOICE, "note": Letter()}, store, Notices())
    kernels: Any = SimpleNamespace()
    state = State(live, kernels, Identity(b"0" * 64, "c1"), "127.0.0.1:1")
    server = HTTPServer(Application(routes(state), assets=Assets(HERE / "assets", BUNDLES)))
    socket, port = bind_unused_port()
    server.add_socket(socket)

    async def fetch(path: str, seat: str = "", role: Role = "seat") -> HTTPResponse:
        cookie = f"{role}={state.identity.cookie(Owner(role, seat))}" if seat else ""
        return await AsyncHTTPClient().fetch(
            f"http://127.0.0.1:{port}{path}", headers={"Cookie": cookie}, raise_error=False
        )

    try:
        yield fetch
    finally:
        server.stop()
        await server.close_all_connections()
        await live.close()


@on_a_loop
async def test_a_document_is_of_the_last_answer_in_the_room_s_language() -> None:
    async with serving(note("a", "one"), note("b", "other"), note("a", "two")) as fetch:
        answer = await fetch(PAGE, "a")

        assert (answer.code, answer.body) == (200, b"html of first in zh: two")


@on_a_loop
async def test_a_page_is_opened_and_all_else_is_kept_under_the_item_s_name() -> None:
    async with serving(note("a", "one")) as fetch:
        page, dates = await fetch(PAGE, "a"), await fetch("/document/write/first.ics", "a")

        assert page.headers["Content-Type"] == "text/html; charset=utf-8"
        assert page.headers["Content-Disposition"] == 'inline; filename="first.html"'
        assert dates.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert dates.headers["Content-Disposition"] == 'attachment; filename="first.ics"'


@on_a_loop
async def test_a_document_is_kept_out_of_caches_frames_and_other_sites_reach() -> None:
    async with serving(note("a", "one")) as fetch:
        headers = (await fetch(PAGE, "a")).headers

        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == POLICY


@on_a_loop
async def test_nobody_gets_a_document_without_a_seat() -> None:
    removed = events.SeatRemoved("b")
    async with serving(note("a", "one"), note("b", "other"), removed) as fetch:
        refused = [
            await fetch(PAGE),
            await fetch(PAGE, "nobody"),
            await fetch(PAGE, "b"),
            await fetch(PAGE, "a", role="instructor"),
        ]

        assert [answer.code for answer in refused] == [403] * 4
        assert not [answer for answer in refused if b"html of" in answer.body]


@on_a_loop
async def test_no_seat_gets_the_document_of_another() -> None:
    async with serving(note("b", "other")) as fetch:
        assert (await fetch(PAGE, "a")).code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/document/write/second.html",  # not answered
        "/document/choose/one.html",  # of an exercise without documents
        "/document/hello/first.html",  # a step without items
        "/document/choose/first.html",  # an item of another step
        "/document/nowhere/first.html",
        "/document/write/nothing.html",
        "/document/write/first.xlsx",  # a form that this exercise does not have
        "/document/write/first.exe",
        "/document/write/first",
        "/document/write/..%2Ffirst.html",
        "/document/write/%3Cscript%3E.html",
    ],
)
@on_a_loop
async def test_what_is_not_there_is_not_found(path: str) -> None:
    chosen = events.AnswerSubmitted("a", "choose", "one", {"side": "left"}, {"right": False})
    async with serving(note("a", "one"), chosen) as fetch:
        answer = await fetch(path, "a")

        assert answer.code == 404
        assert b"<script>alert" not in answer.body


@on_a_loop
async def test_an_answer_that_no_document_can_be_made_of_is_not_found() -> None:
    async with serving(note("a", "unreadable")) as fetch:
        answer = await fetch(PAGE, "a")

        assert answer.code == 404
        assert b'data-code="no_document"' in answer.body


def test_every_form_of_the_exercises_has_its_kind() -> None:
    assert set(Letter.documents) < set(DOCUMENTS) == {"html", "xlsx", "ics"}


@pytest.mark.server
def test_the_server_keeps_documents_behind_the_seat_s_cookie(
    shared_server: RunningServer,
) -> None:
    stranger, seated = Visitor(shared_server), Visitor(shared_server)
    seated.join("Ann")

    assert stranger.get("/document/emotion/anxiety-04.html").status == 403
    nothing = seated.get("/document/emotion/anxiety-04.html")
    assert nothing.status == 404
    assert nothing.headers["Cache-Control"] == "no-store"
