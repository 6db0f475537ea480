"""People without a browser: they join by HTTP and speak the widgets' messages themselves.

    async with Participant(server, "Ann") as ann:
        await ann.sees('data-state="waiting"')

The protocol is that of `kit.rehearsal`; here pages also keep all that they were told, and all of
Jupyter's messages may be sent, those that no browser would send as well.
"""

import asyncio
from collections.abc import Iterator, Sequence
from typing import Self

import psutil
from tornado.websocket import WebSocketClientConnection

from kit.rehearsal import page
from kit.rehearsal.messages import WIDGET, Message, decoded, message
from kit.rehearsal.visitor import Answer
from tests.running import PATIENCE, RunningServer, Visitor

__all__ = ["WIDGET", "Message", "decoded", "message"]


async def connect(
    server: RunningServer, kernel: str, protocols: Sequence[str] = (), **headers: str
) -> WebSocketClientConnection:
    """Open the websocket to a kernel; raises HTTPClientError where it is refused."""
    return await page.connect(server.url, kernel, protocols, **headers)


def kernels(server: RunningServer) -> list[psutil.Process]:
    """The processes of all kernels that a server has now; not the one that they are forked from."""
    own = psutil.Process(server.links["pid"])
    zygotes = [one for one in own.children() if "kit.forked" in one.cmdline()]
    return [one for one in own.children(recursive=True) if one not in zygotes]


def kernel_process(server: RunningServer, kernel: str) -> psutil.Process:
    """The process of one kernel, by the sockets that carry its id."""
    return kernel_processes(server, [kernel])[0]


def kernel_processes(server: RunningServer, ids: Sequence[str]) -> list[psutil.Process]:
    """The processes of these kernels; each process is looked at once, however many there are."""
    sockets = [(one, str(one.net_connections("unix"))) for one in kernels(server)]
    return [next(one for one, words in sockets if id_ in words) for id_ in ids]


class Threaded:
    """A visitor of the tests, whose requests wait in a thread and not in the loop."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor

    @property
    def url(self) -> str:
        return self._visitor.server.url

    @property
    def cookie_header(self) -> str:
        return self._visitor.cookie_header

    async def get(self, path: str) -> Answer:
        got = await asyncio.to_thread(self._visitor.get, path)
        return Answer(got.status, got.location or "", got.text)


class Page(page.Page):
    """An open page that remembers every message it `heard`."""

    def __init__(self, visitor: Visitor, path: str = "/seat") -> None:
        super().__init__(Threaded(visitor), path, PATIENCE)
        self.visitor = visitor

    async def open(self) -> None:
        self.heard: list[Message] = []
        await super().open()

    def take(self, heard: Message) -> None:
        self.heard.append(heard)
        super().take(heard)
        self.wake()


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

    async def write(self, text: str) -> None:
        """Write an answer in words, as a hand that then rests."""
        await self.until(lambda: bool(self.questions), "a field to write in")
        self.set(self.questions[0], value=text)

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
