"""A live piece of a page: HTML made in Python, presses and keys told back to it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from kit.widgets.script import Scripted

LONGEST_VALUE = 4000  # characters of one field; more is cut by nobody but a forger


class Panel(Scripted):
    """Shows `html`, already escaped, and calls `pressed` for what carries `data-press`.

    A press comes as (name, values): the element's other data attributes, and the fields of the
    surrounding `data-form`. All of it is untrusted. `hotkeys` names keyboard keys that count as
    presses of "key". Changes of `html` are worked into the page without touching what is
    focused, open or being typed.
    """

    script = "panel"

    html = traitlets.Unicode("").tag(sync=True)
    hotkeys = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self,
        pressed: Callable[[str, Mapping[str, str]], None] = lambda name, values: None,
        html: str = "",
        hotkeys: Sequence[str] = (),
    ) -> None:
        super().__init__(html=html, hotkeys=list(hotkeys))
        self._pressed = pressed
        self.on_msg(self._take)

    def _take(self, widget: object, content: Any, buffers: object) -> None:  # noqa: ANN401  (untrusted)
        if not isinstance(content, dict) or not isinstance(content.get("press"), str):
            return
        values = content.get("values")
        if not isinstance(values, dict):
            values = {}
        self._pressed(
            content["press"],
            {str(name): str(value)[:LONGEST_VALUE] for name, value in values.items()},
        )
