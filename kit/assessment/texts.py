"""The texts that are assessed: files, a column of a CSV file, or the standard input."""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.errors import SettingsError

STDIN = "-"
LARGEST = 10_000_000  # bytes of one file


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the name it is told by: of its file, or of its file and row."""

    name: str
    words: str


def texts(sources: Sequence[str], column: str | None) -> list[Text]:
    """Return the text of each source, or with a `column` one for each row of a CSV file.

    Raises SettingsError for what cannot be read, naming the file and, in a table, the row.
    """
    found: list[Text] = []
    for source in sources:
        found += _rows(source, column) if column else [Text(source, _read(source))]
    return found


def _read(source: str) -> str:
    try:
        if source == STDIN:
            return sys.stdin.buffer.read(LARGEST).decode("utf-8-sig")
        path = Path(source)
        if path.stat().st_size > LARGEST:
            raise SettingsError(f"{source}: {path.stat().st_size} bytes; {LARGEST} are the most")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{source}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{source}: is not in UTF-8 (at byte {error.start})") from error


def _rows(source: str, column: str) -> Iterator[Text]:
    rows = csv.DictReader(_read(source).splitlines(keepends=True))
    if column not in (rows.fieldnames or ()):
        known = ", ".join(rows.fieldnames or ()) or "none"
        raise SettingsError(f"--column: {column!r} is no column of {source}; there are: {known}")
    for number, row in enumerate(rows, start=1):
        yield Text(f"{source}:{number}", row[column] or "")
