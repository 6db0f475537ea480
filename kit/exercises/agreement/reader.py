"""Reads a summary of an agreement by rules that anyone can read: its elements and its facts."""

from collections.abc import Mapping

from kit.care import ALARM
from kit.exercises.agreement.criterion import VIOLATIONS
from kit.exercises.agreement.elements import elements
from kit.exercises.agreement.facts import NONE, facts
from kit.exercises.contract import Json
from kit.text.cues import CueBook, apart
from kit.text.found import Found, look
from kit.text.language import Language, Text


class Reader:
    """Holds the cues of both languages, and why each violation is one."""

    def __init__(self, cues: Mapping[Language, CueBook], why: Mapping[str, Text]) -> None:
        self._cues = dict(cues)
        self._why = dict(why)

    def read(self, text: str, language: Language) -> Json:
        """Return {"elements", "violations", "facts", "stopped"}; reasons in the text's language.

        Words of self-harm stop the reading: no element, violation or fact is told then.
        """
        found = look(text, language, self._cues[language])
        if found.of(ALARM):
            return {"elements": [], "violations": [], "facts": NONE, "stopped": True}
        return {
            "elements": elements(found),
            "violations": self._violations(found, language),
            "facts": facts(found),
            "stopped": False,
        }

    def _violations(self, found: Found, language: Language) -> list[Json]:
        """Return {"id", "span", "why"} of every violation, in the order of the text."""
        broken = sorted((match, id_) for id_ in VIOLATIONS for match in apart(found.of(id_)))
        return [
            {
                "id": id_,
                "span": list(found.clauses(match.first, match.behind)),
                "why": self._why[id_].of(language),
            }
            for match, id_ in broken
        ]
