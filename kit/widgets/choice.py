"""Tiles to choose from: real radio inputs, so that keyboard, focus and screen readers work."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

import traitlets

from kit.widgets.script import Scripted

Layout = Literal["pairs", "scale", "thirds"]


class Option(TypedDict):
    """One tile; `family` gives it the mark of an emotion family."""

    id: str
    label: str
    family: NotRequired[str]


class ChoiceGrid(Scripted):
    """A question with tiles, of which one is chosen; `value` is its id, "" for none.

    `value` comes from the page and is untrusted: whoever reads it checks it.
    """

    script = "choice"

    legend = traitlets.Unicode().tag(sync=True)
    options: traitlets.List[Option] = traitlets.List().tag(sync=True)
    layout_kind = traitlets.Unicode("pairs").tag(sync=True)
    value = traitlets.Unicode("").tag(sync=True)
    disabled = traitlets.Bool(False).tag(sync=True)

    def __init__(
        self, legend: str, options: Sequence[Option], layout: Layout, value: str | None = None
    ) -> None:
        super().__init__(
            legend=legend, options=list(options), layout_kind=layout, value=value or ""
        )
