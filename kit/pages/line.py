"""The kernel's end of the line: the one way from a page to the class."""

import asyncio
import contextlib
import json
import logging
import os
from collections.abc import Callable
from itertools import count
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from kit.errors import KitError, LineLost, TooLong
from kit.exercises.contract import Json
from kit.settings import LONGEST_MESSAGE

log = logging.getLogger("workshop")

REPLY_SECONDS = 15.0
AGAIN_SECONDS = 0.5


class Line:
    """A websocket to the server that is opened again whenever it breaks."""

    def __init__(self, url: str, token: str) -> None:
        self._url, self._token = url, token
        self._socket: WebSocketClientConnection | None = None
        self._numbers = count(1)
        self._open: dict[int, asyncio.Future[Json]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.bound: Callable[[Json], None] = lambda message: None
        self.shown: Callable[[Json], None] = lambda view: None

    @classmethod
    def from_environment(cls) -> "Line | None":
        """Return the line that the server opened this kernel for; None outside a class."""
        url, token = os.environ.get("WORKSHOP_LINE"), os.environ.get("WORKSHOP_LINE_TOKEN")
        return cls(url, token) if url and token else None

    def open(self) -> None:
        """Keep the line open from now on; the kernel's loop has to be running."""
        self.run(self._keep())

    def run(self, work: Any) -> None:  # noqa: ANN401  (any coroutine)
        """Run a coroutine beside the kernel's own work, and log what it raises."""
        task = asyncio.ensure_future(self._logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def later(self, seconds: float, call: Callable[[], None]) -> asyncio.TimerHandle:
        """Call something once these seconds are over."""
        return asyncio.get_running_loop().call_later(seconds, call)

    async def ask(self, command: str, **values: object) -> Json:
        """Send a command and return its reply.

        Raises TooLong for what would only break the line, LineLost where no reply comes, else the
        KitError that the server refused with.
        """
        if self._socket is None:
            raise LineLost(f"{command}: the line to the server is down")
        number = next(self._numbers)
        message = json.dumps({"id": number, "command": command, "values": values})  # in ASCII
        if len(message) > LONGEST_MESSAGE:
            raise TooLong(f"{command}: {len(message)} bytes; the line takes {LONGEST_MESSAGE}")
        reply: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._open[number] = reply
        try:
            await self._socket.write_message(message)
            answered = await asyncio.wait_for(reply, REPLY_SECONDS)
        except (OSError, TimeoutError) as error:
            raise LineLost(f"{command}: no reply from the server: {error!r}") from error
        finally:
            self._open.pop(number, None)
        if "error" in answered:
            raise Refused(answered["error"]["code"], answered["error"]["values"])
        return dict(answered.get("values", {}))

    async def _keep(self) -> None:
        while True:
            with contextlib.suppress(OSError):
                request = HTTPRequest(self._url, headers={"X-Line-Token": self._token})
                self._socket = await websocket_connect(request)
                await self._listen(self._socket)
            self._socket = None
            for reply in self._open.values():
                if not reply.done():
                    reply.set_exception(ConnectionResetError("the line broke"))
            await asyncio.sleep(AGAIN_SECONDS)

    async def _listen(self, socket: WebSocketClientConnection) -> None:
        while (text := await socket.read_message()) is not None:
            try:
                self._take(json.loads(text))
            except Exception:
                # A view that cannot be drawn must not end the line: the next one may be.
                log.exception("a message of the server could not be taken")

    def _take(self, message: Json) -> None:
        if message["type"] == "bind":
            self.bound(message)
        elif message["type"] == "view":
            self.shown(message["view"])
        elif message["id"] in self._open:
            self._open[message["id"]].set_result(message)

    async def _logged(self, work: Any) -> None:  # noqa: ANN401
        try:
            await work
        except Exception:
            log.exception("a task of the page failed")


class Refused(KitError):
    """The server refused a command; `code` says with which error."""

    def __init__(self, code: str, values: dict[str, object]) -> None:
        super().__init__(f"refused by the server: {code}", **values)
        self.code = code
