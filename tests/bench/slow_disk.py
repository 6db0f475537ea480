"""The kit on an ordinary disk: `python -m tests.bench.slow_disk serve …`.

Every commit takes 10 ms longer, in the thread that writes. The product has no such option.
"""

import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

COMMIT_SECONDS = 0.010


def main() -> int:
    """Slow the commits down, then run the command line."""
    from kit.cli import main as command_line
    from kit.store import sqlite

    transaction = sqlite.transaction  # type: ignore[attr-defined]  # where it is called

    @contextmanager
    def slowed(db: sqlite3.Connection) -> Iterator[None]:
        with transaction(db):
            yield
        time.sleep(COMMIT_SECONDS)

    sqlite.transaction = slowed  # type: ignore[attr-defined]
    return command_line(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
