"""QR codes for the terminal and for pages, at error level M or better."""

import ctypes
import io
import sys
from html import escape
from itertools import groupby, zip_longest

import segno

_QUIET = 2  # modules of white on every side; phones read it, and the code stays small
_WHITE, _BLACK = 231, 16  # fixed in the palette of 256 colours: no theme repaints them


def terminal_qr(text: str, colour: bool = True) -> str:
    """The code in half blocks, two rows of modules a line, with a newline at its end.

    With `colour` it is black on white on any terminal. Without, the terminal's own
    foreground is taken for white, which scans on dark terminals only.
    Uses no sign but the space and the lower half block, which GBK has too.
    """
    code = segno.make_qr(text, error="m")
    if not colour:
        plain = io.StringIO()
        code.terminal(plain, border=_QUIET, compact=True)
        return plain.getvalue()
    rows = [[module != 0 for module in row] for row in code.matrix_iter(border=_QUIET)]
    light = [False] * len(rows[0])
    pairs = zip_longest(rows[::2], rows[1::2], fillvalue=light)
    return "".join(_line(top, bottom) for top, bottom in pairs)


def svg_qr(text: str, label: str | None = None) -> str:
    """The code as inline SVG that fills its box, black on white whatever the page's theme.

    `label` is what a screen reader says; the text itself if none is given.
    """
    code = segno.make_qr(text, error="m")
    svg = code.svg_inline(
        omitsize=True, border=_QUIET, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    name = escape(text if label is None else label)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{name}" ', 1)


def colours_work() -> bool:
    """Whether standard output is a terminal that obeys colours; switches them on in Windows."""
    if not sys.stdout.isatty():
        return False
    if sys.platform != "win32":
        return True
    kernel, mode = ctypes.windll.kernel32, ctypes.c_uint()
    output = kernel.GetStdHandle(-11)
    # 4 is ENABLE_VIRTUAL_TERMINAL_PROCESSING: the console of Windows 10 has it switched off.
    known = kernel.GetConsoleMode(output, ctypes.byref(mode))
    return bool(known and kernel.SetConsoleMode(output, mode.value | 4))


def _line(top: list[bool], bottom: list[bool]) -> str:
    """One line of the terminal; True is a black module."""
    runs = [
        _run(above, below, len(list(run)))
        for (above, below), run in groupby(zip(top, bottom, strict=True))
    ]
    return "".join(runs) + "\x1b[0m\n"


def _run(above: bool, below: bool, length: int) -> str:
    """Equal cells in a row: the background is the upper module, the half block the lower."""
    upper, lower = (_BLACK if dark else _WHITE for dark in (above, below))
    sign = " " if above == below else "▄"
    return f"\x1b[38;5;{lower};48;5;{upper}m" + sign * length
