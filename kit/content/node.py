"""A mapping in a YAML file, read key by key; every value remembers its line."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import yaml

from kit.text.language import LANGUAGES, Text

_ID = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_SHOWN = 40  # characters of a bad value that a message quotes
_Choice = TypeVar("_Choice", bound=str)
_Read = TypeVar("_Read")


class Sheet(Protocol):
    """Where a node tells its faults."""

    def add(self, path: Path, line: int, text: str) -> None:
        """Remember a fault at a line (from 1) of a file."""

    def node(self, path: Path, value: yaml.Node | None, where: str) -> "Node":
        """Return a node that tells its faults here."""


class Node:
    """A mapping of a file: it reads its values by key and tells a fault with its line.

    Scalars are taken as they are written, so `no`, `on` and `12` are texts where a text is
    asked for. A list's items are counted from 1.
    """

    def __init__(self, faults: Sheet, path: Path, value: yaml.Node | None, where: str) -> None:
        self._faults = faults
        self._path = path
        self._where = where
        self._line = value.start_mark.line + 1 if value else 1
        self._silent = value is None
        self._values: dict[str, yaml.Node] = {}
        self._keys: dict[str, yaml.Node] = {}
        self._read: set[str] = set()
        if isinstance(value, yaml.MappingNode):
            self._take(value)
        elif value is not None:
            self._silent = True
            self._add(self._line, where, f"is {_kind(value)}, not keys with values")

    def _take(self, value: yaml.MappingNode) -> None:
        for key, item in value.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else _kind(key)
            if name in self._values:
                line = key.start_mark.line + 1
                self._add(line, self._at(name), f"is given twice, first in line {self.line(name)}")
                continue
            self._keys[name], self._values[name] = key, item

    def __contains__(self, key: str) -> bool:
        self._read.add(key)  # whoever asks for a key knows it
        return key in self._values

    def line(self, key: str) -> int:
        """Return the line (from 1) on which the value of `key` begins, or the node's own."""
        value = self._values.get(key)
        return value.start_mark.line + 1 if value else self._line

    def fault(self, key: str, text: str) -> None:
        """Tell that the value of `key` is wrong; what is missing has been told already."""
        if key in self._values:
            self._add(self.line(key), self._at(key), text)

    def text(self, key: str, *, empty: bool = False) -> str:
        """Return a text without the blanks around it; `empty` says that it need not be there."""
        value = self._get(key, needed=not empty)
        return self._scalar(value, self._at(key), empty=empty) if value else ""

    def id(self, key: str) -> str:
        """Return a name for machines: small Latin letters, digits, hyphens."""
        return self._checked_id(self.text(key), self.line(key), self._at(key))

    def choice(self, key: str, allowed: Sequence[_Choice]) -> _Choice:
        """Return the one of `allowed` that is named."""
        return self._one(self.text(key), allowed, self.line(key), self._at(key))

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number from `low` to `high`; `default` where the key is left out."""
        if default is not None and key not in self:
            return default
        written = self.text(key)
        if re.fullmatch(r"[0-9]{1,9}", written) and low <= int(written) <= high:
            return int(written)
        if written:
            self.fault(key, f"{_shown(written)} is no whole number from {low} to {high}")
        return low

    def bilingual(self, key: str) -> Text:
        """Return a text in both languages, written as {zh: …, en: …}."""
        return self._both(self.child(key))

    def child(self, key: str) -> "Node":
        """Return the mapping under a key."""
        return self._faults.node(self._path, self._get(key), self._at(key))

    def each(self, key: str, *, optional: bool = False) -> list["Node"]:
        """Return the items of a list of mappings; an optional one may be left out."""
        return [
            self._faults.node(self._path, item, where) for item, where in self._items(key, optional)
        ]

    def bilinguals(self, key: str, *, optional: bool = False) -> tuple[Text, ...]:
        """Return a list of texts in both languages."""
        return tuple(self._both(node) for node in self.each(key, optional=optional))

    def choices(self, key: str, allowed: Sequence[_Choice]) -> tuple[_Choice, ...]:
        """Return a list, possibly left out, of members of `allowed`, none of them twice."""
        found: list[_Choice] = []
        for item, where in self._items(key, optional=True):
            line = item.start_mark.line + 1
            written = self._scalar(item, where)
            if written and written in found:
                self._add(line, where, f"{_shown(written)} is given twice")
            found.append(self._one(written, allowed, line, where))
        return tuple(found)

    def ids(self, key: str) -> tuple[str, ...]:
        """Return a list of names for machines, none of them twice."""
        found: list[str] = []
        for item, where in self._items(key, optional=False):
            line = item.start_mark.line + 1
            name = self._checked_id(self._scalar(item, where), line, where)
            if name and name in found:
                self._add(line, where, f"{_shown(name)} is given twice")
            found.append(name)
        return tuple(found)

    def texts(
        self, key: str, read: Callable[[str], _Read], *, optional: bool = False
    ) -> tuple[_Read, ...]:
        """Return a list of texts, each as `read` reads it; its ValueError is told with the line."""
        found: list[_Read] = []
        for item, where in self._items(key, optional):
            written = self._scalar(item, where)
            try:
                found += [read(written)] if written else []
            except ValueError as error:
                self._add(item.start_mark.line + 1, where, f"{_shown(written)}: {error}")
        return tuple(found)

    def flag(self, key: str) -> bool:
        """Return whether the value is `yes`; `no` where the key is left out."""
        return key in self and self.choice(key, ("yes", "no")) == "yes"

    def check_unread(self) -> None:
        """Tell every key that no reader asked for."""
        for name in self._values.keys() - self._read:
            line = self._keys[name].start_mark.line + 1
            known = ", ".join(sorted(self._read))
            self._add(line, self._at(name), f"is no known key; known: {known}")

    def _both(self, node: "Node") -> Text:
        return Text(*(node.text(language) for language in LANGUAGES))

    def _get(self, key: str, *, needed: bool = True) -> yaml.Node | None:
        self._read.add(key)
        value = self._values.get(key)
        if value is None and needed and not self._silent:
            self._add(self._line, self._at(key), "is missing")
        return value

    def _items(self, key: str, optional: bool) -> Iterator[tuple[yaml.Node, str]]:
        value = self._get(key, needed=not optional)
        if value is None:
            return
        if not isinstance(value, yaml.SequenceNode):
            self.fault(key, f"is {_kind(value)}, not a list")
            return
        for number, item in enumerate(value.value, start=1):
            yield item, f"{self._at(key)}[{number}]"

    def _scalar(self, value: yaml.Node, where: str, *, empty: bool = False) -> str:
        line = value.start_mark.line + 1
        if not isinstance(value, yaml.ScalarNode):
            self._add(line, where, f"is {_kind(value)}, not a text")
            return ""
        null = value.tag.endswith(":null") and not value.style
        written = "" if null else str(value.value).strip()
        if not written and not empty:
            self._add(line, where, "is empty")
        return written

    def _checked_id(self, written: str, line: int, where: str) -> str:
        if written and not _ID.fullmatch(written):
            self._add(line, where, f"{_shown(written)} is no id: use a-z, 0-9 and hyphens")
        return written

    def _one(self, written: str, allowed: Sequence[_Choice], line: int, where: str) -> _Choice:
        for option in allowed:
            if option == written:
                return option
        if written:
            self._add(line, where, f"{_shown(written)} is none of {', '.join(allowed)}")
        return allowed[0]

    def _at(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key

    def _add(self, line: int, where: str, text: str) -> None:
        self._faults.add(self._path, line, f"{where}: {text}" if where else text)


def _kind(value: yaml.Node) -> str:
    if isinstance(value, yaml.MappingNode):
        return "keys with values"
    return "a list" if isinstance(value, yaml.SequenceNode) else f"the text {_shown(value.value)}"


def _shown(value: str) -> str:
    return repr(value if len(value) <= _SHOWN else value[:_SHOWN] + "…")
