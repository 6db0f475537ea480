"""The browser's websocket to its kernel: only the owner's, only widget messages."""

import logging
import time
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.ioloop import IOLoop
from tornado.web import HTTPError, RequestHandler
from traitlets import Bool

from kit.server.page_kernel import PageKernel
from kit.server.requests import PageRequest, owner_of
from kit.server.state import State

log = logging.getLogger("workshop")

# Widgets need no more; execute_request and shutdown_request are not among them.
MESSAGES = ["comm_open", "comm_close", "comm_msg", "comm_info_request"]
# What a page is told in turn: not what a kernel prints or raises, for that shows its source.
TOLD = ("comm_open", "comm_close", "comm_msg", "comm_info_reply")
TAKEN_OVER = 4001


def kernel_of(request: RequestHandler, state: State, kernel_id: str) -> PageKernel:
    """Return the kernel if the request comes from its owner; raises HTTPError 403 or 410."""
    kernel = state.kernels.by_id.get(kernel_id)
    if kernel is None:
        raise HTTPError(410, "no such kernel, or it has ended")
    if kernel.owner is None or owner_of(request, state, kernel.owner.role) != kernel.owner:
        raise HTTPError(403, "this kernel belongs to someone else")
    return kernel


class AliveHandler(PageRequest):
    """Tells a page that lost its socket whether coming back to the same kernel will work."""

    async def get(self, kernel_id: str) -> None:
        """Answer 204 if the kernel lives and is the asker's; else 403, 410, or 503.

        A page that hears 410 is loaded anew; at 503 it stays as it is and asks later, since
        there would be no kernel for it now.
        """
        kernels = self.state.kernels
        if kernel_id not in kernels.by_id and not kernels.has_room():
            raise HTTPError(503, "the kernel has ended, and there is no room for another")
        kernel = kernel_of(self, self.state, kernel_id)
        if not await self.state.kernels.is_alive(kernel):
            await self.state.kernels.end(kernel)
            raise HTTPError(410, "the kernel has died")
        self.set_header("Cache-Control", "no-store")
        self.set_status(204)


class PageConnection(ZMQChannelsWebsocketConnection):
    """What goes between a page and its kernel: widgets' messages, both ways."""

    # Above a rate Jupyter drops messages, which suits prints; a widget that misses one stays wrong.
    limit_rate = Bool(False)

    def handle_outgoing_message(self, stream: Any, outgoing_msg: list[Any]) -> None:  # noqa: ANN401
        """Send a widget's message to the page, and what a kernel raised to the log."""
        _, (_, header, parent, _, content, *_) = self.session.feed_identities(outgoing_msg)
        kind = self.session.unpack(header)["msg_type"]
        if kind == "error":
            raised = self.session.unpack(content)
            log.warning("a page raised %s: %.200s", raised.get("ename"), raised.get("evalue"))
        elif kind == "status":
            if self._matters(self.session.unpack(parent), self.session.unpack(content)):
                super().handle_outgoing_message(stream, outgoing_msg)
        elif kind in TOLD:
            super().handle_outgoing_message(stream, outgoing_msg)

    def _matters(self, asked: dict[str, Any], content: dict[str, Any]) -> bool:
        """Tell whether a page waits for this status: widgets do for the end of what they sent.

        Half a KB each, and of every tap one too many; Jupyter's own questions are no page's.
        """
        own = asked.get("msg_type") == "kernel_info_request"
        return content["execution_state"] != "busy" and not own


class KernelSocket(KernelWebsocketHandler):
    """The kernel websocket, bound to one owner and one open page at a time.

    Jupyter's own and not Voilà's, which takes a message with buffers in the older protocol for
    one in the newer, and then reads an offset of some 10^17: the server would stand still.
    """

    kernel_websocket_connection_class = PageConnection
    ping_callback: Any

    def initialize(self, state: State) -> None:
        """Take the server's state; called by Tornado before each request."""
        self.state = state
        self.kernel: PageKernel | None = None
        self.last_ping = self.last_pong = 0.0

    @allow_unauthenticated
    async def get(self, kernel_id: str) -> None:
        """Refuse all but the owner, then open as Jupyter does."""
        self.kernel = kernel_of(self, self.state, kernel_id)
        await super().get(kernel_id=kernel_id)

    async def open(self, kernel_id: str) -> None:
        """Take over from an older page of the same owner, and note that somebody is here."""
        assert self.kernel
        self.set_nodelay(True)  # without it a small message waits 40 ms
        older, self.kernel.socket = self.kernel.socket, self
        if older:
            older.close(TAKEN_OVER, "opened elsewhere")
        await super().open(kernel_id)
        if self.kernel.owner and self.kernel.owner.seat:
            self.state.live.arrive(self.kernel.owner.seat)

    def send_ping(self) -> None:
        """Ping, or close where the ping before was not answered: that phone has left the Wi-Fi."""
        if self.ws_connection is None:
            self.ping_callback.stop()
        elif self.last_pong < self.last_ping:
            self.close()
        else:
            self.ping(b"")
            self.last_ping = IOLoop.current().time()

    def on_close(self) -> None:
        """Note that the page is gone, unless a newer one has taken over."""
        if self.connection is not None:
            super().on_close()
            # A page that comes back asks for all state; messages kept for it would only grow.
            self.state.kernels.forget_buffer(self.kernel_id)
        kernel = self.kernel
        if kernel and kernel.socket is self:
            kernel.socket = None
            kernel.unseen_since = time.monotonic()
            if kernel.owner and kernel.owner.seat:
                self.state.live.leave(kernel.owner.seat)

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ANN401
        """Answer a refused handshake without a page: no person reads it."""
        self.finish()
