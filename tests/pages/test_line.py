"""A page's end of the line, without a server: what goes down it, and what does not."""

import asyncio
import json
from typing import Any, cast

import pytest

from kit.errors import LineLost, TooLong
from kit.pages.line import Line
from kit.settings import LONGEST_MESSAGE


class Socket:
    """Answers every command at once, as the server would that does what is asked."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.sent: list[str] = []

    async def write_message(self, text: str) -> None:
        self.sent.append(text)
        self.line._take({"type": "reply", "id": json.loads(text)["id"], "values": {"ok": True}})


def connected() -> tuple[Line, Socket]:
    line = Line("ws://class", "token")
    socket = Socket(line)
    line._socket = cast(Any, socket)
    return line, socket


def test_twenty_thousand_characters_go_down_the_line_whatever_they_are() -> None:
    line, socket = connected()
    for sign in ("a", "您", "\U0001f642", "\x00"):
        text = sign * 20_000
        assert asyncio.run(line.ask("submit", answer={"text": text})) == {"ok": True}
        assert json.loads(socket.sent[-1])["values"]["answer"]["text"] == text


def test_what_would_break_the_line_is_refused_and_not_sent() -> None:
    line, socket = connected()
    with pytest.raises(TooLong, match=f"the line takes {LONGEST_MESSAGE}"):
        asyncio.run(line.ask("submit", answer={"text": "您" * (LONGEST_MESSAGE // 6)}))
    assert socket.sent == []
    assert asyncio.run(line.ask("submit")) == {"ok": True}


def test_without_a_line_nothing_is_asked() -> None:
    with pytest.raises(LineLost, match="the line to the server is down"):
        asyncio.run(Line("ws://class", "token").ask("submit"))
