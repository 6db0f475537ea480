"""A text area for words to be spoken, with the time that they take below it."""

from typing import Any

import traitlets

from kit.text.catalogue import Translate
from kit.text.language import Language
from kit.widgets.script import Scripted


class Writing(Scripted):
    """A field of at most `most` characters; `value` is what is written.

    The page sends `value` when the hand rests, and at once before any press. A longer text stays
    in the page, which says so and lets nobody hand it in. `value` is untrusted: whoever reads it
    checks it.
    """

    script = "writing"

    legend = traitlets.Unicode().tag(sync=True)
    value = traitlets.Unicode("").tag(sync=True)
    placeholder = traitlets.Unicode().tag(sync=True)
    most = traitlets.Int().tag(sync=True)
    language = traitlets.Unicode("zh").tag(sync=True)
    spoken = traitlets.Unicode().tag(sync=True)
    too_long = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, legend: str, placeholder: str, most: int, language: Language, _: Translate
    ) -> None:
        super().__init__(
            legend=legend,
            placeholder=placeholder,
            most=most,
            language=language,
            spoken=_("Takes about {seconds} s to say"),
            too_long=_(
                "{length} characters, and up to {most} can be read. It stays here until you"
                " shorten it."
            ),
        )
        self.on_msg(self._take)

    def _take(self, widget: object, content: Any, buffers: object) -> None:  # noqa: ANN401  (untrusted)
        """Take the text that a page sends ahead of a press."""
        if isinstance(content, dict) and isinstance(content.get("value"), str):
            self.value = content["value"]
