"""What a server is started with, and where a class keeps what it writes."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from kit.classroom.agenda import Course
from kit.classroom.events import ClassClosed, ClassOpened
from kit.errors import SettingsError
from kit.store.contract import Store
from kit.store.sqlite import SQLiteStore
from kit.text.language import Language

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

CHECKOUT = Path(__file__).resolve().parent.parent
DATA = CHECKOUT / "data"
NOTEBOOKS = CHECKOUT / "workshops"
LONGEST_MESSAGE = 1024 * 1024  # bytes of one websocket message, or of one form
PREFIX, ENDING = "class-", ".sqlite"
IN_USE = "in-use"  # the file whose lock says that a process keeps the home folder


@dataclass(frozen=True)
class Settings:
    """The options of `workshop serve`; `home` holds all that a class writes."""

    home: Path
    host: str = "0.0.0.0"  # noqa: S104  (phones have to reach it)
    port: int = 8866
    course: Path | None = None
    language: Language | None = None
    browser: bool = True
    announce: Path | None = None
    new: bool = False
    seats: int = 60  # participants expected
    memory: int | None = None  # megabytes that pages may use; None for what is free
    fork: bool = True


def prepare(home: Path) -> None:
    """Make the home folder; raises SettingsError where that cannot be, or it cannot be written."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe = home / f".probe-{secrets.token_hex(4)}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise SettingsError(
            f"--home: {home} cannot be written ({error.strerror}); name a folder of your own"
        ) from error


@contextmanager
def hold(home: Path) -> Iterator[None]:
    """Keep a home folder to this process; raises SettingsError while another one keeps it.

    What is held is a lock on a file in it, which the system lets go of when the process ends,
    however it ends; so no crash leaves a home that cannot be used.
    """
    try:
        file = (home / IN_USE).open("ab")
    except OSError as error:
        raise SettingsError(f"--home: {home} cannot be written ({error.strerror})") from error
    with file:
        try:
            _lock(file)
        except (BlockingIOError, PermissionError) as error:
            raise SettingsError(
                f"--home: a server is running a class of {home} now; stop it, or name another"
            ) from error
        except OSError as error:
            raise SettingsError(
                f"--home: {home} cannot be locked ({error.strerror}); name one on this disk"
            ) from error
        yield


def _lock(file: BinaryIO) -> None:
    """Lock a file until it is closed; raises OSError where another process has it."""
    if sys.platform == "win32":
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def unfinished(home: Path) -> tuple[Path, ClassOpened] | None:
    """Return the newest class of a home folder, unless it has ended; None without one.

    Raises StoreError where its file cannot be read.
    """
    for path in sorted(home.glob(f"{PREFIX}*{ENDING}"), reverse=True):
        opened: ClassOpened | None = None
        for event in _events(path):
            if isinstance(event, ClassOpened):
                opened = event
            if isinstance(event, ClassClosed):
                return None
        if opened:
            return path, opened
    return None


def new_class(home: Path, course: Course) -> Store:
    """Return the log of a new class of `course`, opened with a code of four digits."""
    now = datetime.now().astimezone()
    class_id = f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    store = SQLiteStore(home / f"{PREFIX}{class_id}{ENDING}")
    code = f"{secrets.randbelow(9000) + 1000}"
    store.append([ClassOpened(None, class_id, course.id, code, course.language)], now)
    return store


def newest(home: Path) -> Path:
    """Return the file of the newest class in a home folder; raises SettingsError without one."""
    files = sorted(home.glob(f"{PREFIX}*{ENDING}"))
    if not files:
        raise SettingsError(f"--home: no class in {home}; one is made by `workshop serve`")
    return files[-1]


def _events(path: Path) -> Iterator[object]:
    store = SQLiteStore(path)
    try:
        for record in store.read():
            yield record.event
    finally:
        store.close()
