"""Keeps the laptop from falling asleep while a class runs."""

import ctypes
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Self

# Source: SetThreadExecutionState in the reference of the Windows API.
ES_SYSTEM_REQUIRED = 0x00000001
ES_DISPLAY_REQUIRED = 0x00000002
ES_CONTINUOUS = 0x80000000
_AWAKE = ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED

# The strongest wish first: who is not logged in at the screen may get less.
_LINUX_WISHES = ("idle:sleep:handle-lid-switch", "idle:sleep", "idle")
# Inside the lock: say so, then wait until this process closes the pipe, or dies.
_HOLD_UNTIL_CLOSED = ("/bin/sh", "-c", "echo held && exec cat")
_PATIENCE = 2.0  # seconds for a child to take the lock, or to end
_MOMENT = 0.2  # seconds in which a child that was refused has ended


Child = subprocess.Popen[bytes]


def start_child(command: list[str]) -> Child:
    """Start a command out of reach of the terminal's Ctrl-C, its input and output on pipes.

    OSError if there is no such program.
    """
    return subprocess.Popen(  # noqa: S603 - only the fixed commands of this module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def set_windows_state(flags: int) -> int:
    """Tell Windows what this thread needs; 0 means that it refused."""
    if sys.platform != "win32":
        return 0
    set_state = ctypes.windll.kernel32.SetThreadExecutionState
    set_state.argtypes, set_state.restype = [ctypes.c_uint], ctypes.c_uint
    return int(set_state(flags))


def says_held(child: Child) -> bool:
    """Whether the child writes a line before it ends or patience does; POSIX only."""
    try:
        spoke = child.stdout and select.select([child.stdout], [], [], _PATIENCE)[0]
        return bool(spoke and child.stdout and child.stdout.readline())
    except (OSError, ValueError):  # a descriptor that select cannot watch
        return False


def still_runs(child: Child) -> bool:
    """Whether the child is alive after a moment, for a program that does not speak."""
    try:
        child.wait(timeout=_MOMENT)
    except subprocess.TimeoutExpired:
        return True
    return False


class KeepAwake:
    """A context in which the laptop stays awake, as far as its system lets a program ask.

    Never raises: `held` says whether it took. On Windows enter and exit it in one
    thread; there and on macOS closing the lid still sends the laptop to sleep.
    """

    def __init__(
        self,
        platform: str = sys.platform,
        start: Callable[[list[str]], Child] = start_child,
        set_state: Callable[[int], int] = set_windows_state,
        find: Callable[[str], str | None] = shutil.which,
        confirmed: Callable[[Child], bool] | None = None,
    ) -> None:
        self._platform = platform
        self._start = start
        self._set_state = set_state
        self._find = find
        self._confirmed = confirmed or (still_runs if platform == "darwin" else says_held)
        self._child: Child | None = None
        self._state_set = False

    @property
    def held(self) -> bool:
        """Whether the laptop is being kept awake at this moment."""
        return self._state_set or (self._child is not None and self._child.poll() is None)

    def __enter__(self) -> Self:
        if self._platform == "win32":
            self._state_set = self._set_state(_AWAKE) != 0
        elif self._platform == "darwin":
            self._child = self._start_macos()
        else:
            self._child = self._start_linux()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._state_set:
            self._set_state(ES_CONTINUOUS)
            self._state_set = False
        if self._child is not None:
            end(self._child)
            self._child = None

    def _start_macos(self) -> Child | None:
        """`caffeinate` for display, idle, disk and system; it ends with this process."""
        return self._started("caffeinate", "-dims", "-w", str(os.getpid()))

    def _start_linux(self) -> Child | None:
        """`systemd-inhibit`, which runs its command only once it has the lock."""
        for wish in _LINUX_WISHES:
            options = (f"--what={wish}", "--who=workshop", "--why=a class is running")
            child = self._started("systemd-inhibit", *options, "--mode=block", *_HOLD_UNTIL_CLOSED)
            if child is not None:
                return child
        return None

    def _started(self, program: str, *options: str) -> Child | None:
        """Start the program; None if it is not there or did not take the lock."""
        path = self._find(program)
        if path is None:
            return None
        try:
            child = self._start([path, *options])
        except OSError:
            return None
        if self._confirmed(child):
            return child
        end(child)
        return None


def end(child: Child) -> None:
    """End a child: close its pipes, ask it to stop, and insist if it does not."""
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    try:
        child.terminate()
        child.wait(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    except OSError:
        return
