"""Starting kernels: whoever gives up waiting for one, and a server that stops, lose none."""

import asyncio
from pathlib import Path

import pytest

from kit.server.page_kernel import KernelUnready, Starter
from tests.server.loop import on_a_loop, until


class FakeManager:
    """As Jupyter's, it lists a process only once its start is done, which is when `go` is set."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.asked = 0
        self.processes: list[str] = []
        self.listed: list[str] = []

    async def start_kernel(self, kernel_name: str, env: dict[str, str]) -> str:
        self.asked += 1
        kernel = f"k{self.asked}"
        self.processes.append(kernel)
        await self.go.wait()
        self.listed.append(kernel)
        return kernel

    def list_kernel_ids(self) -> list[str]:
        return list(self.listed)

    async def shutdown_kernel(self, kernel_id: str, now: bool) -> None:
        self.processes.remove(kernel_id)


def starter() -> tuple[Starter, FakeManager]:
    manager = FakeManager()
    return Starter(manager, "forked", Path(), {}), manager


@on_a_loop
async def test_a_start_that_nobody_waits_for_any_more_is_ended_with_the_others() -> None:
    starting, manager = starter()
    waiting = asyncio.ensure_future(starting.launch("seat"))
    await until(lambda: manager.asked == 1)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    ending = asyncio.ensure_future(starting.end_all())
    manager.go.set()
    await ending
    assert manager.asked == 1
    assert manager.processes == []


@on_a_loop
async def test_once_all_are_ended_none_is_started() -> None:
    starting, manager = starter()
    manager.go.set()
    await starting.launch("seat")
    await starting.end_all()
    with pytest.raises(KernelUnready, match="seat: the server is stopping"):
        await starting.launch("seat")
    assert (manager.asked, manager.processes) == (1, [])
