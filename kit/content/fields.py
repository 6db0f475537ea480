"""Kinds of value that several contents have: a time of day, a short name, a full set of ids."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import time
from typing import TypeVar

from kit.content.node import Node
from kit.text.language import Language, Text

_Read = TypeVar("_Read")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def time_of_day(node: Node, key: str) -> time:
    """Return the time that is written as hours and minutes, 08:00 or 19:40."""
    written = node.text(key)
    if _TIME.fullmatch(written):
        return time.fromisoformat(written)
    if written:
        node.fault(key, f"{written!r} is no time of day; write it like 08:00 or 19:40")
    return time()


def written_as(
    node: Node, key: str, form: str, read: Callable[[str], _Read], example: str
) -> _Read:
    """Return a text of the form of `example` as `read` takes it; ValueError is a fault too."""
    written = node.text(key)
    try:
        if re.fullmatch(form, written):
            return read(written)
    except ValueError as error:
        node.fault(key, f"{written!r}: {error}")
    else:
        if written:
            node.fault(key, f"{written!r} is not written like {example}")
    return read(example)


def short(node: Node, key: str, longest: Mapping[Language, int]) -> Text:
    """Return a bilingual text of at most so many characters in each language."""
    text = node.bilingual(key)
    for language, most in longest.items():
        if len(text.of(language)) > most:
            node.fault(key, f"{text.of(language)!r} is longer than {most} ({language})")
    return text


def complete(root: Node, key: str, found: Sequence[str], wanted: Sequence[str]) -> None:
    """Tell which of `wanted` the list of `key` does not hold, or holds twice."""
    for each in wanted:
        if found.count(each) != 1:
            root.fault(key, f"holds {each!r} {found.count(each)} times, not once")
