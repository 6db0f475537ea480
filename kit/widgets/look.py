"""The look, for pages that no server of the kit styles: JupyterLab and stock Voilà."""

import os
from pathlib import Path

from ipywidgets import HTML

STYLES = Path(__file__).resolve().parent.parent / "server" / "assets"


class Look(HTML):  # type: ignore[misc]  # ipywidgets ships no types
    """A widget that brings the styles along; empty in a class, where the page has them."""

    def __init__(self) -> None:
        if "WORKSHOP_LINE" in os.environ:
            super().__init__()
            self.layout.display = "none"
            return
        names = ("tokens.css", "parts.css", "pages.css", "fit.css")
        styles = "\n".join((STYLES / name).read_text("utf-8") for name in names)
        super().__init__(f"<style>{scoped(styles)}</style>")


def scoped(styles: str) -> str:
    """Return the styles without the rules for a whole page, which JupyterLab's body must keep."""
    return styles.replace("\nbody {", "\n.seat {").replace("\nhtml {", "\n.seat {")
