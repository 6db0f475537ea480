"""The kernels behind the pages: made ready before anyone needs them, each owned by one page.

A ready kernel has run its notebook as far as that goes without knowing whose it is. Taking
one binds it to an owner for good; every route to a kernel asks here whose it is.
"""

import asyncio
import logging
import os
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kit.errors import KitError
from kit.server.identity import Owner
from kit.server.notebook import run

log = logging.getLogger("workshop")

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
AT_ONCE = 2  # kernels that start at the same time: more only wait for each other
LINE_SECONDS = 20.0
GRACE = 15 * 60.0  # seconds that a kernel outlives its last page


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


class Kernels:
    """All kernels of this server; `spare` says how many of each page are kept ready."""

    def __init__(
        self,
        manager: Any,  # noqa: ANN401  (a MultiKernelManager, which ships no types)
        notebooks: Path,
        environment: Mapping[str, str],
        spare: Mapping[str, int],
    ) -> None:
        self._manager, self._notebooks, self._spare = manager, notebooks, spare
        self._environment = {k: os.environ[k] for k in ALLOWED if k in os.environ}
        self._environment |= environment
        self.by_id: dict[str, PageKernel] = {}
        self.by_token: dict[str, PageKernel] = {}
        self._ready: dict[str, list[PageKernel]] = {}
        self._starting = asyncio.Semaphore(AT_ONCE)
        self._filling: asyncio.Task[None] | None = None
        self.bound: Callable[[PageKernel], None] = lambda kernel: None

    def of(self, owner: Owner, page: str) -> PageKernel | None:
        """Return the kernel that already makes `page` for `owner`, if there is one."""
        for kernel in self.by_id.values():
            if kernel.owner == owner and kernel.page == page:
                return kernel
        return None

    async def take(self, page: str, owner: Owner, language: str, controls: bool) -> PageKernel:
        """Return a kernel bound to `owner`: theirs, else a ready one, else one started now.

        Raises KernelUnready or NotebookFailed; then no kernel of this call is left behind.
        """
        kernel = self.of(owner, page)
        if kernel and (kernel.language, kernel.controls) == (language, controls):
            if await self._manager.is_alive(kernel.id):
                return kernel
            await self.end(kernel)
        ready = self._ready.get(page)
        kernel = ready.pop() if ready else await self._start(page)
        # Two requests of one owner may have waited here side by side: the later one takes over,
        # and does so before it waits again, or a third could come between.
        earlier = self.of(owner, page)
        kernel.owner, kernel.language, kernel.controls = owner, language, controls
        kernel.unseen_since = time.monotonic()
        self.bound(kernel)
        self.fill()
        if earlier:
            await self.end(earlier)
        return kernel

    def fill(self) -> None:
        """Make the spare kernels in the background, one after the other."""
        if self._filling is None or self._filling.done():
            self._filling = asyncio.create_task(self._fill())

    async def end(self, kernel: PageKernel) -> None:
        """End a kernel and forget it; calling it twice does no harm."""
        self.by_token.pop(kernel.token, None)
        if self.by_id.pop(kernel.id, None) is None:
            return
        if kernel in self._ready.get(kernel.page, []):
            self._ready[kernel.page].remove(kernel)
        if kernel.socket:
            kernel.socket.close(4002, "the kernel has ended")
        if kernel.id in self._manager:
            await self._manager.shutdown_kernel(kernel.id, now=True)

    def forget_buffer(self, kernel_id: str) -> None:
        """Drop the messages kept for a page that went away: a page that comes back asks anew."""
        if kernel_id in self._manager:
            self._manager.stop_buffering(kernel_id)

    def drop_sockets(self) -> None:
        """Close every page's socket: after a change of address none of them works any more."""
        for kernel in self.by_id.values():
            if kernel.socket:
                kernel.socket.close()

    async def sweep(self) -> None:
        """End kernels that died, or whose page has been closed for longer than the grace."""
        for kernel in list(self.by_id.values()):
            if not await self._manager.is_alive(kernel.id):
                log.warning("kernel %s of page %s died", kernel.id[:8], kernel.page)
                await self.end(kernel)
            elif kernel.owner and not kernel.socket and kernel.unseen_for() > GRACE:
                await self.end(kernel)
        self.fill()

    async def close(self) -> None:
        """End every kernel."""
        if self._filling:
            self._filling.cancel()
            await asyncio.gather(self._filling, return_exceptions=True)
        await asyncio.gather(*(self.end(kernel) for kernel in list(self.by_id.values())))
        await self._manager.shutdown_all(now=True)  # one that was just being started

    async def _fill(self) -> None:
        for page, count in self._spare.items():
            while len(self._ready.setdefault(page, [])) < count:
                try:
                    self._ready[page].append(await self._start(page))
                except KitError:
                    log.exception("a spare kernel for %s could not be made ready", page)
                    return

    async def _start(self, page: str) -> PageKernel:
        token = secrets.token_urlsafe(24)
        environment = self._environment | {"WORKSHOP_LINE_TOKEN": token}
        async with self._starting:
            kernel_id = await self._manager.start_kernel(kernel_name="workshop", env=environment)
            kernel = PageKernel(kernel_id, page, token)
            self.by_id[kernel_id] = self.by_token[token] = kernel
            try:
                await self._run(kernel)
            except BaseException:
                await self.end(kernel)
                raise
        return kernel

    async def _run(self, kernel: PageKernel) -> None:
        client = self._manager.get_kernel(kernel.id).client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=LINE_SECONDS)
            kernel.body = await run(self._notebooks / f"{kernel.page}.ipynb", client)
            await asyncio.wait_for(kernel.has_line.wait(), LINE_SECONDS)
        except (RuntimeError, TimeoutError) as error:
            raise KernelUnready(f"{kernel.page}: its kernel is not ready: {error}") from error
        finally:
            client.stop_channels()
