"""How much memory a class takes: its server, and the processes behind its pages."""

from dataclasses import dataclass

import psutil

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Memory:
    """Megabytes of the server and of all its pages' processes, and how many those are.

    Memory that several processes share is divided among them where the system says so (Linux);
    elsewhere each counts the whole.
    """

    server: float = 0.0
    pages: float = 0.0
    processes: int = 0


def memory(server: int) -> Memory:
    """Return what the server with this process id takes now; nothing where it has ended."""
    try:
        process = psutil.Process(server)
        pages = [size for one in process.children(recursive=True) if (size := _size(one))]
    except psutil.NoSuchProcess:
        return Memory()
    return Memory(_size(process), sum(pages), len(pages))


def _size(process: psutil.Process) -> float:
    """Return the megabytes of a process; 0 for one that has ended or may not be looked at."""
    try:
        taken = process.memory_full_info()
        return float(getattr(taken, "pss", 0) or taken.rss) / MEGABYTE
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0.0
