"""The look, for pages that no server of the kit styles: JupyterLab and stock Voilà."""

from pathlib import Path

from ipywidgets import HTML

from kit.widgets.script import in_class

STYLES = Path(__file__).resolve().parent.parent / "server" / "assets"


def look() -> tuple[HTML, ...]:
    """Return a widget that brings the styles along; none in a class, where the page has them."""
    if in_class():
        return ()
    names = ("tokens.css", "parts.css", "pages.css", "fit.css")
    styles = "\n".join((STYLES / name).read_text("utf-8") for name in names)
    return (HTML(f"<style>{scoped(styles)}</style>"),)


def scoped(styles: str) -> str:
    """Return the styles without the rules for a whole page, which JupyterLab's body must keep."""
    return styles.replace("\nbody {", "\n.seat {").replace("\nhtml {", "\n.seat {")
