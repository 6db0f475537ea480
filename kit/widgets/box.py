"""Boxes whose content comes and goes."""

from ipywidgets import Box, VBox


class Column(VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """One below the other, as the style sheets say; without a Layout, as `Scripted` is."""

    layout = None


def clear(box: Box) -> None:
    """Empty a box and close all that was in it: an open widget lives on in kernel and page."""
    gone, box.children = box.children, ()
    for widget in gone:
        if isinstance(widget, Box):
            clear(widget)
        widget.close()
