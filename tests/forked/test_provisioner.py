"""The whole surface of the provisioner, as a kernel manager uses it, with real processes."""

import asyncio
import os
import signal
from pathlib import Path

import psutil
import pytest

from kit.forked.nursery import ALLOWED, QUIET, ForkRefused
from tests.forked import ballast
from tests.forked.running import (
    ENVIRONMENT,
    PATIENCE,
    RunningKernel,
    Specs,
    at_home,
    its_nursery,
    zygote,
)
from tests.running import until
from tests.server.loop import on_a_loop

THROW = "(random.random(), float(numpy.random.random()))"


class TestStarting:
    @on_a_loop
    async def test_a_kernel_is_a_copy_of_the_zygote_in_a_session_of_its_own(
        self, folder: Path
    ) -> None:
        async with RunningKernel(folder) as kernel:
            assert await kernel.value("__import__('os').getpid()") == kernel.process.pid
            assert kernel.process.ppid() == zygote().pid
            assert os.getsid(kernel.process.pid) == kernel.process.pid
            assert kernel.provisioner.has_process
            assert await kernel.manager.is_alive()

    @on_a_loop
    async def test_what_was_preloaded_is_shared_and_not_copied(self, folder: Path) -> None:
        specs = Specs()
        specs.preload = ["tests.forked.ballast"]
        async with RunningKernel(folder, specs) as kernel:
            assert await kernel.value(
                "sum(sys.modules['tests.forked.ballast'].BALLAST)", "import sys"
            )
            assert zygote(specs.preload).memory_full_info().uss < ballast.SIZE / 2
            assert kernel.process.memory_full_info().uss < ballast.SIZE / 2
            assert kernel.process.memory_info().rss > ballast.SIZE
        its_nursery(specs.preload).close()

    @on_a_loop
    async def test_its_environment_is_the_one_given_and_nobody_elses(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SECRET", "of the server")
        its_nursery().close()  # so that the first of these two starts the zygote
        first = RunningKernel(folder, number=1)
        second = RunningKernel(folder, number=2)
        await first.start(ENVIRONMENT | {"TOKEN": "first", "ONLY": "here"})
        await second.start(ENVIRONMENT | {"TOKEN": "second"})
        theirs = [await one.value("dict(os.environ)", "import os") for one in (first, second)]
        assert [environment["TOKEN"] for environment in theirs] == ["first", "second"]
        assert [environment.get("ONLY") for environment in theirs] == ["here", None]
        assert not any("SECRET" in environment for environment in theirs)
        assert set(zygote().environ()) <= {*ALLOWED, *QUIET}
        for one in (first, second):
            await one.end()

    @on_a_loop
    async def test_it_works_in_the_folder_given(self, folder: Path) -> None:
        async with RunningKernel(folder) as kernel:
            assert await kernel.value("os.getcwd()", "import os") == str(folder)
            assert kernel.provisioner.resolve_path(kernel.file.name) == str(kernel.file)

    @on_a_loop
    async def test_no_two_kernels_throw_the_same_dice(self, folder: Path) -> None:
        async with RunningKernel(folder, number=1) as one, RunningKernel(folder, number=2) as two:
            first, second = [await each.value(THROW, "import random, numpy") for each in (one, two)]
            assert not set(first) & set(second)

    @on_a_loop
    async def test_it_says_whose_process_it_is_and_takes_it_back(self, folder: Path) -> None:
        async with RunningKernel(folder) as kernel:
            told = await kernel.provisioner.get_provisioner_info()
            assert told["pid"] == told["pgid"] == kernel.process.pid
            assert told["connection_info"]["transport"] == "ipc"
            kernel.provisioner.pid = None
            await kernel.provisioner.load_provisioner_info(told)
            assert kernel.provisioner.pid == told["pid"]

    @on_a_loop
    async def test_twenty_start_at_once_and_all_answer(self, folder: Path) -> None:
        kernels = [RunningKernel(folder, number=number) for number in range(20)]
        await asyncio.gather(*(one.start() for one in kernels))
        told = await asyncio.gather(*(one.value("__import__('os').getpid()") for one in kernels))
        assert told == [one.process.pid for one in kernels]
        assert len(set(told)) == 20
        await asyncio.gather(*(one.end() for one in kernels))
        assert at_home(folder) == []
        assert list(folder.iterdir()) == []


class TestRefusals:
    @on_a_loop
    async def test_a_command_that_is_no_ipykernel_is_named_with_one_that_is(
        self, folder: Path
    ) -> None:
        specs = Specs()
        specs.argv = ["python", "-m", "xeus", "-f", "{connection_file}"]
        with pytest.raises(ValueError, match=r"xeus.*ipykernel_launcher -f .* can"):
            await RunningKernel(folder, specs).start()

    @on_a_loop
    async def test_a_zygote_that_does_not_start_is_refused_and_tried_no_further(
        self, folder: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        specs = Specs()
        specs.preload = ["no_such_module"]
        with pytest.raises(ForkRefused, match="the zygote does not answer"):
            await RunningKernel(folder, specs).start()
        assert "No module named 'no_such_module'" in capfd.readouterr().err
        assert its_nursery(specs.preload).pid is None

    @on_a_loop
    async def test_a_system_without_room_is_named_and_the_zygote_lives(self, folder: Path) -> None:
        specs = Specs()
        specs.preload = ["ipywidgets", "tests.forked.no_room"]
        for number in range(2):
            with pytest.raises(ForkRefused, match=r"forks no more: .*Resource temporarily"):
                await RunningKernel(folder, specs, number).start()
        assert zygote(specs.preload).is_running()
        its_nursery(specs.preload).close()

    @on_a_loop
    async def test_a_start_that_is_given_up_leaves_no_kernel(self, folder: Path) -> None:
        kernel = RunningKernel(folder)
        its_nursery()._lock.acquire()  # a start that takes long
        starting = asyncio.ensure_future(kernel.start())
        await asyncio.to_thread(until, kernel.file.exists, "the start is under way")
        starting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await starting
        its_nursery()._lock.release()
        await asyncio.to_thread(until, lambda: not any(folder.iterdir()), "its files are gone")
        await asyncio.to_thread(until, lambda: not at_home(folder), "it ends")


class TestEnding:
    @on_a_loop
    async def test_before_there_is_a_process_there_is_nothing_to_end(self, folder: Path) -> None:
        async with RunningKernel(folder) as kernel:
            provisioner = kernel.provisioner
        assert not provisioner.has_process
        assert await provisioner.poll() == 0
        assert await provisioner.wait() == 0
        await provisioner.send_signal(signal.SIGTERM)
        await provisioner.kill()
        await provisioner.terminate()

    @pytest.mark.parametrize(
        ("cell", "code"),
        [
            ("import os; os._exit(7)", 7),
            ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", -signal.SIGSEGV),
        ],
    )
    @on_a_loop
    async def test_its_exit_code_is_told(self, folder: Path, cell: str, code: int) -> None:
        async with RunningKernel(folder) as kernel:
            assert await kernel.provisioner.poll() is None
            kernel.client.execute(cell)
            assert await asyncio.wait_for(kernel.provisioner.wait(), PATIENCE) == code
            assert not kernel.provisioner.has_process
            assert not await kernel.manager.is_alive()

    @on_a_loop
    async def test_a_kernel_that_is_killed_is_noticed_at_once(self, folder: Path) -> None:
        async with RunningKernel(folder) as kernel:
            waiting = asyncio.ensure_future(kernel.provisioner.wait())
            kernel.process.send_signal(signal.SIGKILL)
            assert await asyncio.wait_for(waiting, PATIENCE) == -signal.SIGKILL
            assert not await kernel.manager.is_alive()

    @on_a_loop
    async def test_a_copy_that_is_not_yet_a_kernel_is_killed_as_well(self, folder: Path) -> None:
        async def killed_at_once(number: int) -> None:
            file = str(folder / f"{number}.json")
            kernel = await asyncio.to_thread(its_nursery().fork, file, ENVIRONMENT, folder)
            kernel.signal(signal.SIGKILL)
            await asyncio.to_thread(until, lambda: kernel.poll() is not None, "it ends", 5)
            kernel.let_go()

        for number in range(20):
            await killed_at_once(number)

    @on_a_loop
    async def test_whoever_waits_for_its_end_hears_of_it_also_where_several_do(
        self, folder: Path
    ) -> None:
        async with RunningKernel(folder) as kernel:
            waiting = [asyncio.ensure_future(kernel.provisioner.wait()) for _ in range(2)]
            await asyncio.sleep(0)  # both have begun
            kernel.process.send_signal(signal.SIGKILL)
            codes = await asyncio.wait_for(asyncio.gather(*waiting), PATIENCE)
            assert codes == [-signal.SIGKILL] * 2

    @pytest.mark.parametrize(
        ("way", "code"), [("kill", signal.SIGKILL), ("terminate", signal.SIGTERM)]
    )
    @on_a_loop
    async def test_it_ends_with_all_that_it_started(
        self, folder: Path, way: str, code: signal.Signals
    ) -> None:
        async with RunningKernel(folder) as kernel:
            await kernel.reply("import subprocess; started = subprocess.Popen(['sleep', '600'])")
            assert len(at_home(folder)) == 2
            await getattr(kernel.provisioner, way)()
            assert await asyncio.wait_for(kernel.provisioner.wait(), PATIENCE) == -code
            await asyncio.to_thread(until, lambda: not at_home(folder), "both are gone")

    @on_a_loop
    async def test_asked_to_end_it_ends_and_leaves_nothing(self, folder: Path) -> None:
        kernel = await RunningKernel(folder).start()
        assert await kernel.value("1") == 1
        provisioner = kernel.provisioner
        kernel.manager.shutdown_wait_time = 2  # any ipykernel may hang at its end now and then
        kernel.client.stop_channels()
        await kernel.manager.shutdown_kernel()
        assert not provisioner.has_process
        assert at_home(folder) == []
        assert list(folder.iterdir()) == []

    @on_a_loop
    async def test_started_anew_it_is_another_process_on_the_same_sockets(
        self, folder: Path
    ) -> None:
        async with RunningKernel(folder) as kernel:
            assert await kernel.value("kept", "kept = 1") == 1
            before = kernel.process
            await kernel.manager.restart_kernel(now=True)
            assert kernel.process != before
            assert await kernel.value("'kept' in globals()") is False

    @on_a_loop
    async def test_starting_and_ending_costs_the_server_no_file(self, folder: Path) -> None:
        async def files_after_a_kernel() -> int:
            async with RunningKernel(folder) as kernel:
                assert await kernel.value("1") == 1
            return psutil.Process().num_fds()

        first = await files_after_a_kernel()
        assert [await files_after_a_kernel() for _ in range(3)] == [first] * 3


class TestInterrupting:
    @pytest.mark.parametrize(
        "long", ["while True: pass", "import asyncio\nwhile True: await asyncio.sleep(0.01)"]
    )
    @on_a_loop
    async def test_a_cell_is_interrupted_and_the_kernel_goes_on(
        self, folder: Path, long: str
    ) -> None:
        async with RunningKernel(folder) as kernel:
            await kernel.heard("iopub_welcome")
            cell = kernel.reply(f"print('here')\n{long}", stop_on_error=False)
            running = asyncio.ensure_future(cell)
            await kernel.heard("stream")
            await kernel.manager.interrupt_kernel()
            reply = await running
            assert reply["status"] == "error"
            assert reply["ename"] in ("KeyboardInterrupt", "CancelledError")
            assert await kernel.value("6 * 7") == 42
