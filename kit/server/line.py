"""The line: the one way from a kernel to the class, on the loopback, by the kernel's token.

Server to kernel: {"type": "bind" | "view" | "reply", ...}; kernel to server:
{"command": name, "id": number, "values": {...}}, each answered by one reply.
"""

import asyncio
import json
import logging
from typing import Any

from tornado.websocket import WebSocketClosedError, WebSocketHandler

from kit.classroom.console import console_view
from kit.classroom.scene import Scene
from kit.classroom.views import seat_view, wall_view
from kit.errors import KitError
from kit.exercises.contract import Json
from kit.server.audience import Listener
from kit.server.commands import carry_out
from kit.server.page_kernel import PageKernel
from kit.server.state import State
from kit.text.language import is_language

log = logging.getLogger("workshop")

VIEWED = ("seat", "instructor", "wall")  # the others are practice and follow nothing
LOOPBACK = ("127.0.0.1", "::1")


class LineHandler(WebSocketHandler):
    """One kernel's line; its owner is whoever the server has bound the kernel to."""

    def initialize(self, state: State) -> None:
        """Take the server's state; called by Tornado before each request."""
        self.state = state
        self.listener: Listener | None = None
        self.kernel: PageKernel | None = None
        self.tasks: set[asyncio.Task[None]] = set()

    def prepare(self) -> None:
        """Refuse whoever is no kernel of this server, browsers too: only they send an Origin."""
        token = self.request.headers.get("X-Line-Token", "")
        self.kernel = self.state.kernels.by_token.get(token)
        browser = "Origin" in self.request.headers  # Tornado itself lets one of this host through
        if browser or self.request.remote_ip not in LOOPBACK or self.kernel is None:
            self.send_error(403)

    def open(self, *args: str, **kwargs: str) -> None:
        """Note the line, and bind it again if its kernel was bound before it broke."""
        assert self.kernel
        self.set_nodelay(True)
        self.kernel.line = self
        self.kernel.has_line.set()
        if self.kernel.owner:
            self.bind()

    def bind(self) -> None:
        """Tell the kernel whose it is, and from now on what that owner may know."""
        kernel = self.kernel
        assert kernel
        assert kernel.owner
        language = kernel.language if is_language(kernel.language) else "zh"
        message = {
            "type": "bind",
            "language": language,
            "jurisdiction": self.state.live.course.jurisdiction,
            "controls": kernel.controls,
            "closed": self.state.closed_items(),
        }
        self.tell(message)
        if kernel.page not in VIEWED:
            return
        if self.listener is None:
            self.listener = Listener(kernel.owner.role, kernel.owner.seat, self.show)
            self.state.live.audience.listeners.add(self.listener)
        self.show(self.state.live.scene())

    def show(self, scene: Scene) -> None:
        """Send what the owner may know of `scene`."""
        kernel = self.kernel
        assert kernel
        assert kernel.owner
        language = kernel.language if is_language(kernel.language) else "zh"
        if kernel.owner.role == "seat":
            view = seat_view(scene, kernel.owner.seat or "", language)
        elif kernel.owner.role == "wall":
            view = wall_view(scene, scene.room.settings.language) | self.state.door()
        else:
            view = console_view(scene, language) | self.state.door() | self.state.desk_view()
        self.tell({"type": "view", "view": view})

    def tell(self, message: Json) -> None:
        """Send a message; a line that has just broken is bound anew when it is back."""
        try:
            self.write_message(json.dumps(message, ensure_ascii=False))
        except WebSocketClosedError:
            log.info("a line broke before it could be told")

    def on_message(self, message: str | bytes) -> None:
        """Take a command; it is answered when it is done."""
        command = json.loads(message, parse_constant=_refuse_constant)
        task = asyncio.ensure_future(self._take(command))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _take(self, message: dict[str, Any]) -> None:
        kernel = self.kernel
        assert kernel
        reply: Json = {"type": "reply", "id": message["id"]}
        try:
            if kernel.owner is None:
                raise KitError("line: a kernel that belongs to no one sent a command")
            reply["values"] = await carry_out(
                self.state.desk,
                kernel.owner,
                kernel.controls,
                message["command"],
                message.get("values", {}),
            )
        except KitError as error:
            log.info("%s refused: %s", message.get("command"), error)
            reply["error"] = {"code": error.code, "values": error.values}
        except Exception as error:
            log.exception("command %s failed", message.get("command"))
            self.state.notices.add("failed", error)
            reply["error"] = {"code": "failed", "values": {}}
        self.tell(reply)

    def on_close(self) -> None:
        """Forget the line."""
        if self.listener:
            self.state.live.audience.listeners.discard(self.listener)
        if self.kernel and self.kernel.line is self:
            self.kernel.line = None


def _refuse_constant(name: str) -> None:
    """Refuse NaN and infinity: no log can hold them."""
    raise ValueError(f"{name} is not JSON")
