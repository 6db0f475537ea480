"""The one door for notebooks: `seat()`, `instructor()`, `wall()`, `practice(name)`."""

import logging
import sys

from IPython.display import display

from kit.pages.line import Line

# A kernel's sys.stderr goes to the page; what fails is for the server's log.
logging.getLogger("workshop").addHandler(logging.StreamHandler(sys.__stderr__))


def seat() -> None:
    """Show a participant's page; it follows the class that the server binds it to."""
    from kit.pages.seat_page import SeatPage

    display(SeatPage(_line()).widget)


def instructor() -> None:
    """Show the instructor's page."""
    from kit.pages.console_page import ConsolePage

    display(ConsolePage(_line()).widget)


def wall() -> None:
    """Show the projector's page."""
    from kit.pages.wall_page import WallPage

    display(WallPage(_line()).widget)


def practice(name: str, language: str | None = None) -> None:
    """Show an exercise to be done alone, at one's own pace; `name` as in a course file.

    Works in JupyterLab, in Voilà and in a class. `language` is "zh" or "en"; without it the
    page takes the reader's where it knows it, else Chinese.
    """
    from kit.pages.practice_page import PracticePage

    display(PracticePage(name, language, Line.from_environment()).widget)


def _line() -> Line:
    line = Line.from_environment()
    if line is None:
        raise RuntimeError(
            "This page belongs to a class: start one with `workshop serve`. "
            "To try an exercise alone, open workshops/emotion_identification.ipynb."
        )
    return line
