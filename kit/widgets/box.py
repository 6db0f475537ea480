"""Boxes whose content comes and goes."""

from collections.abc import Iterable, Sequence

from ipywidgets import Box, VBox, Widget


class Column(VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """One below the other, as the style sheets say; without a Layout, as `Scripted` is."""

    layout = None


def clear(box: Box) -> None:
    """Empty a box and close all that was in it: an open widget lives on in kernel and page."""
    close(emptied(box))


def emptied(box: Box) -> Sequence[Widget]:
    """Empty a box and return what was in it, which has still to be closed."""
    gone, box.children = box.children, ()
    return tuple(gone)


def close(widgets: Iterable[Widget]) -> None:
    """Close widgets and what is in them; each tells the page with a message of its own."""
    for widget in widgets:
        if isinstance(widget, Box):
            clear(widget)
        widget.close()
