"""One kernel and the page it makes, and how such a kernel is started and ended."""

import asyncio
import contextlib
import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty
from typing import Any

from tornado.web import HTTPError

from kit.errors import KitError
from kit.server.identity import Owner
from kit.server.notebook import run

# All that a kernel gets of the server's environment: enough to run Python, nothing secret.
ALLOWED = (
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TMPDIR",
    "TEMP",
    "TMP",
    "SYSTEMROOT",
    "WINDIR",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "VIRTUAL_ENV",
    "CONDA_PREFIX",
)
READY_SECONDS = 30.0


class KernelUnready(KitError):
    """A kernel did not start, or did not open its line in time."""

    code = "kernel_unready"


@dataclass(eq=False)
class PageKernel:
    """One kernel and the page it makes; `socket` is the browser's, `line` its own."""

    id: str
    page: str
    token: str
    body: str = ""
    owner: Owner | None = None
    language: str = "zh"
    controls: bool = False
    line: Any = None
    socket: Any = None
    unseen_since: float = field(default_factory=time.monotonic)
    has_line: asyncio.Event = field(default_factory=asyncio.Event)

    def unseen_for(self) -> float:
        """Return for how many seconds no page has been open."""
        return time.monotonic() - self.unseen_since


class Starter:
    """Starts kernels of one kind and runs their notebooks; keeps no list of them."""

    def __init__(
        self,
        manager: Any,  # noqa: ANN401  (a MultiKernelManager, which ships no types)
        kind: str,
        notebooks: Path,
        environment: Mapping[str, str],
    ) -> None:
        self._manager, self._kind, self._notebooks = manager, kind, notebooks
        self._environment = {k: os.environ[k] for k in ALLOWED if k in os.environ}
        self._environment |= environment
        self._starting: set[asyncio.Future[str]] = set()
        self._ending = False

    async def launch(self, page: str) -> PageKernel:
        """Start the process of a kernel; raises KernelUnready."""
        if self._ending:
            raise KernelUnready(f"{page}: the server is stopping")
        token = secrets.token_urlsafe(24)
        environment = self._environment | {"WORKSHOP_LINE_TOKEN": token}
        starting = asyncio.ensure_future(
            self._manager.start_kernel(kernel_name=self._kind, env=environment)
        )
        self._starting.add(starting)
        starting.add_done_callback(self._starting.discard)
        # Whoever waits may be cancelled, a start may not: what it has begun would be nobody's.
        return PageKernel(await asyncio.shield(starting), page, token)

    async def run(self, kernel: PageKernel) -> None:
        """Run the page's notebook until its line is open; raises KernelUnready, NotebookFailed."""
        client = self._manager.get_kernel(kernel.id).client()
        client.start_channels(hb=False)
        try:
            await self._until_heard(kernel, client)
            kernel.body = await run(self._notebooks / f"{kernel.page}.ipynb", client)
            async with asyncio.timeout(READY_SECONDS):
                await kernel.has_line.wait()
        except TimeoutError as error:
            raise KernelUnready(f"{kernel.page}: its line is not open: {error}") from error
        finally:
            client.stop_channels()

    async def is_alive(self, kernel: PageKernel) -> bool:
        """Say whether the process of a kernel lives."""
        return kernel.id in self._manager and bool(await self._manager.is_alive(kernel.id))

    async def end(self, kernel: PageKernel) -> None:
        """End the process of a kernel."""
        await self._end(kernel.id)

    async def end_all(self) -> None:
        """End every kernel, also those that are just being started, and start no more."""
        self._ending = True
        await asyncio.gather(*self._starting, return_exceptions=True)
        await asyncio.gather(*map(self._end, self._manager.list_kernel_ids()))

    def forget_buffer(self, kernel_id: str) -> None:
        """Drop the messages kept for a page that went away: a page that comes back asks anew."""
        if kernel_id in self._manager:
            self._manager.stop_buffering(kernel_id)

    async def _end(self, kernel_id: str) -> None:
        with contextlib.suppress(HTTPError, KeyError):  # ended in the meantime from elsewhere
            await self._manager.shutdown_kernel(kernel_id, now=True)

    async def _until_heard(self, kernel: PageKernel, client: Any) -> None:  # noqa: ANN401
        """Wait for the kernel's word that it is heard (its iopub_welcome): none is missed then.

        jupyter_client's own wait_for_ready asks until something comes, and then 0.2 s longer.
        """
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end and await self.is_alive(kernel):
            try:
                await client.get_iopub_msg(timeout=1)
            except Empty:
                continue
            return
        raise KernelUnready(f"{kernel.page}: its kernel died or is silent")
