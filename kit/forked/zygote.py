"""The process that has imported everything and does nothing but fork.

It holds one thread, no event loop, no zmq context and no widget: none of them outlives a fork.
A request is one line of JSON with the kernel's lifeline attached; the answer is its pid.
"""

import contextlib
import json
import os
import selectors
import signal
import socket
import sys
from dataclasses import dataclass
from typing import Any

LARGEST = 1024 * 1024  # bytes of one request: arguments and environment of a kernel


@dataclass(frozen=True)
class Birth:
    """What a copy of this process is to become, and the socket that ties it to the server."""

    connection_file: str
    environment: dict[str, str]
    folder: str
    lifeline: socket.socket


class Zygote:
    """Forks on request and tells each kernel's lifeline how the kernel ended."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._lifelines: dict[int, socket.socket] = {}
        self._woken, self._wake = socket.socketpair()
        for end in (self._woken, self._wake):
            end.setblocking(False)

    def serve(self) -> Birth:
        """Fork until the server is gone; returns in the copies only, with what each is to be."""
        signal.signal(signal.SIGCHLD, lambda number, frame: None)  # or nothing would be woken
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        with selectors.DefaultSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while True:
                ready = [key.fileobj for key, _ in selector.select()]
                if self._woken in ready:
                    self._reap()
                if self._control in ready and (birth := self._take()):
                    return birth

    def _take(self) -> Birth | None:
        """Fork for one request; the birth in the copy, None in the zygote."""
        request, handles = receive(self._control)
        if not request:
            self._let_go()  # or the deaths of the last kernels would be told to closed sockets
            sys.exit(0)  # the server is gone
        lifeline = socket.socket(fileno=handles[0])
        os.set_inheritable(lifeline.fileno(), False)
        try:
            pid = os.fork()
        except OSError as error:
            lifeline.close()
            self._answer({"error": f"{error}"})
            return None
        if pid:
            self._lifelines[pid] = lifeline
            self._answer({"pid": pid})
            return None
        self._let_go()
        return Birth(lifeline=lifeline, **request)

    def _answer(self, answer: dict[str, Any]) -> None:
        self._control.sendall(json.dumps(answer).encode() + b"\n")

    def _let_go(self) -> None:
        """Close all that is the zygote's own: in a copy, its siblings' lifelines above all."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for end in (self._control, self._woken, self._wake, *self._lifelines.values()):
            end.close()

    def _reap(self) -> None:
        """Take the exit codes of the dead, and send each to who waits for it."""
        while True:
            try:
                self._woken.recv(LARGEST)
            except BlockingIOError:
                break
        while self._lifelines:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            lifeline = self._lifelines.pop(pid)
            with contextlib.suppress(OSError):  # the server has let go of this kernel before
                lifeline.sendall(str(os.waitstatus_to_exitcode(status)).encode())
            lifeline.close()


def receive(control: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Return one request and the handles that came with it; an empty one at the end."""
    text, handles, _, _ = socket.recv_fds(control, LARGEST, 1)
    while text and not text.endswith(b"\n"):
        more = control.recv(LARGEST)
        text = text + more if more else b""
    return (json.loads(text) if text else {}), handles
