"""The processes of a server: what they cost in processor time and memory, and their end."""

import time
from collections.abc import Iterable
from contextlib import suppress

import psutil

MEGABYTE = 1_000_000
REST_SECONDS = 2.0
REST_SHARE = 0.1  # of one core, over REST_SECONDS: idle kernels look about once a second


def tree(pid: int) -> list[psutil.Process]:
    """A process and all that descend from it."""
    with suppress(psutil.NoSuchProcess):
        top = psutil.Process(pid)
        return [top, *top.children(recursive=True)]
    return []


def processor_seconds(processes: Iterable[psutil.Process]) -> float:
    """The processor time that those processes have used which still run."""
    used = 0.0
    for process in processes:
        with suppress(psutil.Error):
            times = process.cpu_times()
            used += times.user + times.system
    return used


def memory(processes: Iterable[psutil.Process]) -> float:
    """The memory of processes in MB: what they share is divided among those who share it (PSS)."""
    shares = 0
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            shares += process.memory_full_info().pss
    return shares / MEGABYTE


def wait_for_rest(pid: int, patience: float) -> float:
    """Wait until a server and its kernels do nothing more, and return how long that took.

    So a pool of kernels is known to be as full as it gets, whatever server it belongs to.
    """
    begun = time.monotonic()
    while time.monotonic() < begun + patience:
        processes = tree(pid)
        before = processor_seconds(processes)
        time.sleep(REST_SECONDS)
        present = {process.pid for process in tree(pid)}
        is_same = present == {process.pid for process in processes}
        if is_same and processor_seconds(processes) - before < REST_SHARE * REST_SECONDS:
            return time.monotonic() - begun
    raise TimeoutError(f"its kernels were still busy after {patience:.0f} s")


def end(processes: Iterable[psutil.Process], patience: float = 10.0) -> None:
    """End processes, by force where they do not end by themselves."""
    processes = list(processes)
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
    _, left = psutil.wait_procs(processes, patience)
    for process in left:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(left, patience)
