"""The kit on a clock that leaps: `python -m tests.server.leaping serve …`.

At each SIGUSR1 ten minutes pass for the kernels of pages that are closed, which are looked over
all the time. The product has no such option.
"""

import signal
import sys
import time
from types import SimpleNamespace

LEAP = 600.0  # seconds


def main() -> int:
    """Have the clock leap when asked, then run the command line."""
    from kit import upkeep
    from kit.cli import main as command_line
    from kit.server import kernels, page_kernel, sockets

    leaps = 0

    def leap(number: int, frame: object) -> None:
        nonlocal leaps
        leaps += 1

    signal.signal(signal.SIGUSR1, leap)
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + leaps * LEAP)
    for module in (kernels, page_kernel, sockets):
        module.time = clock  # type: ignore[attr-defined]
    upkeep.SWEEP_EVERY = 0.05
    return command_line(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
