"""The folder in which a running class has its kernels' sockets and connection files."""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kit.errors import SettingsError

SHORT = "/tmp"  # noqa: S108  (a socket's path has 104 characters; the folder made there is private)


def place(home: Path) -> Path:
    """Return the folder that belongs to a home: short, and the same every time."""
    root = tempfile.gettempdir() if sys.platform == "win32" else SHORT
    return Path(root, f"workshop-{hashlib.sha256(str(home).encode()).hexdigest()[:12]}")


@contextmanager
def runtime_folder(home: Path) -> Iterator[Path]:
    """Make the folder for the one server that holds this home, and remove it in the end.

    A server that is killed removes nothing; the next one of the same home does it first.
    Raises SettingsError where the folder cannot be made.
    """
    folder = place(home)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(exist_ok=True)  # the last kernels of a killed server may still write there
        folder.chmod(0o700)  # which fails where it is somebody else's
    except OSError as error:
        raise SettingsError(
            f"--home: {folder}, where a class of {home} has its sockets, cannot be made"
            f" ({error.strerror}); remove it, or name another home"
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
