"""Reads an opening by rules that anyone can read: cues, order, and the situation."""

from collections.abc import Mapping, Sequence

from kit.care import ALARM
from kit.exercises.contract import Json
from kit.exercises.opening.criterion import ELEMENTS, WARMTH, Codebook
from kit.exercises.opening.elements import elements
from kit.exercises.opening.situation import Situation
from kit.exercises.opening.sought import INSTITUTIONS, LISTENERS, PRODUCTS
from kit.exercises.opening.violations import Violation, violations
from kit.rules import Rule, Rulebook
from kit.text.cues import CueBook
from kit.text.found import Found, look
from kit.text.language import Language
from kit.text.script import language_of, seconds

UNKNOWN = "unknown"
Scope = tuple[str | None, str | None, str]  # product, institution, listener


class Reader:
    """Holds the cues of both languages, the rules of all jurisdictions, and the codebook."""

    def __init__(
        self,
        cues: Mapping[Language, CueBook],
        rulebooks: Mapping[str, Rulebook],
        codebook: Codebook,
    ) -> None:
        self._cues = dict(cues)
        self._rulebooks = dict(rulebooks)
        self._codebook = codebook

    def read(
        self, text: str, situation: Situation, jurisdiction: str, language: Language | None = None
    ) -> Json:
        """Return the feedback on an opening; see docs/how-it-works.md for its form.

        Without a `language` the text is read in its own, whatever the room speaks.
        """
        language = language or language_of(text)
        feedback: Json = {"language": language, "seconds": seconds(text)}
        if language is None:
            return feedback | _silent()
        found = look(text, language, self._cues[language])
        if found.of(ALARM):
            return feedback | _silent() | {"elements": [], "stopped": True}
        listener = _listener(found, situation)
        book = self._rulebooks[jurisdiction]
        hour = None if situation.agreed else situation.hour
        quiet = hour is not None and book.is_quiet(hour)
        listed = violations(found, listener, quiet)
        scope = _scope(found, situation, listener)
        return feedback | {
            "elements": elements(found, listener),
            "violations": [self._violation(found, each, book, scope) for each in listed],
            "warmth": [
                {"id": id_, "span": span} for id_ in WARMTH for span in found.spans(found.of(id_))
            ],
            "stopped": False,
        }

    def _violation(self, found: Found, violation: Violation, book: Rulebook, scope: Scope) -> Json:
        id_, words, cue = violation
        rule: Rule | None = book.rule(id_, *scope)
        return {
            "id": id_,
            "span": list(found.clauses(*words)) if words else None,
            "severity": self._codebook.violations[id_].severity,
            "rule": rule.id if rule else None,
            "cue": cue,
        }


def _silent() -> Json:
    """Return the feedback on what was not read."""
    absent = [{"id": id_, "present": False, "applies": True, "spans": []} for id_ in ELEMENTS]
    return {"elements": absent, "violations": [], "warmth": [], "stopped": False}


def _listener(found: Found, situation: Situation) -> str:
    """Return who listens: as the situation says, else as the text shows, else the customer."""
    if situation.answers != UNKNOWN:
        return situation.answers
    seen = [listener for listener in LISTENERS if found.of(listener)]
    if not seen:
        return "customer"
    return "voicemail" if "voicemail" in seen else "spouse"


def _scope(found: Found, situation: Situation, listener: str) -> Scope:
    """Return product, institution and listener, as far as situation or text tell."""
    product = situation.product or _named(found, PRODUCTS)
    institution = situation.institution or _named(found, INSTITUTIONS)
    return product, institution, listener


def _named(found: Found, criteria: Sequence[str]) -> str | None:
    return next((each for each in criteria if found.of(each)), None)
