"""The gettext catalogues: English sentences in the code, Chinese ones in kit/locale."""

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

from kit.text.language import Language

Translate = Callable[[str], str]

LOCALE = Path(__file__).resolve().parent.parent / "locale"


@cache
def translation(language: Language) -> Translate:
    """Return the function that gives a sentence of the code in `language`.

    English is the code's own, so it needs no catalogue. Raises FileNotFoundError where
    the Chinese catalogue was not compiled.
    """
    if language == "en":
        return gettext.NullTranslations().gettext
    return gettext.translation("kit", LOCALE, languages=["zh_CN"]).gettext
