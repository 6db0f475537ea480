"""A forked kernel as a Jupyter server has it, with a client of its own."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

from kit.forked.nursery import Nursery, nursery
from kit.forked.provisioner import LAUNCHER, ForkedProvisioner

PRELOAD = ("ipywidgets",)
PATIENCE = 30.0  # seconds: a slow machine is no fault of the kit
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


class Specs(KernelSpecManager):  # type: ignore[misc]
    """Knows one kernelspec, which names the forked provisioner."""

    preload: Sequence[str] = PRELOAD
    argv: Sequence[str] = ("python", *LAUNCHER, "{connection_file}")

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        forked = {"provisioner_name": "forked", "config": {"preload": list(self.preload)}}
        return KernelSpec(argv=list(self.argv), metadata={"kernel_provisioner": forked})


class RunningKernel:
    """A kernel whose files and working folder are in `folder`; ends where the block ends."""

    def __init__(self, folder: Path, specs: Specs | None = None, number: int = 0) -> None:
        self.folder, self.file = folder, folder / f"kernel-{number}.json"
        self.manager = AsyncKernelManager(
            kernel_name="forked",
            kernel_spec_manager=specs or Specs(),
            transport="ipc",
            connection_file=str(self.file),
        )

    async def start(self, environment: Mapping[str, str] = ENVIRONMENT) -> Self:
        await self.manager.start_kernel(env=dict(environment), cwd=str(self.folder))
        self.client = self.manager.client()
        self.client.start_channels(hb=False)
        return self

    async def end(self) -> None:
        self.client.stop_channels()
        await self.manager.shutdown_kernel(now=True)

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType
    ) -> None:
        await self.end()

    @property
    def provisioner(self) -> ForkedProvisioner:
        assert isinstance(self.manager.provisioner, ForkedProvisioner)
        return self.manager.provisioner

    @property
    def process(self) -> psutil.Process:
        return psutil.Process(self.provisioner.pid)

    async def reply(self, code: str, **options: Any) -> dict[str, Any]:
        """Run a cell and return the kernel's reply to it."""
        content = await self.client.execute(code, reply=True, timeout=PATIENCE, **options)
        return dict(content["content"])

    async def value(self, expression: str, before: str = "") -> Any:
        """What an expression is worth in the kernel, after a cell with `before`."""
        told = f"__import__('json').dumps({expression})"
        reply = await self.reply(before, user_expressions={"value": told})
        assert reply["status"] == "ok", reply
        result = reply["user_expressions"]["value"]
        assert result["status"] == "ok", result
        return json.loads(eval(result["data"]["text/plain"]))  # noqa: S307  (our own repr)

    async def heard(self, kind: str) -> dict[str, Any]:
        """The content of the next message of this kind that everybody hears."""
        while True:
            message = await self.client.get_iopub_msg(timeout=PATIENCE)
            if message["msg_type"] == kind:
                return dict(message["content"])


def zygote(preload: Sequence[str] = PRELOAD) -> psutil.Process:
    """The process that these kernels are forked from."""
    return psutil.Process(its_nursery(preload).pid)


def its_nursery(preload: Sequence[str] = PRELOAD) -> Nursery:
    return nursery(tuple(preload), ())


def at_home(folder: Path) -> list[psutil.Process]:
    """All processes whose working folder is this one."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.status() != psutil.STATUS_ZOMBIE and process.cwd() == str(folder):
                found.append(process)
        except psutil.Error:  # it ended while it was looked at, or is somebody else's
            continue
    return found
