"""A short form: lines, numbers, days, choices and few words, each with its fault below it."""

from collections.abc import Sequence
from typing import Any

import traitlets

from kit.widgets.script import Scripted


class Form(Scripted):
    """Fields with their values by id; `faults` are sentences by id, `idle` ids are not shown.

    A field is {"id", "label", "kind": amount, count, rate, day, choice or words, "options":
    [{"id", "label"}], "example", "most": characters, "wide"}. The page sends `value` when the
    hand rests, and at once before any press. `value` is untrusted: whoever reads it checks it.
    """

    script = "form"

    legend = traitlets.Unicode().tag(sync=True)
    fields = traitlets.List(traitlets.Dict()).tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    faults = traitlets.Dict().tag(sync=True)
    idle = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, legend: str, fields: Sequence[dict[str, Any]]) -> None:
        super().__init__(legend=legend, fields=list(fields))
        self.on_msg(self._take)

    def _take(self, widget: object, content: Any, buffers: object) -> None:  # noqa: ANN401  (untrusted)
        """Take what a page sends ahead of a press."""
        if isinstance(content, dict) and isinstance(content.get("value"), dict):
            self.value = content["value"]
