"""What the instructor should know of: a short list on the console, and the log file."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

log = logging.getLogger("workshop")

KEPT = 20


@dataclass(frozen=True)
class Notice:
    """Something worth a look: `code` names its sentence, `detail` is a value for it."""

    at: datetime
    code: str
    detail: str = ""


class Notices:
    """The last notices of this server; the cause of each goes to the log."""

    def __init__(self) -> None:
        self.kept: deque[Notice] = deque(maxlen=KEPT)
        self.added: Callable[[], None] = lambda: None

    def add(self, code: str, cause: object = "", detail: str = "") -> None:
        """Note `code` once a row: the same again only moves its time."""
        log.warning("%s: %s", code, cause or detail)
        if self.kept and self.kept[-1].code == code and self.kept[-1].detail == detail:
            self.kept.pop()
        self.kept.append(Notice(datetime.now().astimezone(), code, detail))
        self.added()
