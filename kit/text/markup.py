"""Names and sentences as safe HTML, and how either language joins them."""

import re
from collections.abc import Iterable
from html import escape

from kit.text.language import Language

# Signs that change the direction: what stands behind them would be turned around too.
_TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def shown(words: str) -> str:
    """Return `words` as HTML that shows them as they stand, in the direction of the page."""
    return escape(_TURNS.sub("", words), quote=False)


def said(words: str) -> str:
    """Return what someone says, in quotation marks, as HTML."""
    return f"“{shown(words)}”"


def bold(name: str) -> str:
    """Return a name in bold that is not broken, as HTML."""
    return f'<b class="keep">{shown(name)}</b>'


def sentence(template: str, **html: object) -> str:
    """Return a translated sentence as HTML, with HTML in the place of its {names}."""
    return shown(template).format(**html)


def listed(names: Iterable[str], language: Language) -> str:
    """Return names one after the other, as the language separates them."""
    return ("、" if language == "zh" else ", ").join(names)


def joined(sentences: Iterable[str], language: Language) -> str:
    """Return sentences as running text; Chinese has no blank between them."""
    return ("" if language == "zh" else " ").join(each for each in sentences if each)
