"""A file that is written whole or not at all."""

import os
import secrets
from pathlib import Path

from kit.errors import SettingsError


def replace(target: Path, content: bytes, named: str) -> None:
    """Write a file that its owner alone may read, in place of what was there.

    Raises SettingsError, which calls the file by what named it, where that cannot be.
    """
    if target.exists() and not target.is_file():
        raise SettingsError(f"{named}: {target} cannot be written (it is no file); name another")
    part = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SettingsError(
            f"{named}: {target} cannot be written ({error.strerror}); name another"
        ) from error
