"""An open page: the websocket to its kernel, and the state of every widget on it."""

import asyncio
import math
import re
import uuid
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self

from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

from kit.errors import Disconnected, Stuck, Unanswered
from kit.rehearsal.messages import (
    CONTROL,
    PROTOCOL,
    Message,
    State,
    changes,
    decoded,
    encoded,
    message,
)
from kit.rehearsal.visitor import PATIENCE, Browser


async def connect(
    url: str, kernel: str, protocols: Sequence[str] = (PROTOCOL,), **headers: str
) -> WebSocketClientConnection:
    """Open the websocket to a kernel; raises HTTPClientError where it is refused."""
    address = url.replace("http", "ws", 1)
    channels = f"{address}/api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = HTTPRequest(channels, headers=named, request_timeout=PATIENCE)
    return await websocket_connect(request, subprotocols=list(protocols))


class Page:
    """A page's widgets, kept as the browser would keep them.

    May be entered again and again, as a phone opens the same page again. What is shown is worked
    out when it is asked for, and again only after it has changed.
    """

    kernel: str
    root: str
    socket: WebSocketClientConnection
    states: dict[str, State]
    closed: int | None
    _shown: list[str] | None
    _html: str | None

    def __init__(self, browser: Browser, path: str = "/seat", patience: float = PATIENCE) -> None:
        self.browser, self.path, self.patience = browser, path, patience
        self._listening: asyncio.Task[None] | None = None
        self._clear()

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def open(self) -> None:
        """Fetch the page, and return once its widgets are there.

        Raises Unanswered where the class has no such page for this browser, Stuck and
        Disconnected as `until` does.
        """
        self._clear()
        self.kernel, self.root = await self._fetch()
        self.socket = await self._connect()
        self._listening = asyncio.create_task(self._listen())
        self._control = uuid.uuid4().hex
        try:
            opening = {"comm_id": self._control, "target_name": CONTROL, "data": {}}
            self.send("comm_open", opening, metadata={"version": "1.0.0"})
            self.request_states()
            await self.until(lambda: self.shown, "the page's widgets")
        except BaseException:
            self.socket.close()
            raise

    async def close(self) -> None:
        """Leave the page, as a browser does that is closed; one that is not open stays so."""
        if self._listening:
            self.socket.close()
            await self._listening

    async def drop(self) -> None:
        """Be gone without a word, as a phone that loses the Wi-Fi."""
        if self._listening and self.socket.protocol and self.socket.protocol.stream:
            self.socket.protocol.stream.close()
            await self._listening

    @property
    def shown(self) -> list[str]:
        """The ids of the widgets that stand on the page, from top to bottom."""
        if self._shown is None:
            self._shown = list(self._within(self.root))
        return self._shown

    @property
    def html(self) -> str:
        """All that the page's panels show."""
        if self._html is None:
            self._html = "\n".join(self.states[one].get("html", "") for one in self.shown)
        return self._html

    @property
    def questions(self) -> list[str]:
        """The ids of the widgets that ask a question, from top to bottom.

        None while the page says where its seat stands: then it hides them.
        """
        if "data-state=" in self.html:
            return []
        return [one for one in self.shown if "legend" in self.states[one]]

    def send(
        self, kind: str, content: Message, channel: str = "shell", metadata: Message | None = None
    ) -> str:
        """Send any message; returns its id. Raises Disconnected where the page was cut off."""
        sent = message(kind, content, channel)
        sent["metadata"] = metadata or {}
        try:
            written = asyncio.ensure_future(self.socket.write_message(encoded(sent), binary=True))
            written.add_done_callback(_noticed)
        except WebSocketClosedError:
            raise Disconnected(f"closed with {self.closed}, before: sending a {kind}") from None
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

    def offers(self, name: str) -> bool:
        """Say whether something that carries this name can be pressed now."""
        buttons = re.findall(rf'<[^<>]*data-press="{re.escape(name)}"[^<>]*>', self.html)
        return any('aria-disabled="true"' not in button for button in buttons)

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

    async def until(
        self, claim: Callable[[], Any], what: str, patience: float | None = None
    ) -> Any:  # noqa: ANN401  (whatever the claim gives)
        """Wait until `claim` holds, and return it.

        Raises Stuck after `patience` seconds (the page's own unless given; infinity waits for
        ever), and Disconnected where the connection is closed before.
        """
        limit = self.patience if patience is None else patience
        try:
            async with asyncio.timeout(None if limit == math.inf else limit):
                while not (value := claim()):
                    if self.closed is not None:
                        raise Disconnected(f"closed with {self.closed}, before: {what}")
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise Stuck(f"in vain: {what}; the page: {self.html}") from None
        return value

    async def until_closed(self) -> int:
        """Wait until the server has closed the socket, and return the code it gave."""
        assert self._listening
        async with asyncio.timeout(self.patience):
            await self._listening
        assert self.closed is not None
        return self.closed

    def wake(self) -> None:
        """Have whoever waits look again."""
        self._changed.set()

    def take(self, heard: Message) -> None:
        """Work a message into the page's state."""
        for widget, state in changes(heard).items():
            self._take(widget, state)

    def _clear(self) -> None:
        """Forget what was shown when the page was open before."""
        self.kernel = self.root = ""
        self.states, self.closed = {}, None
        self._shown = self._html = None
        self._changed = asyncio.Event()

    def _take(self, widget: str, state: State | None) -> None:
        known = widget in self.states
        if state is None:
            self.states.pop(widget, None)
        else:
            self.states.setdefault(widget, {}).update(state)
        if state is None or not known or "children" in state:
            self._shown = self._html = None
        elif "html" in state:
            self._html = None
        self.wake()

    async def _fetch(self) -> tuple[str, str]:
        """Return the ids of the page's kernel and of its outermost widget."""
        page = await self.browser.get(self.path)
        kernel = re.search(r'"kernel": "([^"]+)"', page.text)
        root = re.search(r'"model_id": "([^"]+)"', page.text)
        if page.status != 200 or kernel is None or root is None:
            code = re.search(r'data-code="([^"]+)"', page.text)
            said = code[1] if code else f"no page: {page.text}"
            raise Unanswered(f"{self.path}: answered {page.status}, {said}")
        return kernel[1], root[1]

    async def _connect(self) -> WebSocketClientConnection:
        named = {"Cookie": self.browser.cookie_header, "Origin": self.browser.url}
        try:
            return await connect(self.browser.url, self.kernel, **named)
        except (HTTPClientError, OSError) as error:
            raise Unanswered(f"{self.path}: its connection was refused ({error})") from error

    async def _listen(self) -> None:
        while (frame := await self.socket.read_message()) is not None:
            self.take(decoded(frame if isinstance(frame, bytes) else frame.encode()))
        self.closed = self.socket.close_code or 0
        self.wake()

    def _within(self, widget: str) -> Iterator[str]:
        if widget in self.states:
            yield widget
            for child in self.states[widget].get("children", ()):
                yield from self._within(child.removeprefix("IPY_MODEL_"))


def _noticed(written: "asyncio.Future[None]") -> None:
    """Take note that a message was cut off; whoever listens to the page hears of it anyway."""
    if not written.cancelled():
        written.exception()
