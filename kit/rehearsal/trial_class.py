"""A class for one rehearsal: a real server in a process of its own, and removed afterwards."""

import asyncio
import json
import socket
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from kit.errors import TrialFailed
from kit.rehearsal.visitor import PATIENCE
from kit.settings import CHECKOUT
from kit.text.language import Language

LOOK_EVERY = 0.05  # seconds between two looks whether it serves


class TrialClass:
    """`workshop serve` over a folder that is removed in the end; `links` are what it announced."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._process: asyncio.subprocess.Process | None = None
        self.links: dict[str, Any] = {}

    async def __aenter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="rehearsal-")
        self.home = Path(self._folder.name) / "home"
        try:
            await self._start()
        except BaseException:
            await self._remove()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._remove()

    @property
    def url(self) -> str:
        """Return the address that this machine reaches the class at."""
        return f"http://127.0.0.1:{self.port}"

    def link(self, role: str) -> str:
        """Return the link of the instructor or the wall, as this machine reaches it."""
        token = str(self.links[role]).partition("?")[2]
        return f"{self.url}/{role}?{token}"

    async def stop(self) -> None:
        """End the server as a closed terminal would, and whatever it leaves behind by force."""
        if self._process is None or self._process.returncode is not None:
            return
        family = _family(self._process.pid)
        self._process.terminate()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), PATIENCE)
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        await self._process.wait()

    async def _start(self) -> None:
        self.port = free_port()
        announced = self.home.with_name("links.json")
        command = [sys.executable, "-m", "kit", "serve", "--host", "127.0.0.1", "--no-browser"]
        command += ["--port", str(self.port), "--home", str(self.home)]
        command += ["--announce", str(announced), "--language", self._language]
        log = self.home.with_name("log")
        with log.open("wb") as said:
            self._process = await asyncio.create_subprocess_exec(
                *command, cwd=CHECKOUT, stdout=said, stderr=said, start_new_session=True
            )
        while not announced.exists():
            if self._process.returncode is not None:
                raise TrialFailed(f"the class could not start: {log.read_text()[-2000:]}")
            await asyncio.sleep(LOOK_EVERY)
        self.links = json.loads(announced.read_text())

    async def _remove(self) -> None:
        try:
            await self.stop()
        finally:
            self._folder.cleanup()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _family(pid: int) -> list[psutil.Process]:
    """Return a process with all that it started."""
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    return []
