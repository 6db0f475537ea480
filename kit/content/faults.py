"""Opens YAML files and collects every fault in them, each with its file and line."""

from pathlib import Path
from types import TracebackType

import yaml

from kit.content.node import Node
from kit.errors import ContentError

# libyaml's loader is ten times as fast; both are safe, and only nodes are built, no objects.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Faults:
    """All faults of the files that are read in its `with` block."""

    def __init__(self) -> None:
        self._found: list[tuple[int, int, str]] = []
        self._files: list[Path] = []
        self._nodes: list[Node] = []

    def __enter__(self) -> "Faults":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Raise ContentError with every fault, by file and line, unless an error is under way."""
        if error is not None:
            return
        for node in self._nodes:
            node.check_unread()
        if self._found:
            raise ContentError("\n".join(line for *_, line in sorted(self._found)))

    def open(self, path: Path) -> Node:
        """Return the whole of a YAML file; one that cannot be read is a fault and looks empty."""
        self._files.append(path)
        return self.node(path, self._compose(path), "")

    def node(self, path: Path, value: yaml.Node | None, where: str) -> Node:
        """Return a node that tells its faults here."""
        made = Node(self, path, value, where)
        self._nodes.append(made)
        return made

    def add(self, path: Path, line: int, text: str) -> None:
        """Remember a fault at a line (from 1) of a file."""
        if path not in self._files:
            self._files.append(path)
        self._found.append((self._files.index(path), line, f"{path}:{line}: {text}"))

    def _compose(self, path: Path) -> yaml.Node | None:
        try:
            root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
        except (OSError, UnicodeDecodeError) as error:
            self.add(path, 1, f"cannot be read: {error}")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self.add(path, mark.line + 1 if mark else 1, f"is no YAML: {error.problem}")
        except yaml.YAMLError as error:
            self.add(path, 1, f"is no YAML: {' '.join(str(error).split())}")
        else:
            if root is None:
                self.add(path, 1, "is empty")
            return root
        return None
