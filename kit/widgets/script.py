"""Widgets with a script of their own, and where a page gets that script from."""

import os
from pathlib import Path
from typing import ClassVar

import anywidget
import traitlets

SCRIPTS = Path(__file__).parent


def in_class() -> bool:
    """Tell whether this kernel makes a page of a class, which has the kit's scripts and styles.

    Asked when a widget is made and not before: a kernel may be forked from a process that
    imported the widgets when it belonged to no class yet.
    """
    return "WORKSHOP_LINE" in os.environ


class Scripted(anywidget.AnyWidget):
    """A widget that `<script>.js` in this folder draws.

    A page of a class has the script in its own bundle (`frontend/src/scripts.ts`) and is told
    only its name; JupyterLab and stock Voilà get the text, with every widget.
    """

    script: ClassVar[str]

    # All its looks are the style sheets'; a Layout is a second widget of 1 KB beside this one,
    # and outlives it.
    layout = None

    _esm = traitlets.Unicode().tag(sync=True)

    @traitlets.default("_esm")
    def _script(self) -> str:
        if in_class():
            return f"kit:{self.script}"
        return (SCRIPTS / f"{self.script}.js").read_text("utf-8")
