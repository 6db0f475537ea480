"""What a running class needs again and again, until somebody stops it."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

from kit.errors import StoreError
from kit.laptop.address_watch import AddressWatch
from kit.laptop.network import best_address
from kit.server.live import LiveClass
from kit.server.state import State
from kit.settings import Settings

NO_NETWORK = "127.0.0.1"  # what the best address is when no card is up
EVERYWHERE = "0.0.0.0"  # noqa: S104  (phones have to reach the laptop)
TICK_EVERY = 0.25  # seconds
SWEEP_EVERY = 5.0
COPY_EVERY = 30.0

log = logging.getLogger("workshop")


async def until_stopped(settings: Settings, state: State) -> None:
    """Keep the class running until a signal comes, and leave a fresh copy of it."""
    copies = Copies(settings.home, state.live)
    works = [
        asyncio.create_task(every(TICK_EVERY, state.live.tick)),
        asyncio.create_task(every(SWEEP_EVERY, state.kernels.sweep)),
        asyncio.create_task(every(SWEEP_EVERY, Address(settings, state).check)),
        asyncio.create_task(every(COPY_EVERY, copies.renew)),
    ]
    try:
        await stop_signal()
    finally:
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)
        await copies.renew()


async def stop_signal() -> None:
    """Return when SIGINT or SIGTERM comes; on Windows Ctrl-C cancels the wait instead."""
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    await stopped.wait()


async def every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    """Do `work` again and again; what it raises is logged and does not end it."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await work()
        except Exception:
            log.exception("a periodic task failed")


def reached(settings: Settings) -> str:
    """Return the address under which phones reach this laptop."""
    return best_address() if settings.host == EVERYWHERE else settings.host


class Copies:
    """A copy of the class beside it, which can be opened on another laptop."""

    def __init__(self, home: Path, live: LiveClass) -> None:
        self._target = home / "copy" / f"class-{live.room.class_id}.sqlite"
        self._live = live

    async def renew(self) -> None:
        """Write the copy anew; where it cannot be, the old one stays and a notice is given."""
        try:
            self._target.parent.mkdir(exist_ok=True)
            await self._live.copy(self._target)
        except (OSError, StoreError) as error:
            self._live.notices.add("not_copied", error)


class Address:
    """Notices that the laptop got another address, and shows the new one."""

    def __init__(self, settings: Settings, state: State) -> None:
        self._settings, self._state = settings, state
        self._watch = AddressWatch(lambda: reached(settings), self._changed)

    async def check(self) -> None:
        """Look once."""
        self._watch.check()

    def _changed(self, address: str) -> None:
        if address == NO_NETWORK:
            self._state.notices.add("network_lost")
            return
        self._state.address = f"{address}:{self._settings.port}"
        self._state.notices.add("address_changed", detail=self._state.address)
        self._state.kernels.drop_sockets()  # so that people who come back by name are let in
        self._state.live.audience.tell_all()
