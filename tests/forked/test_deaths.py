"""Who dies harms as few as can be, and leaves nothing behind."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from kit.forked.nursery import UNKNOWN
from tests.forked.running import PATIENCE, RunningKernel, at_home, its_nursery, zygote
from tests.running import until
from tests.server.loop import on_a_loop


async def killed_zygote() -> int:
    """Kill the zygote and return what its process id was."""
    died = zygote()
    died.send_signal(signal.SIGKILL)
    await asyncio.to_thread(
        until, lambda: died.status() == psutil.STATUS_ZOMBIE, "the zygote is dead"
    )
    return died.pid


class TestZygote:
    @on_a_loop
    async def test_its_death_harms_no_kernel_and_the_next_start_brings_another(
        self, folder: Path
    ) -> None:
        async with RunningKernel(folder, number=1) as earlier:
            assert await earlier.value("kept", "kept = 1") == 1
            died = await killed_zygote()
            assert await earlier.manager.is_alive()
            assert await earlier.value("kept") == 1
            async with RunningKernel(folder, number=2) as later:
                assert await later.value("'kept' in globals()") is False
                assert zygote().pid != died
                assert later.process.ppid() == zygote().pid
            assert await earlier.value("kept + 1") == 2

    @on_a_loop
    async def test_the_exit_code_of_its_orphans_is_not_known_but_their_end_is(
        self, folder: Path
    ) -> None:
        async with RunningKernel(folder) as kernel:
            assert await kernel.value("1") == 1
            await killed_zygote()
            waiting = asyncio.ensure_future(kernel.provisioner.wait())
            kernel.process.send_signal(signal.SIGKILL)
            assert await asyncio.wait_for(waiting, PATIENCE) == UNKNOWN
            assert not await kernel.manager.is_alive()

    @on_a_loop
    async def test_its_orphans_can_be_interrupted_and_ended(self, folder: Path) -> None:
        async with RunningKernel(folder) as kernel:
            assert await kernel.value("1") == 1
            await killed_zygote()
            await kernel.manager.interrupt_kernel()
            assert await kernel.value("2") == 2
        await asyncio.to_thread(until, lambda: not at_home(folder), "it ends")
        assert list(folder.iterdir()) == []

    @on_a_loop
    async def test_many_who_start_at_once_when_it_died_get_one_other(self, folder: Path) -> None:
        async with RunningKernel(folder, number=9) as kernel:
            assert await kernel.value("1") == 1
            await killed_zygote()
            many = [RunningKernel(folder, number=number) for number in range(5)]
            await asyncio.gather(*(one.start() for one in many))
            assert {one.process.ppid() for one in many} == {zygote().pid}
            await asyncio.gather(*(one.end() for one in many))

    @on_a_loop
    async def test_closed_it_is_gone_and_its_kernels_go_on(self, folder: Path) -> None:
        async with RunningKernel(folder) as kernel:
            assert await kernel.value("1") == 1
            pid = zygote().pid
            its_nursery().close()
            assert not psutil.pid_exists(pid)
            assert its_nursery().pid is None
            assert await kernel.value("2") == 2


class TestServer:
    @pytest.mark.parametrize("zygote_first", [False, True])
    def test_all_that_it_started_ends_with_it_and_no_file_stays(
        self, folder: Path, zygote_first: bool
    ) -> None:
        with self.server(folder, 3) as server:
            assert server.stdout
            zygote, *kernels = json.loads(server.stdout.readline())
            assert {one.pid for one in at_home(folder)} >= {*kernels}
            assert len(at_home(folder)) == 6, "each kernel and what it started"
            if zygote_first:
                os.kill(zygote, signal.SIGKILL)
            server.kill()
        until(lambda: not at_home(folder), "the kernels end, with what they started")
        until(lambda: not any(folder.iterdir()), "their sockets and connection files are gone")
        until(lambda: not psutil.pid_exists(zygote), "the zygote ends")

    def test_killed_in_the_middle_of_starting_it_leaves_no_process(self, folder: Path) -> None:
        with self.server(folder, 20) as server:
            until(lambda: len(at_home(folder)) >= 3, "some kernels have started")
            server.kill()
            assert server.stdout
            assert server.stdout.readline() == "", "it was not done"
        until(lambda: not at_home(folder), "the kernels end")

    @staticmethod
    def server(folder: Path, count: int) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "tests.forked.server", str(folder), str(count)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
