"""The two languages of the kit, and a text that stands in both."""

from dataclasses import dataclass
from typing import Literal, TypeGuard

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

# What a page's <html lang> says; the look's :lang() rules depend on it.
HTML_LANG: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages, side by side."""

    zh: str
    en: str

    def of(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.zh if language == "zh" else self.en


def is_language(value: object) -> TypeGuard[Language]:
    """Say whether `value` names one of the kit's languages."""
    return value in LANGUAGES


def preferred(accept_language: str) -> Language:
    """Return the language a browser asks for in its Accept-Language header.

    The first of the two that is named wins, since browsers list them by preference; Chinese
    where neither is, for it is the kit's first language.
    """
    for part in accept_language.lower().split(","):
        tag = part.strip()[:2]
        if is_language(tag):
            return tag
    return "zh"
