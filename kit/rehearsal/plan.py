"""What a rehearsal is to be like, as the command line asks for it."""

import re
from dataclasses import dataclass
from pathlib import Path

from kit.errors import SettingsError
from kit.text.language import Language

MOST = 500  # seats
REPORTS = (".html", ".json")
LINK = re.compile(r"(http://[^/\s]+)/([0-9]{4})/?")


@dataclass(frozen=True)
class Plan:
    """The options of `workshop rehearse`; `url` is a join link, "" for a class of its own.

    Raises SettingsError for what cannot be.
    """

    seats: int = 60
    burst: bool = False
    drop: float = 0.0
    junk: bool = False
    seed: int = 1
    url: str = ""
    report: Path | None = None
    language: Language = "zh"

    def __post_init__(self) -> None:
        if not 1 <= self.seats <= MOST:
            raise SettingsError(f"--seats: {self.seats} is not between 1 and {MOST}")
        if not 0 <= self.drop <= 1:
            raise SettingsError(f"--drop: {self.drop} is not between 0 and 1, such as 0.2")
        if self.url and not LINK.fullmatch(self.url):
            raise SettingsError(
                f"--url: {self.url!r} is no join link, such as http://192.168.1.5:8866/4827"
            )
        if self.report and self.report.suffix.lower() not in REPORTS:
            raise SettingsError(
                f"--report: {self.report.name!r} ends in neither {' nor '.join(REPORTS)}"
            )
        if self.report and not self.report.absolute().parent.is_dir():
            raise SettingsError(f"--report: there is no folder {self.report.absolute().parent}")

    @property
    def door(self) -> tuple[str, str]:
        """Return the address and the code of the join link; only with one."""
        found = LINK.fullmatch(self.url)
        assert found
        return found[1], found[2]

    @property
    def dropping(self) -> int:
        """Return how many seats drop out and come back: at least one where any are asked for."""
        return max(round(self.drop * self.seats), 1 if self.drop else 0)
