"""A small server with one real kernel: what the front end needs, and switches for its faults."""

import asyncio
import json
import tempfile
import threading
from pathlib import Path
from typing import Any

from jupyter_client import BlockingKernelClient
from jupyter_server.auth import AllowAllAuthorizer
from jupyter_server.auth.identity import PasswordIdentityProvider
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

ASSETS = Path(__file__).parents[2] / "kit" / "server" / "assets"
WORDS = {
    "lost": "Connection lost",
    "full": "The server is busy",
    "back": "Connected again",
    "taken": "This seat was opened elsewhere.",
    "useHere": "Use it here",
    "failed": "The page could not be loaded.",
    "reload": "Load again",
}
# As strict as a page can be: nothing from elsewhere, no eval, anywidget's modules as blobs.
POLICY = (
    "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self' ws:"
)
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Page</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/widgets.css">
<script defer src="/assets/page.js"></script></head>
<body><div id="connection" role="status" hidden></div>
<main id="shell">Connecting</main>
<main id="page" hidden>%(views)s</main>
<script type="application/json" id="kit-page">%(start)s</script>
</body></html>"""
VIEW = '<script type="application/vnd.jupyter.widget-view+json">{"model_id": "%s"}</script>'


class KernelServer:
    """One kernel, its page on any free port, and what the test may break."""

    def __init__(self) -> None:
        self.alive = 204  # what /alive answers
        self.deaf = False  # the socket stays open, and nothing that arrives is handed on
        self.refuses = False  # the socket cannot be opened
        self.models: list[str] = []
        self.requests: list[str] = []
        self.sockets: set[Socket] = set()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    def start(self) -> None:
        """Start the kernel and listen."""
        self.thread.start()
        self._wait(self._start())
        manager = self.kernels.get_kernel(self.kernel_id)
        self.client = BlockingKernelClient()
        self.client.load_connection_info(manager.get_connection_info())
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def stop(self) -> None:
        """End the kernel and the loop."""
        self.client.stop_channels()
        self._wait(self.kernels.shutdown_all(now=True))
        self.files.cleanup()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(timeout=10)

    def run(self, code: str, value: str = "None") -> Any:
        """Run code in the kernel, like a cell; return what the expression `value` gives."""
        as_json = f"__import__('json').dumps({value})"
        reply = self.client.execute(
            code, reply=True, timeout=60, user_expressions={"value": as_json}
        )["content"]
        assert reply["status"] == "ok", "\n".join(reply["traceback"])
        result = reply["user_expressions"]["value"]
        assert result["status"] == "ok", result
        text: str = result["data"]["text/plain"]
        return json.loads(eval(text))  # noqa: S307  # the repr of our own kernel's string

    def close_sockets(self, code: int = 1012) -> None:
        """Close every open websocket with this code."""

        async def close() -> None:
            for socket in list(self.sockets):
                socket.close(code, "test")

        self._wait(close())

    async def _start(self) -> None:
        self.files = tempfile.TemporaryDirectory()
        self.kernels = AsyncMappingKernelManager(connection_dir=self.files.name)
        self.kernel_id = await self.kernels.start_kernel(kernel_name="python3")
        shared = {"server": self}
        application = Application(
            [
                ("/", PageHandler, shared),
                ("/alive/(.*)", AliveHandler, shared),
                ("/assets/(.*)", AssetHandler, shared),
                ("/api/kernels/(.*)/channels", Socket, shared),
            ],
            kernel_manager=self.kernels,
            kernel_websocket_connection_class=ZMQChannelsWebsocketConnection,
            identity_provider=PasswordIdentityProvider(token=""),
            authorizer=AllowAllAuthorizer(),
            allow_unauthenticated_access=True,
            local_hostnames=["localhost", "127.0.0.1"],
            base_url="/",
            cookie_secret="test",  # noqa: S106
            log_function=lambda handler: None,
        )
        (listening,) = bind_sockets(0, "127.0.0.1")
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        HTTPServer(application).add_sockets([listening])

    def _wait(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=90)


class Handler(RequestHandler):
    """A handler that knows the server and notes what was asked."""

    def initialize(self, server: KernelServer) -> None:
        self.server = server

    def prepare(self) -> None:
        self.server.requests.append(f"{self.request.method} {self.request.path}")


class PageHandler(Handler):
    """The page, as the kit's server writes it."""

    def get(self) -> None:
        start = {"kernel": self.server.kernel_id, "language": "en", "words": WORDS}
        self.set_header("Content-Security-Policy", POLICY)
        views = "".join(VIEW % model for model in self.server.models)
        self.finish(PAGE % {"views": views, "start": json.dumps(start)})


class AliveHandler(Handler):
    """Whether coming back makes sense."""

    def get(self, kernel_id: str) -> None:
        assert kernel_id == self.server.kernel_id
        self.set_status(self.server.alive)


class AssetHandler(Handler):
    """The committed bundle."""

    def get(self, name: str) -> None:
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.finish((ASSETS / name).read_bytes())


class Socket(KernelWebsocketHandler):
    """The websocket of jupyter_server, which a test may close or make deaf."""

    def initialize(self, server: KernelServer) -> None:
        self.server = server

    async def get(self, kernel_id: str) -> None:
        if self.server.refuses:
            self.set_status(503)
            return
        await super().get(kernel_id)

    async def open(self, kernel_id: str) -> None:
        self.server.sockets.add(self)
        await super().open(kernel_id)

    def on_message(self, ws_message: str) -> None:
        if not self.server.deaf:
            super().on_message(ws_message)

    def on_close(self) -> None:
        self.server.sockets.discard(self)
        super().on_close()
        # As the kit's server does: nothing is kept for a page that is away, so that the page
        # has to find out by itself what happened.
        self.server.kernels.stop_buffering(self.kernel_id)
