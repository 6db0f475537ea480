"""The kernels behind the pages: made ready before anyone needs them, each owned by one page.

A ready kernel has run its notebook as far as that goes without knowing whose it is. Taking
one binds it to an owner for good; every route to a kernel asks here whose it is. There are
never more than memory bears: then a seat that is away gives its kernel up and gets another
when it comes back; what it wrote is not in the kernel but in the class.
"""

import asyncio
import logging
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from weakref import WeakValueDictionary

from kit.errors import KitError, LaptopFull
from kit.server.identity import Owner
from kit.server.page_kernel import PageKernel, Starter

log = logging.getLogger("workshop")

AT_ONCE = 4  # kernels that start at the same time for people who wait: more only wait in line
GRACE = 15 * 60.0  # seconds that a kernel outlives its last page
AWAY = 10.0  # seconds without a page after which a seat may have to give its kernel up
ALWAYS_SPARE = 2  # ready seats for whoever comes beyond those expected
SCARCE = 5  # kernels still possible at which the instructor is told


class Kernels:
    """All kernels of this server.

    `spare` says how many of each page are made ready, of which the seats' number falls as they
    are taken; `most` is how many kernels memory bears. `tell` hears of scarcity by the code of
    a notice and a word for it, `changed` that another number of pages is ready.
    """

    def __init__(self, starter: Starter, spare: Mapping[str, int], most: int) -> None:
        self._starter, self._spare, self.most = starter, spare, most
        self.by_id: dict[str, PageKernel] = {}
        self.by_token: dict[str, PageKernel] = {}
        self._ready: defaultdict[str, list[PageKernel]] = defaultdict(list)
        self._promised = 0  # processes asked for and not yet there
        self._no_spare_starts = asyncio.Event()  # set unless a spare kernel is in the making
        self._no_spare_starts.set()
        self._starting = asyncio.Semaphore(AT_ONCE)
        self._turns: WeakValueDictionary[tuple[Owner, str], asyncio.Lock] = WeakValueDictionary()
        self._people_waiting = 0
        self._nobody_waits = asyncio.Event()
        self._nobody_waits.set()
        self._filling: asyncio.Task[None] | None = None
        self.bound: Callable[[PageKernel], None] = lambda kernel: None
        self.tell: Callable[[str, str], None] = lambda code, detail: None
        self.changed: Callable[[], None] = lambda: None

    def of(self, owner: Owner, page: str) -> PageKernel | None:
        """Return the kernel that already makes `page` for `owner`, if there is one."""
        for kernel in self.by_id.values():
            if kernel.owner == owner and kernel.page == page:
                return kernel
        return None

    def ready(self, page: str) -> int:
        """Return how many kernels are ready for `page`."""
        return len(self._ready[page])

    def has_room(self) -> bool:
        """Say whether one more page could be made now."""
        return (
            len(self.by_id) + self._promised < self.most
            or self._dispensable() is not None
            or not self._no_spare_starts.is_set()
        )

    async def take(self, page: str, owner: Owner, language: str, controls: bool) -> PageKernel:
        """Return a kernel bound to `owner`: theirs, else a ready one, else one started now.

        Raises LaptopFull, KernelUnready or NotebookFailed; then no kernel of this call is left.
        """
        # Somebody who taps again and again gets one kernel, not one each time.
        async with self._turns.setdefault((owner, page), asyncio.Lock()):
            kernel = self.of(owner, page)
            if kernel and not await self._starter.is_alive(kernel):
                await self.end(kernel)
                kernel = None
            kernel = kernel or await self._free(page)
            # In another language it stays the same kernel: what is being chosen and sent in it
            # must not end with a change of words.
            if (kernel.owner, kernel.language, kernel.controls) == (owner, language, controls):
                return kernel
            kernel.owner, kernel.language, kernel.controls = owner, language, controls
            kernel.unseen_since = time.monotonic()
            self.bound(kernel)
        self._warn()
        self.fill()
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
        if kernel in self._ready[kernel.page]:
            self._ready[kernel.page].remove(kernel)
        if kernel.socket:
            kernel.socket.close(4002, "the kernel has ended")
        await self._starter.end(kernel)

    async def is_alive(self, kernel: PageKernel) -> bool:
        """Say whether a kernel's process lives."""
        return await self._starter.is_alive(kernel)

    def forget_buffer(self, kernel_id: str) -> None:
        """Drop the messages kept for a page that went away."""
        self._starter.forget_buffer(kernel_id)

    def drop_sockets(self) -> None:
        """Close every page's socket: after a change of address none of them works any more."""
        for kernel in self.by_id.values():
            if kernel.socket:
                kernel.socket.close()

    async def sweep(self) -> None:
        """End kernels that died, or whose page has been closed for longer than the grace."""
        for kernel in list(self.by_id.values()):
            if not await self._starter.is_alive(kernel):
                log.warning("kernel %s of page %s died", kernel.id[:8], kernel.page)
                await self.end(kernel)
            elif kernel.owner and not kernel.socket and kernel.unseen_for() > GRACE:
                await self.end(kernel)
        self.fill()

    async def close(self) -> None:
        """End every kernel; from then on there are no more."""
        if self._filling:
            # Not waited for: cancelled just as what it awaits is there, it may not hear of it,
            # and go on in line behind people whose kernels now wait in vain.
            self._filling.cancel()
        await self._starter.end_all()
        await asyncio.gather(*(self.end(kernel) for kernel in list(self.by_id.values())))

    async def _free(self, page: str) -> PageKernel:
        """Return a kernel that belongs to no one yet, of those ready or a new one."""
        while self._ready[page]:
            kernel = self._ready[page].pop()
            if await self._starter.is_alive(kernel):
                return kernel
            await self.end(kernel)
        self._people_waiting += 1
        self._nobody_waits.clear()
        try:
            async with self._starting:
                return await self._start(page, urgent=True)
        finally:
            self._people_waiting -= 1
            if not self._people_waiting:
                self._nobody_waits.set()

    async def _make_room(self) -> None:
        """End a spare kernel or that of the seat away the longest, while too many are promised.

        A spare that is still in the making is waited for: it must not take a person's place.
        Raises LaptopFull where everybody is here.
        """
        while len(self.by_id) + self._promised > self.most:
            kernel = self._dispensable()
            if kernel:
                if kernel.owner:
                    self.tell("seat_slept", "")
                await self.end(kernel)
            elif not self._no_spare_starts.is_set():
                await self._no_spare_starts.wait()
            else:
                self.tell("laptop_full", "")
                raise LaptopFull(f"kernels: {self.most} are running, which is what memory bears")

    def _dispensable(self) -> PageKernel | None:
        """Return a spare kernel, else that of the seat away the longest, if there is one."""
        for kernels in self._ready.values():
            if kernels:
                return kernels[0]
        away = [
            kernel
            for kernel in self.by_id.values()
            if kernel.owner and not kernel.socket and kernel.unseen_for() > AWAY
        ]
        return max(away, key=PageKernel.unseen_for, default=None)

    def _warn(self) -> None:
        """Tell the instructor before memory is used up, not when it is."""
        owned = sum(kernel.owner is not None for kernel in self.by_id.values())
        if self.most - owned <= SCARCE:
            self.tell("room_scarce", str(max(0, self.most - owned)))

    async def _fill(self) -> None:
        await self._nobody_waits.wait()  # the processor is theirs, and perhaps the last room
        while page := self._short():
            self._no_spare_starts.clear()
            try:
                self._ready[page].append(await self._start(page))
                self.changed()
            except KitError:
                log.exception("a spare kernel for %s could not be made ready", page)
                return
            finally:
                self._no_spare_starts.set()
            await self._nobody_waits.wait()

    def _short(self) -> str | None:
        """Return a page that lacks spare kernels which memory bears; None when all is filled."""
        if len(self.by_id) + self._promised >= self.most:
            return None
        taken = Counter(kernel.page for kernel in self.by_id.values() if kernel.owner)
        for page, count in self._spare.items():
            left = max(ALWAYS_SPARE, count - taken[page]) if page == "seat" else count
            if len(self._ready[page]) < left:
                return page
        return None

    async def _start(self, page: str, urgent: bool = False) -> PageKernel:
        self._promised += 1
        try:
            if urgent:
                await self._make_room()
            kernel = await self._starter.launch(page)
        finally:
            self._promised -= 1
        self.by_id[kernel.id] = self.by_token[kernel.token] = kernel
        try:
            await self._starter.run(kernel)
        except BaseException:
            await self.end(kernel)
            raise
        return kernel
