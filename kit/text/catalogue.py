"""The gettext catalogues: English sentences in the code, Chinese ones in kit/locale."""

import gettext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kit.text.language import Language

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def mark(sentence: str) -> str:
    """Mark a sentence for the catalogue, imported as `_`; it is translated when it is read."""
    return sentence


@dataclass(frozen=True)
class Translate:
    """Gives a sentence of the code in one language; pages call it `_`, as gettext does."""

    language: Language
    catalogue: gettext.NullTranslations

    def __call__(self, sentence: str) -> str:
        """Return `sentence` in the language; as it stands where the catalogue lacks it."""
        return self.catalogue.gettext(sentence)


@cache
def translation(language: Language) -> Translate:
    """Return what translates into `language`.

    English is the code's own, so it needs no catalogue. Raises FileNotFoundError where
    the Chinese catalogue was not compiled.
    """
    if language == "en":
        return Translate(language, gettext.NullTranslations())
    return Translate(language, gettext.translation("kit", LOCALE, languages=["zh_CN"]))
