"""People without a browser: they join by HTTP and speak the widgets' messages themselves.

    async with Participant(server, "Ann") as ann:
        await ann.sees('data-state="waiting"')

A page's widgets are kept as the browser would keep them; all of Jupyter's messages may be
sent, those that no browser would send as well.
"""

import asyncio
import json
import re
import struct
import uuid
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Self

import psutil
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.running import PATIENCE, RunningServer, Visitor

Message = dict[str, Any]
State = dict[str, Any]

CONTROL = "jupyter.widget.control"  # the comm that tells the state of every widget
WIDGET = "jupyter.widget"


def message(kind: str, content: Message, channel: str = "shell", session: str = "test") -> Message:
    """One message of Jupyter's protocol, as a page sends it."""
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": session,
        "username": "",
        "version": "5.3",
    }
    parts = {"parent_header": {}, "metadata": {}, "content": content, "buffers": []}
    return {"channel": channel, "header": header, **parts}


def decoded(frame: str | bytes) -> Message:
    """A message as it came: JSON, or JSON with buffers behind it."""
    if isinstance(frame, bytes):
        (count,) = struct.unpack_from("!I", frame)
        begin, *rest = struct.unpack_from(f"!{count}I", frame, 4)
        frame = frame[begin : rest[0] if rest else None].decode()
    return dict(json.loads(frame))


async def connect(server: RunningServer, kernel: str, **headers: str) -> WebSocketClientConnection:
    """Open the websocket to a kernel; raises HTTPClientError where it is refused."""
    address = server.url.replace("http", "ws", 1)
    url = f"{address}/api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return await websocket_connect(HTTPRequest(url, headers=named, request_timeout=PATIENCE))


def kernels(server: RunningServer) -> list[psutil.Process]:
    """The processes of all kernels that a server has now; not the one that they are forked from."""
    own = psutil.Process(server.links["pid"])
    zygotes = [one for one in own.children() if "kit.forked" in one.cmdline()]
    return [one for one in own.children(recursive=True) if one not in zygotes]


def kernel_process(server: RunningServer, kernel: str) -> psutil.Process:
    """The process of one kernel, by the sockets that carry its id."""
    (found,) = (one for one in kernels(server) if kernel in str(one.net_connections("unix")))
    return found


class Page:
    """An open page: the websocket to its kernel, and the state of every widget on it.

    May be entered again and again, as a phone opens the same page again.
    """

    def __init__(self, visitor: Visitor, path: str = "/seat") -> None:
        self.visitor, self.path = visitor, path

    async def __aenter__(self) -> Self:
        self.states: dict[str, State] = {}
        self.heard: list[Message] = []
        self.closed: int | None = None
        self._changed = asyncio.Event()
        page = await asyncio.to_thread(self.visitor.get, self.path)
        assert page.status == 200, page.text
        self.kernel = re.findall(r'"kernel": "([^"]+)"', page.text)[0]
        self.root = re.findall(r'"model_id": "([^"]+)"', page.text)[0]
        origin, cookie = self.visitor.server.url, self.visitor.cookie_header
        self.socket = await connect(self.visitor.server, self.kernel, Cookie=cookie, Origin=origin)
        self._listening = asyncio.create_task(self._listen())
        self._control = uuid.uuid4().hex
        opening = {"comm_id": self._control, "target_name": CONTROL, "data": {}}
        self.send("comm_open", opening, metadata={"version": "1.0.0"})
        self.request_states()
        await self.until(lambda: self.shown, "the page's widgets")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.socket.close()
        await self._listening

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

    def send(
        self, kind: str, content: Message, channel: str = "shell", metadata: Message | None = None
    ) -> str:
        """Send any message; returns its id."""
        sent = message(kind, content, channel)
        sent["metadata"] = metadata or {}
        self.socket.write_message(json.dumps(sent))
        return str(sent["header"]["msg_id"])

    def request_states(self) -> None:
        """Ask for the state of every widget that the kernel has."""
        self.send("comm_msg", {"comm_id": self._control, "data": {"method": "request_states"}})

    def set(self, widget: str, **state: object) -> None:
        """Set a widget's traits, as the page does when something is chosen."""
        data = {"method": "update", "state": state, "buffer_paths": []}
        self.send("comm_msg", {"comm_id": widget, "data": data})

    def tell(self, widget: str, content: object) -> None:
        """Send a widget a message of its own kind."""
        self.send("comm_msg", {"comm_id": widget, "data": {"method": "custom", "content": content}})

    async def press(self, name: str, **values: str) -> None:
        """Press what carries this name, once it is there."""
        await self.sees(f'data-press="{name}"')
        panels = (
            one for one in self.shown if f'data-press="{name}"' in self.states[one].get("html", "")
        )
        self.tell(next(panels), {"press": name, "values": values})

    async def choose(self, *choices: str) -> None:
        """Answer the questions on the page, in their order, once they are there."""
        await self.until(lambda: len(self.questions) == len(choices), "the questions")
        for widget, choice in zip(self.questions, choices, strict=True):
            self.set(widget, value=choice)

    async def sees(self, text: str) -> None:
        """Wait until the page shows `text`."""
        await self.until(lambda: text in self.html, f"the page shows {text!r}")

    async def until(self, claim: Callable[[], Any], what: str) -> Any:
        """Wait until `claim` holds, and return it."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not (value := claim()):
                    assert self.closed is None, f"closed with {self.closed}, before: {what}"
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"in vain: {what}; the page: {self.html}") from None
        return value

    async def until_closed(self) -> int:
        """Wait until the server has closed the socket, and return the code it gave."""
        async with asyncio.timeout(PATIENCE):
            await self._listening
        assert self.closed is not None
        return self.closed

    def _within(self, widget: str) -> Iterator[str]:
        if widget in self.states:
            yield widget
            for child in self.states[widget].get("children", ()):
                yield from self._within(child.removeprefix("IPY_MODEL_"))

    async def _listen(self) -> None:
        while (frame := await self.socket.read_message()) is not None:
            self.heard.append(decoded(frame))
            self._take(self.heard[-1])
            self._changed.set()
        self.closed = self.socket.close_code or 0
        self._changed.set()

    def _take(self, heard: Message) -> None:
        content = heard["content"]
        data = content.get("data", {})
        if heard["msg_type"] == "comm_open":
            self.states[content["comm_id"]] = dict(data["state"])
        elif heard["msg_type"] == "comm_close":
            self.states.pop(content["comm_id"], None)
        elif heard["msg_type"] == "comm_msg" and data.get("method") == "update_states":
            self.states |= {one: dict(kept["state"]) for one, kept in data["states"].items()}
        elif heard["msg_type"] == "comm_msg" and data.get("method") == "update":
            self.states.setdefault(content["comm_id"], {}).update(data["state"])


class Participant(Page):
    """Someone with a phone: joins under a name, and opens the seat."""

    def __init__(self, server: RunningServer, name: str, language: str = "zh-CN") -> None:
        super().__init__(Visitor(server, language))
        self.name = name

    async def __aenter__(self) -> Self:
        if not self.visitor.cookie_header:
            form = {"code": self.visitor.server.code, "name": self.name, "choice": "new"}
            joined = await asyncio.to_thread(self.visitor.post, "/join", **form)
            assert joined.location == "/seat", joined.text
        return await super().__aenter__()

    async def submit(self, *choices: str) -> None:
        """Choose, submit, and wait for the word that it is submitted."""
        await self.choose(*choices)
        await self.press("submit")
        await self.sees('data-state="submitted"')


class Instructor(Page):
    """Who holds the instructor's link, or the wall's."""

    def __init__(self, server: RunningServer, role: str = "instructor") -> None:
        super().__init__(Visitor(server), f"/{role}")
        self.role = role

    async def __aenter__(self) -> Self:
        server = self.visitor.server
        link = server.local(server.links[self.role]).removeprefix(server.url)
        entered = await asyncio.to_thread(self.visitor.get, link)
        assert entered.location == self.path, entered.text
        return await super().__aenter__()

    async def advance(self, times: int = 1) -> None:
        """Go on by some places of the agenda."""
        for _ in range(times):
            await self.press("advance")


def texts(value: object) -> Iterator[str]:
    """Every text that stands anywhere in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
