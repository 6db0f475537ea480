"""Reads data/care.yaml: what tells of despair, and the card for it, the same in all exercises."""

from pathlib import Path

from kit.care import ALARM, Care
from kit.content.faults import Faults
from kit.text.cues import Cue
from kit.text.language import LANGUAGES
from kit.text.pattern import Pattern, pattern


def read_care(path: Path) -> Care:
    """Return the words and the card; raises ContentError with a line for each fault."""
    with Faults() as faults:
        root = faults.open(path)
        words = root.child("words")
        cues = {language: _alarm(words.texts(language, _pattern)) for language in LANGUAGES}
        card = (root.bilingual("title"), root.bilingual("text"), root.bilingual("help"))
        return Care(*card, cues)


def _alarm(says: tuple[Pattern, ...]) -> Cue:
    return Cue(f"{ALARM}.words", ALARM, says)


def _pattern(written: str) -> Pattern:
    return pattern(written, {})
