"""The exercises as pages have them: both halves, and the attempts that views tell of."""

import logging
import os
import pickle
from collections.abc import Callable
from typing import NoReturn

from kit.errors import ContentError
from kit.exercises.contract import Attempt, Exercise, ExerciseView, Json, find
from kit.settings import DATA

_opened: dict[str, tuple[Exercise, ExerciseView]] = {}


def exercise(name: str) -> tuple[Exercise, ExerciseView]:
    """Return both halves of an exercise, its content read once a kernel."""
    if name not in _opened:
        _keep(name, find(name).open(DATA))
    return _opened[name]


def open_apart(name: str) -> Callable[[], None]:
    """Begin to open an exercise for all copies of this process, as `exercise` would; POSIX only.

    Its content is read in a process that ends with that: reading needs far more memory than what
    is read, and what it leaves behind, holes and all, would be every copy's. Several are read side
    by side. The returned function waits for it and keeps it; it raises ContentError.
    """
    ours, theirs = os.pipe()
    if not (pid := os.fork()):
        _tell(name, theirs)
    os.close(theirs)

    def take_over() -> None:
        with os.fdopen(ours, "rb") as heard:
            read = pickle.load(heard)  # noqa: S301  (our own copy wrote it)
        os.waitpid(pid, 0)
        if isinstance(read, ContentError):
            raise read
        _keep(name, read)

    return take_over


def attempt(told: Json) -> Attempt:
    """Return an attempt that a view tells of; what was judged may not be known yet."""
    return Attempt(
        told["answer"],
        told.get("feedback", {}),
        told.get("corrections", {}),
        role=told.get("role", ""),
        group=told.get("group", ""),
        common=told.get("common", False),
        verdicts=told.get("verdicts", {}),
    )


def _keep(name: str, pure: Exercise) -> None:
    _opened[name] = pure, find(name).view(pure)


def _tell(name: str, handle: int) -> NoReturn:
    """Write an exercise, or why there is none, and end this process."""
    try:
        with os.fdopen(handle, "wb") as told:
            pickle.dump(_read(name), told)
    except BaseException:
        logging.getLogger("workshop").exception("exercise %s cannot be handed over", name)
    finally:
        os._exit(0)


def _read(name: str) -> Exercise | ContentError:
    try:
        return find(name).open(DATA)
    except ContentError as error:
        return error
