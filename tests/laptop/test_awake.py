import subprocess
import sys
from collections.abc import Callable

import pytest

from kit.laptop.awake import (
    ES_CONTINUOUS,
    ES_DISPLAY_REQUIRED,
    ES_SYSTEM_REQUIRED,
    KeepAwake,
    end,
    says_held,
    start_child,
    still_runs,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")


class FakeChild:
    """A child that runs until it is told to stop."""

    stdin = None
    stdout = None

    def __init__(self) -> None:
        self.code: int | None = None

    def poll(self) -> int | None:
        return self.code

    def wait(self, timeout: float | None = None) -> int:
        if self.code is None:
            raise subprocess.TimeoutExpired("child", timeout or 0)
        return self.code

    def terminate(self) -> None:
        self.code = -15


class Starter:
    """Records the commands and gives out fake children."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.children: list[FakeChild] = []

    def __call__(self, command: list[str]) -> FakeChild:
        self.commands.append(command)
        self.children.append(FakeChild())
        return self.children[-1]


def found(program: str) -> str:
    return f"/bin/{program}"


def linux(start: Starter, confirmed: Callable[[object], bool]) -> KeepAwake:
    return KeepAwake("linux", start=start, find=found, confirmed=confirmed)


def test_windows_is_told_at_the_beginning_and_at_the_end() -> None:
    told: list[int] = []

    with KeepAwake("win32", set_state=lambda flags: told.append(flags) or 1) as awake:
        assert awake.held

    assert told == [ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED, ES_CONTINUOUS]
    assert not awake.held


def test_a_refusal_of_windows_is_not_held() -> None:
    with KeepAwake("win32", set_state=lambda flags: 0) as awake:
        assert not awake.held


def test_macos_is_kept_awake_by_a_child_that_watches_this_process() -> None:
    start = Starter()

    with KeepAwake("darwin", start=start, find=found, confirmed=lambda child: True) as awake:
        assert awake.held

    assert start.commands[0][:3] == ["/bin/caffeinate", "-dims", "-w"]
    assert not awake.held
    assert start.children[0].code is not None


def test_linux_asks_for_idle_sleep_and_lid() -> None:
    start = Starter()

    with linux(start, confirmed=lambda child: True) as awake:
        assert awake.held

    assert "--what=idle:sleep:handle-lid-switch" in start.commands[0]
    assert len(start.commands) == 1


def test_linux_is_content_with_less_when_the_lid_is_refused() -> None:
    start = Starter()

    with linux(start, confirmed=lambda child: len(start.commands) == 2) as awake:
        assert awake.held

    assert "--what=idle:sleep" in start.commands[1]
    assert start.children[0].code is not None


def test_a_lock_that_nobody_gives_is_not_held_and_leaves_no_child() -> None:
    start = Starter()

    with linux(start, confirmed=lambda child: False) as awake:
        assert not awake.held

    assert [child.code for child in start.children] == [-15, -15, -15]


def test_a_child_that_dies_meanwhile_is_no_longer_held() -> None:
    start = Starter()

    with linux(start, confirmed=lambda child: True) as awake:
        start.children[0].code = 1
        assert not awake.held


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_laptop_without_the_program_is_not_held(platform: str) -> None:
    with KeepAwake(platform, find=lambda program: None) as awake:
        assert not awake.held


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_program_that_cannot_be_started_raises_nothing(platform: str) -> None:
    def refuse(command: list[str]) -> FakeChild:
        raise PermissionError(command[0])

    with KeepAwake(platform, start=refuse, find=found) as awake:
        assert not awake.held


def test_the_child_ends_when_the_class_ends_in_an_error() -> None:
    start = Starter()

    with pytest.raises(ZeroDivisionError), linux(start, confirmed=lambda child: True):
        _ = 1 / 0

    assert start.children[0].code is not None


@posix
def test_a_child_that_speaks_has_the_lock_until_its_pipe_is_closed() -> None:
    child = start_child(["/bin/sh", "-c", "echo held && exec cat"])

    assert says_held(child)
    assert child.poll() is None
    child.stdin.close()
    assert child.wait(timeout=5) == 0
    end(child)


@posix
def test_a_child_that_ends_in_silence_was_refused() -> None:
    child = start_child(["/bin/sh", "-c", "exit 1"])

    assert not says_held(child)
    assert not still_runs(child)
    end(child)


@posix
def test_a_child_is_ended() -> None:
    child = start_child(["/bin/cat"])

    end(child)

    assert child.poll() is not None
