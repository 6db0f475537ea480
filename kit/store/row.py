"""An event as the log holds it: plain values, with a person's words apart from the rest.

Every store keeps rows, so all refuse and return the same. Any text is kept: JSON in ASCII
carries NUL and half an emoji (a page that cuts at a length makes one) as they came. Only
what JSON cannot hold is refused, before anything is written.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kit.classroom.events import AnswerSubmitted, Event, Record, dump, load
from kit.errors import StoreError

# What packing or reading a value that is not JSON, or not of its kind, can raise.
BROKEN = (KeyError, TypeError, ValueError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Row:
    """One event: `at` in ISO 8601 and UTC, `body` and `words` as JSON; `words` None if erased."""

    at: str
    kind: str
    seat: str | None
    body: str
    words: str | None


def pack(event: Event, at: datetime) -> Row:
    """Return an event as a row; raises StoreError for what could not be read or erased again."""
    name = type(event).__name__
    if at.utcoffset() is None:
        raise StoreError(f"{name}.at: {at!r} has no time zone; give a time in UTC")
    if event.words and event.seat is None:
        raise StoreError(f"{name}.seat: None; words without a seat could never be erased")
    check_keys(event.seat or "")
    try:
        kind, body, words = dump(event)
        own = write_json(words) if event.words else None
        row = Row(at.astimezone(UTC).isoformat(), kind, event.seat, write_json(body), own)
    except BROKEN as error:
        raise StoreError(f"{name}: {error!r}; its fields must be JSON values") from error
    unpack(0, row, name)
    return row


def unpack(position: int, row: Row, source: str) -> Record:
    """Return a row as a record; raises StoreError naming `source` where it is not one."""
    try:
        words = json.loads(row.words) if row.words is not None else {}
        event = load(row.kind, row.seat, json.loads(row.body), words)
        return Record(position, datetime.fromisoformat(row.at), event)
    except BROKEN as error:
        raise StoreError(
            f"{source}: event {position} of kind {row.kind!r} cannot be read: {error!r};"
            " was it written by a newer version of the kit?"
        ) from error


def write_json(value: Mapping[str, Any]) -> str:
    """Return a JSON object in ASCII; raises TypeError, ValueError or RecursionError."""
    return json.dumps(value, allow_nan=False, separators=(",", ":"))


def write_draft(key: tuple[str, str, str], draft: Mapping[str, Any]) -> str:
    """Return a draft as JSON; raises StoreError for what is not JSON or not a usable key."""
    check_keys(*key)
    try:
        return write_json(draft)
    except BROKEN as error:
        raise StoreError(f"draft {key}: {error!r}; it must be a JSON value") from error


def ended_drafts(events: Sequence[Event]) -> list[tuple[str, str, str]]:
    """Return the keys (seat, step, item) of the drafts that the answers in `events` end."""
    keys = [(e.seat or "", e.step, e.item) for e in events if isinstance(e, AnswerSubmitted)]
    for key in keys:
        check_keys(*key)
    return keys


def check_keys(*keys: str) -> None:
    """Raise StoreError unless every id can be a key, which half an emoji cannot."""
    for key in keys:
        try:
            key.encode()
        except BROKEN as error:
            raise StoreError(f"id {key!r}: is not whole text, as ids must be") from error
