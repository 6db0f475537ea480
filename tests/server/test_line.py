"""The line between a kernel and the server, tried by kernels that were taken over."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.running import RunningServer, Visitor
from tests.server.participant import Instructor, Page, Participant, kernel_process

pytestmark = pytest.mark.server

NUMBERS = count(1)
ANSWER = {"family": "anger", "intensity": "strong", "need": "safety"}
JUDGED = {"reading": "other", "intensity": "other", "need": "other"}
WORK = {"step": "emotion", "item": "anxiety-04", "answer": ANSWER, "feedback": JUDGED}


async def open_line(
    server: RunningServer, token: str | None, **headers: str
) -> WebSocketClientConnection:
    named = headers | ({} if token is None else {"X-Line-Token": token})
    url = server.url.replace("http", "ws", 1) + "/line"
    return await websocket_connect(HTTPRequest(url, headers=named))


async def line_of(page: Page) -> WebSocketClientConnection:
    """What somebody who runs code in the page's kernel could open."""
    environment = kernel_process(page.visitor.server, page.kernel).environ()
    return await open_line(page.visitor.server, environment["WORKSHOP_LINE_TOKEN"])


async def ask(line: WebSocketClientConnection, command: Any, **values: Any) -> dict[str, Any]:
    """Send a command and return its reply."""
    number = next(NUMBERS)
    await line.write_message(json.dumps({"id": number, "command": command, "values": values}))
    while True:
        text = await line.read_message()
        assert text is not None, f"the line was closed at {command!r}"
        if (message := json.loads(text)).get("id") == number:
            return dict(message)


async def refusal(line: WebSocketClientConnection, command: Any, **values: Any) -> str:
    """The code of the error that a command is refused with."""
    reply = await ask(line, command, **values)
    assert "error" in reply, reply
    return str(reply["error"]["code"])


class TestTheLine:
    @pytest.mark.parametrize("token", [None, "", "x", "0" * 32])
    def test_is_refused_without_a_kernels_token(
        self, ordinary_server: RunningServer, token: str | None
    ) -> None:
        with pytest.raises(HTTPClientError, match="403"):
            asyncio.run(open_line(ordinary_server, token))

    def test_takes_no_cookie_for_a_token(self, ordinary_server: RunningServer) -> None:
        visitor = Visitor(ordinary_server)
        visitor.join("Cookie")
        with pytest.raises(HTTPClientError, match="403"):
            asyncio.run(open_line(ordinary_server, None, Cookie=visitor.cookie_header))

    def test_is_refused_to_a_browser_even_with_the_token(
        self, ordinary_server: RunningServer
    ) -> None:
        async def scenario() -> None:
            async with Participant(ordinary_server, "Browser") as seat:
                process = kernel_process(ordinary_server, seat.kernel)
                token = process.environ()["WORKSHOP_LINE_TOKEN"]
                with pytest.raises(HTTPClientError, match="403"):
                    await open_line(ordinary_server, token, Origin=ordinary_server.url)
                (await open_line(ordinary_server, token)).close()

        asyncio.run(scenario())

    def test_ends_with_its_kernel(self, ordinary_server: RunningServer) -> None:
        async def scenario() -> None:
            async with Participant(ordinary_server, "Short") as seat:
                token = kernel_process(ordinary_server, seat.kernel).environ()[
                    "WORKSHOP_LINE_TOKEN"
                ]
                kernel_process(ordinary_server, seat.kernel).kill()
                assert await seat.until_closed()
                with pytest.raises(HTTPClientError, match="403"):
                    await open_line(ordinary_server, token)

        asyncio.run(scenario())


class TestASeatsLine:
    @staticmethod
    def attack(
        server: RunningServer, work: Callable[[WebSocketClientConnection], Awaitable[None]]
    ) -> None:
        async def scenario() -> None:
            async with Participant(server, "Taken Over") as seat:
                line = await line_of(seat)
                await work(line)
                line.close()

        asyncio.run(scenario())

    def test_has_no_command_of_the_instructor(self, ordinary_server: RunningServer) -> None:
        async def work(line: WebSocketClientConnection) -> None:
            for command in (
                *("advance", "back", "toggle", "show", "skip", "go", "timer", "stop_timer"),
                *("rename", "remove", "erase", "setting", "end", "nod", "device"),
                *("", "__class__", "take", "no such command"),
            ):
                assert await refusal(line, command) == "not_allowed", command

        self.attack(ordinary_server, work)

    def test_is_answered_whatever_it_asks_for(self, ordinary_server: RunningServer) -> None:
        async def work(line: WebSocketClientConnection) -> None:
            for command in (None, 1, ["advance"], {"advance": 1}):
                assert await refusal(line, command)
            for values in (None, [], "values", 1):
                wrong = {"id": 0, "command": "draft", "values": values}
                await line.write_message(json.dumps(wrong))
            assert await refusal(line, "advance") == "not_allowed"

        self.attack(ordinary_server, work)

    def test_breaks_alone_at_what_is_no_message(self, ordinary_server: RunningServer) -> None:
        async def work(line: WebSocketClientConnection) -> None:
            for text in ("[]", "null", '"advance"', "{}", '{"id": 1}', '{"command": 1}', "NaN"):
                await line.write_message(text)
            await line.write_message("no JSON")
            while await line.read_message() is not None:
                pass

        self.attack(ordinary_server, work)
        assert Visitor(ordinary_server).get("/healthz").text == "ok"

    def test_cannot_submit_what_is_no_answer(self, ordinary_server: RunningServer) -> None:
        cases: list[tuple[dict[str, Any], str]] = [
            ({}, "not_open"),
            ({"step": "welcome"}, "answer_refused"),
            ({"item": "no such item"}, "answer_refused"),
            ({"item": ["anxiety-04"]}, "refused"),
            ({"item": "x" * 201}, "refused"),
            ({"answer": {}}, "answer_refused"),
            ({"answer": []}, "answer_refused"),
            ({"answer": ANSWER | {"family": "joy"}}, "answer_refused"),
            ({"answer": ANSWER | {"family": {"anger": True}}}, "answer_refused"),
            ({"answer": ANSWER | {"more": 1}}, "answer_refused"),
            ({"answer": ANSWER | {"family": "\U0001f642" * 20_000}}, "answer_refused"),
            ({"feedback": "good"}, "answer_refused"),
            ({"feedback": {}}, "answer_refused"),
            ({"feedback": JUDGED | {"score": 10}}, "answer_refused"),
        ]

        async def work(line: WebSocketClientConnection) -> None:
            for changed, code in cases:
                assert await refusal(line, "submit", **(WORK | changed)) == code, changed

        self.attack(ordinary_server, work)


def test_a_kernel_answers_for_its_own_seat_whatever_it_claims(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with (
            Instructor(server) as boss,
            Participant(server, "Mallory") as mallory,
            Participant(server, "Victim") as victim,
        ):
            await boss.advance(2)
            await victim.press("submit")
            line = await line_of(mallory)
            claimed = {"seat": "Victim", "owner": "Victim", "role": "instructor"}
            await line.write_message(
                json.dumps({"id": 1, "command": "submit", "values": WORK | claimed} | claimed)
            )
            await mallory.sees('data-state="submitted"')
            assert 'data-press="submit"' in victim.html
            table = boss.visitor.get("/export.csv?names=yes").text
            assert "Mallory" in table
            assert "Victim" not in table
            line.close()

    server = RunningServer(tmp_path / "home", "--no-fork").start()
    try:
        asyncio.run(scenario())
    finally:
        server.stop()


def test_a_walls_line_moves_nothing_without_the_instructors_cookie(
    ordinary_server: RunningServer,
) -> None:
    async def scenario() -> None:
        async with Instructor(ordinary_server, "wall") as wall:
            line = await line_of(wall)
            for command in ("advance", "back", "toggle", "show", "end", "device", "submit"):
                assert await refusal(line, command) == "not_allowed"
            line.close()

    asyncio.run(scenario())


def test_a_device_link_lets_one_device_in_once(ordinary_server: RunningServer) -> None:
    async def one_time_token() -> str:
        async with Instructor(ordinary_server) as boss:
            line = await line_of(boss)
            reply = await ask(line, "device")
            line.close()
            return str(reply["values"]["token"])

    link = f"/instructor?once={asyncio.run(one_time_token())}"
    first, second = Visitor(ordinary_server), Visitor(ordinary_server)
    wall = Visitor(ordinary_server).get(link.replace("instructor", "wall"))
    assert wall.status == 403, "a device link is the instructor's"
    assert first.get(link).location == "/instructor"
    assert second.get(link).status == 403
