"""The server: a Voilà whose every route is the kit's own.

What stays of Voilà is its application, its kernel manager and its kernel websocket. Its tree,
its renderer, its files and its shutdown are not routed at all; `docs/how-it-works.md` says why.
"""

import contextlib
import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets.config import Config
from voila.app import Voila

from kit.server import join, rendering, sockets
from kit.server.assets import AssetHandler, Assets
from kit.server.documents import DocumentHandler
from kit.server.export import ExportHandler
from kit.server.line import LineHandler
from kit.server.requests import PageRequest
from kit.server.state import State
from kit.settings import LONGEST_MESSAGE

log = logging.getLogger("workshop")

HERE = Path(__file__).parent
KERNEL_ID = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
PING_EVERY = 20_000  # milliseconds: a phone that left the Wi-Fi is noticed within two of them
MOST_SOCKETS = 8192  # of zmq, whose own limit of 1,023 is 170 connected kernels
MOST_FILES = 65_536  # open at once; a page takes some 20, and many systems allow 1,024
BUNDLES = {
    "look.css": ("tokens.css", "parts.css", "pages.css"),
    "widgets.css": ("widgets.css", "fit.css"),
    "page.js": ("page.js",),
}


def log_request(handler: Any) -> None:  # noqa: ANN401  (Tornado calls it with its own)
    """Log a request without its query string: links carry tokens there."""
    request = handler.request
    log.debug(
        "%s %s %s %.0f ms",
        handler.get_status(),
        request.method,
        request.path,
        1000 * request.request_time(),
    )


class HealthHandler(PageRequest):
    """Says that the server serves."""

    def get(self) -> None:
        """Answer with the word ok."""
        self.finish("ok")


class NotFoundHandler(PageRequest):
    """Every address that does not exist."""

    def prepare(self) -> None:
        """Say so."""
        self.message(404, "no_such_page")


class PageIdentity(IdentityProvider):
    """Sets no login cookie of Jupyter's own: `kernel_of` has already checked whose page asks."""

    def get_user(self, handler: Any) -> User:  # noqa: ANN401  (a handler of jupyter_server)
        """Return the same user for everybody."""
        return User("page")


class UnwatchedKernels(AsyncMappingKernelManager):
    """Jupyter's kernels, without its reading along of all that they say.

    It does so to end idle kernels, which here is decided by who has a page open. Unwatched, a
    kernel's first listener is its own, and hears from the kernel that it is heard.
    """

    def start_watching_activity(self, kernel_id: str) -> None:
        """Watch nothing; a kernel that has started counts as idle."""
        kernel: Any = self.get_kernel(kernel_id)
        kernel.execution_state = "idle"


class Workshop(Voila):  # type: ignore[misc]  # voila ships no types
    """Voilà without its routes and its listening: `open` adds the kit's, `serve` listens."""

    name = "workshop"

    def init_settings(self) -> dict[str, Any]:
        """Return Voilà's settings with the kit's in their place, before any kernel starts."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types = list(sockets.MESSAGES)
        self.kernel_spec_manager.kernel_dirs = [str(HERE / "kernelspec")]
        self.kernel_spec_manager.ensure_native_kernel = False
        self.kernel_manager.context.max_sockets = MOST_SOCKETS
        return settings | {
            "assets": Assets(HERE / "assets", BUNDLES),
            "compress_response": True,  # a page of 2 KB fits into one packet
            "log_function": log_request,
            "websocket_max_message_size": LONGEST_MESSAGE,
            "ws_ping_interval": PING_EVERY,
            "ws_ping_timeout": PING_EVERY,
        }

    def init_handlers(self) -> list[Any]:
        """Return none of Voilà's routes."""
        return []

    def listen(self) -> None:
        """Listen nowhere yet: `start` has made the application, and the class is opened next."""

    def open(self, state: State, practice: Mapping[str, str]) -> None:
        """Add the kit's routes, which all lead to one class."""
        self.app.settings["practice"] = dict(practice)
        self.app.add_handlers(".*$", routes(state))


def new_server(runtime: Path) -> Workshop:
    """Return a server whose kernels are as the kit needs them; it does not listen yet.

    Their sockets and connection files are somewhere below `runtime`.
    """
    config = Config()
    config.Workshop.connection_dir_root = str(runtime)
    config.KernelManager.autorestart = False  # a page whose kernel died is made anew, with a seat
    if sys.platform != "win32":
        config.KernelManager.transport = "ipc"  # ports chosen beforehand collide in a burst
    config.Workshop.identity_provider_class = PageIdentity
    config.VoilaConfiguration.multi_kernel_manager_class = UnwatchedKernels
    config.KernelSpecManager.allowed_kernelspecs = {"forked", "ordinary"}
    allow_many_files()
    server = Workshop(config=config, config_file_paths=[], log_level=logging.WARNING)
    server.initialize([])
    server.start()
    return server


def allow_many_files() -> None:
    """Raise this process's limit of open files as far as the system lets it."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wished = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS may allow less than it names
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wished), hard))


def routes(state: State) -> list[Any]:
    """Return all routes of the server."""
    shared = {"state": state}
    return [
        (r"/(\d{4})?", join.JoinHandler, shared),
        (r"/join", join.JoinHandler, shared),
        (r"/claim", join.ClaimHandler, shared),
        (r"/move", join.MoveHandler, shared),
        (r"/seat", rendering.SeatHandler, shared),
        (r"/(?:instructor)", rendering.StaffHandler, shared | {"role": "instructor"}),
        (r"/(?:wall)", rendering.StaffHandler, shared | {"role": "wall"}),
        (r"/practice", rendering.PracticeListHandler, shared),
        (r"/practice/(\w{1,60})", rendering.PracticeHandler, shared),
        (r"/export\.(csv|xlsx)", ExportHandler, shared),
        (r"/document/([a-z0-9-]{1,60})/([a-z0-9-]{1,60})\.(\w{1,8})", DocumentHandler, shared),
        (rf"/alive/{KERNEL_ID}", sockets.AliveHandler, shared),
        (rf"/api/kernels/{KERNEL_ID}/channels", sockets.KernelSocket, shared),
        (r"/line", LineHandler, shared),
        (r"/assets/([\w.]+)", AssetHandler),
        (r"/healthz", HealthHandler, shared),
        (r"/.*", NotFoundHandler, shared),
    ]
