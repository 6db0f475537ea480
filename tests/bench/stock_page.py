"""A page of stock Voilà without a browser: it loads, opens its socket and asks for its widgets."""

import asyncio
import json
import re
import struct
import uuid
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Self

from tornado.httpclient import HTTPRequest
from tornado.simple_httpclient import SimpleAsyncHTTPClient
from tornado.websocket import websocket_connect

from tests.bench.stock import StockServer

CONTROL = "jupyter.widget.control"
QUESTIONS = 3  # of the practice page, each a grid of tiles
CONNECTIONS = 300


class StockPage:
    """The practice page, open; usable once its three questions are known."""

    def __init__(self, server: StockServer, limit: float) -> None:
        self.server, self.limit = server, limit
        self.states: dict[str, dict[str, Any]] = {}
        self.kernel = self.root = ""
        self._changed = asyncio.Event()
        self._listening: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        client = SimpleAsyncHTTPClient(force_instance=True, max_clients=CONNECTIONS)
        never = 2 * self.limit  # the burst is given up before
        try:
            page = await client.fetch(self.server.url, connect_timeout=never, request_timeout=never)
        finally:
            client.close()
        text = page.body.decode()
        self.kernel = _found(r'"kernelId": ?"([^"]+)"', text)
        self.root = _found(r'"model_id": ?"([^"]+)"', text)
        cookie = "; ".join(one.partition(";")[0] for one in page.headers.get_list("Set-Cookie"))
        address = self.server.url.replace("http", "ws", 1)
        url = f"{address}/api/kernels/{self.kernel}/channels?session_id={uuid.uuid4().hex}"
        headers = {"Origin": self.server.url, "Cookie": cookie}
        self._socket = await websocket_connect(
            HTTPRequest(url, headers=headers, request_timeout=self.limit)
        )
        self._listening = asyncio.create_task(self._listen())
        control = uuid.uuid4().hex
        opening = {"comm_id": control, "target_name": CONTROL, "data": {}}
        self._send("comm_open", opening, {"version": "1.0.0"})
        self._send("comm_msg", {"comm_id": control, "data": {"method": "request_states"}})
        await self.until(lambda: len(self.questions) == QUESTIONS)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave, without the word that a browser would say: the kernel stays."""
        if self._listening:
            self._socket.close()

    @property
    def shown(self) -> list[str]:
        """The ids of the widgets that stand on the page, from top to bottom."""
        return list(self._within(self.root))

    @property
    def html(self) -> str:
        """All that the page's panels show."""
        return "\n".join(self.states[one].get("html", "") for one in self.shown)

    @property
    def questions(self) -> list[str]:
        """The ids of the widgets that ask a question, from top to bottom."""
        return [one for one in self.shown if "legend" in self.states[one]]

    def set(self, widget: str, **state: object) -> None:
        """Set a widget's traits, as the page does when something is chosen."""
        data = {"method": "update", "state": state, "buffer_paths": []}
        self._send("comm_msg", {"comm_id": widget, "data": data})

    async def until(self, claim: Callable[[], bool]) -> None:
        """Wait until `claim` holds; raises TimeoutError."""
        async with asyncio.timeout(self.limit):
            while not claim():
                assert self._listening
                if self._listening.done():
                    raise ConnectionError("the socket was closed")
                self._changed.clear()
                await self._changed.wait()

    def _send(self, kind: str, content: object, metadata: object = None) -> None:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "bench", "username": ""}
        sent = {"channel": "shell", "header": header | {"version": "5.3"}, "content": content}
        sent |= {"parent_header": {}, "metadata": metadata or {}, "buffers": []}
        self._socket.write_message(json.dumps(sent))

    def _within(self, widget: str) -> Iterator[str]:
        if widget in self.states:
            yield widget
            for child in self.states[widget].get("children", ()):
                yield from self._within(child.removeprefix("IPY_MODEL_"))

    async def _listen(self) -> None:
        while (frame := await self._socket.read_message()) is not None:
            self._take(_decoded(frame))
            self._changed.set()
        self._changed.set()

    def _take(self, heard: dict[str, Any]) -> None:
        content, kind = heard["content"], heard["msg_type"]
        data = content.get("data", {})
        if kind == "comm_open":
            self.states[content["comm_id"]] = dict(data["state"])
        elif kind == "comm_msg" and data.get("method") == "update_states":
            self.states |= {one: dict(kept["state"]) for one, kept in data["states"].items()}
        elif kind == "comm_msg" and data.get("method") == "update":
            self.states.setdefault(content["comm_id"], {}).update(data["state"])


def _decoded(frame: str | bytes) -> dict[str, Any]:
    """A message as it came: JSON, or JSON with buffers behind it."""
    if isinstance(frame, bytes):
        (count,) = struct.unpack_from("!I", frame)
        begin, *rest = struct.unpack_from(f"!{count}I", frame, 4)
        frame = frame[begin : rest[0] if rest else None].decode()
    return dict(json.loads(frame))


def _found(pattern: str, page: str) -> str:
    found = re.search(pattern, page)
    if not found:
        raise ValueError("the page came without a kernel or without its widgets")
    return found[1]
