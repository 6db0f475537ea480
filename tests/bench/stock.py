"""Stock Voilà: a server of the practice notebook, as its own manual starts it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from kit.settings import CHECKOUT, NOTEBOOKS
from tests.bench import process
from tests.running import free_port, until

NOTEBOOK = NOTEBOOKS / "emotion_identification.ipynb"


@dataclass(frozen=True)
class StockServer:
    """A running Voilà."""

    url: str
    pid: int
    log: Path

    def kernels(self) -> list[psutil.Process]:
        """The processes of all its kernels."""
        return [one for one in process.tree(self.pid)[1:] if "ipykernel" in " ".join(_command(one))]

    def kernel_process(self, kernel: str) -> psutil.Process:
        """The process of one kernel."""
        (found,) = (one for one in self.kernels() if kernel in " ".join(_command(one)))
        return found


@contextmanager
def stock_server(pool: int = 0, patience: float = 180.0) -> Iterator[StockServer]:
    """Run Voilà; with its own pool of `pool` kernels, given once that is full."""
    preheat = ["--preheat_kernel=True", f"--pool_size={pool}"] if pool else []
    port = free_port()
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        log = home / "log"
        own = {"JUPYTER_CONFIG_DIR": folder, "IPYTHONDIR": folder, "PYTHONPATH": str(CHECKOUT)}
        command = [sys.executable, "-m", "voila", str(NOTEBOOK), "--no-browser", f"--port={port}"]
        with log.open("w") as written:
            running = subprocess.Popen(
                [*command, *preheat], stdout=written, stderr=written, env=os.environ | own
            )
        try:
            server = StockServer(f"http://127.0.0.1:{port}", running.pid, log)
            until(lambda: _listens(port, running), "Voilà listens")
            if pool:
                process.wait_for_rest(running.pid, patience)
            yield server
        finally:
            process.end(process.tree(running.pid))
            running.wait()


def _listens(port: int, running: "subprocess.Popen[bytes]") -> bool:
    """Asked of the system: a request would start a kernel."""
    assert running.poll() is None, "Voilà has ended"
    return any(
        one.status == psutil.CONN_LISTEN and one.laddr.port == port
        for one in psutil.Process(running.pid).net_connections("tcp")
    )


def _command(one: psutil.Process) -> list[str]:
    try:
        return one.cmdline()
    except psutil.Error:
        return []
