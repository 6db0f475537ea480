"""Jupyter's interface to forked kernels; named "forked" in a kernelspec."""

import asyncio
import signal
from pathlib import Path
from typing import Any

import traitlets
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from kit.forked.nursery import Kernel, nursery

LAUNCHER = ["-m", "ipykernel_launcher", "-f"]


class ForkedProvisioner(LocalProvisioner):
    """Starts a kernel as a copy of a process that has imported `preload` already.

    The kernelspec's argv is `python -m ipykernel_launcher -f {connection_file} …`. Connection
    files, ports and their clearing are LocalProvisioner's; the process is not.
    """

    preload = traitlets.List(traitlets.Unicode(), help="Modules that all kernels share.").tag(
        config=True
    )
    kernel: Kernel | None = None
    _end: asyncio.Task[None] | None = None

    @property
    def has_process(self) -> bool:
        """Whether there is a kernel, dead or alive."""
        return self.kernel is not None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:  # noqa: ANN401
        """Fork a kernel; raises ForkRefused, and ValueError for an argv that is not as above."""
        _, *launcher, connection_file = cmd[: len(LAUNCHER) + 2]
        if launcher != LAUNCHER:
            raise ValueError(f"argv: {cmd} cannot be forked; python {' '.join(LAUNCHER)} … can")
        folder = Path(kwargs.get("cwd") or Path.cwd())
        fork = nursery(tuple(self.preload), tuple(cmd[len(LAUNCHER) + 2 :])).fork
        self.kernel = await asyncio.to_thread(fork, connection_file, kwargs["env"], folder)
        self.pid = self.pgid = self.kernel.pid
        self.cwd = folder
        return self.connection_info

    async def poll(self) -> int | None:
        """Return the exit code, None while the kernel lives, 0 where there never was one."""
        return self.kernel.poll() if self.kernel else 0

    async def wait(self) -> int | None:
        """Return the exit code once the kernel has ended."""
        kernel = self.kernel
        if kernel is None:
            return 0
        if kernel.poll() is None:
            # A loop has one reader for a socket, and several may wait for the same end.
            self._end = self._end or asyncio.create_task(_end_of(kernel))
            await asyncio.shield(self._end)
        if self.kernel is kernel:
            kernel.let_go()
            self.kernel = self._end = None
        return kernel.poll()

    async def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel and to what it started."""
        if self.kernel:
            self.kernel.signal(signum)

    async def kill(self, restart: bool = False) -> None:
        """End the kernel at once."""
        await self.send_signal(signal.SIGKILL)

    async def terminate(self, restart: bool = False) -> None:
        """Ask the kernel to end."""
        await self.send_signal(signal.SIGTERM)


async def _end_of(kernel: Kernel) -> None:
    """Return once the kernel has ended."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_reader(kernel.lifeline, ended.set)
    try:
        await ended.wait()
    finally:
        loop.remove_reader(kernel.lifeline)
