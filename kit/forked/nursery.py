"""The server's end: asks a zygote for kernels, and starts another one if it has died."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kit.errors import KitError

# All that a zygote takes from its first kernel's environment: every other kernel can read it.
ALLOWED = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "VIRTUAL_ENV", "IPYTHONDIR")
# A thread of a numeric library would not outlive the fork, and a heap for each thread of a
# kernel would hold pages that nobody uses.
QUIET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
UNKNOWN = 255  # the exit code of a kernel that died after its zygote did


class ForkRefused(KitError):
    """No kernel could be forked: the zygote does not start, or the system has no more room."""

    code = "kernel_unready"


class Kernel:
    """A forked process, told of and tied to by its lifeline."""

    def __init__(self, pid: int, lifeline: socket.socket) -> None:
        self.pid, self.lifeline = pid, lifeline
        self._code: int | None = None

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal, 255 if unknown; None while it lives."""
        if self._code is None:
            try:
                told = self.lifeline.recv(16)
            except BlockingIOError:
                return None
            except OSError:
                told = b""
            self._code = int(told) if told else UNKNOWN
        return self._code

    def signal(self, number: int) -> None:
        """Send a signal to the kernel and what it started, if it still lives."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                try:
                    os.killpg(self.pid, number)
                except ProcessLookupError:  # so young that it has no group of its own yet
                    os.kill(self.pid, number)

    def let_go(self) -> None:
        """Close the lifeline: a kernel that still lives ends itself."""
        self.poll()
        self.lifeline.close()


class Nursery:
    """Forks kernels from one zygote; may be used from several threads.

    They share the modules `preload` and the command line `arguments` of an ipykernel.
    """

    def __init__(self, preload: Sequence[str], arguments: Sequence[str]) -> None:
        self._preload, self._arguments = list(preload), list(arguments)
        self._lock = threading.Lock()
        self._zygote: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    @property
    def pid(self) -> int | None:
        """The zygote's process id; None before the first kernel."""
        return self._zygote.pid if self._zygote else None

    def fork(self, connection_file: str, environment: Mapping[str, str], folder: Path) -> Kernel:
        """Return a new kernel; raises ForkRefused."""
        request = {
            "connection_file": connection_file,
            "environment": dict(environment),
            "folder": str(folder),
        }
        ours, theirs = socket.socketpair()
        try:
            with self._lock, theirs:
                pid = self._ask(request, theirs)
        except BaseException:
            ours.close()
            raise
        ours.setblocking(False)
        return Kernel(pid, ours)

    def close(self) -> None:
        """End the zygote; its kernels live on."""
        with self._lock:
            self._end()

    def _ask(self, request: dict[str, Any], lifeline: socket.socket) -> int:
        for first in (True, False):
            try:
                answer = self._exchange(request, lifeline)
            except OSError as error:
                self._end()
                if not first:
                    raise ForkRefused(f"the zygote does not answer: {error}") from error
            else:
                break
        if "error" in answer:
            raise ForkRefused(f"the system forks no more: {answer['error']}")
        return int(answer["pid"])

    def _exchange(self, request: dict[str, Any], lifeline: socket.socket) -> dict[str, Any]:
        control = self._control or self._start(request["environment"])
        text = json.dumps(request).encode() + b"\n"
        sent = socket.send_fds(control, [text], [lifeline.fileno()])
        control.sendall(text[sent:])
        return dict(json.loads(_line(control)))

    def _start(self, environment: Mapping[str, str]) -> socket.socket:
        ours, theirs = socket.socketpair()
        shared = (json.dumps(self._preload), json.dumps(self._arguments))
        with theirs:
            self._zygote = subprocess.Popen(  # noqa: S603  (this package, with its own arguments)
                [sys.executable, "-m", "kit.forked", str(theirs.fileno()), *shared],
                env={name: environment[name] for name in ALLOWED if name in environment} | QUIET,
                stdin=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,  # Ctrl-C in a terminal is for the server
            )
        self._control = ours
        _line(ours)
        return ours

    def _end(self) -> None:
        if self._control:
            self._control.close()
            self._control = None
        if self._zygote:
            self._zygote.send_signal(signal.SIGKILL)
            self._zygote.wait()
            self._zygote = None


def _line(control: socket.socket) -> bytes:
    """Return one line; raises ConnectionResetError where the zygote has died."""
    text = b""
    while not text.endswith(b"\n"):
        more = control.recv(4096)
        if not more:
            raise ConnectionResetError("the zygote has died")
        text += more
    return text


@cache
def nursery(preload: tuple[str, ...], arguments: tuple[str, ...]) -> Nursery:
    """Return this process's nursery for kernels of one kind."""
    return Nursery(preload, arguments)
