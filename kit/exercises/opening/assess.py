"""`workshop assess opening`: reads openings without a class."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Mapping, Sequence
from datetime import time
from typing import Any

from kit.errors import SettingsError
from kit.exercises.contract import Json
from kit.exercises.opening.criterion import ELEMENTS, VIOLATIONS
from kit.exercises.opening.model import Opening
from kit.exercises.opening.situation import ANSWERS, CHANNELS, CONTACTS, Situation
from kit.text.language import Language

# Whose rules count where nothing is said.
HOME: dict[Language, str] = {"zh": "cn", "en": "us"}
JURISDICTIONS = ("cn", "us", "uk")
_OWN = ("answers", "hour", "contact", "channel")  # what --scenario says already


class OpeningAssessor:
    """Keeps the contract of `kit.exercises.contract.Assessor`."""

    criteria: Sequence[str] = (*ELEMENTS, *VIOLATIONS)
    facts: Sequence[str] = ()
    gold_options: Sequence[str] = (*_OWN, "jurisdiction")

    def __init__(self, opening: Opening) -> None:
        self._opening = opening

    def arguments(self, parser: ArgumentParser) -> None:
        """Add the situation in which the opening is said, and whose rules count."""
        parser.add_argument("--scenario", metavar="ID", help="a scenario of data/opening")
        parser.add_argument("--answers", choices=ANSWERS, help="who picks up")
        parser.add_argument("--hour", metavar="HH:MM", help="local time of the call")
        parser.add_argument("--contact", choices=CONTACTS)
        parser.add_argument("--channel", choices=CHANNELS)
        parser.add_argument(
            "--jurisdiction", choices=JURISDICTIONS, help="default cn for zh, us for en"
        )

    def assess(self, text: str, options: Namespace) -> Json:
        """Return what is found, with reasons and better wordings in the text's language."""
        said = {name: getattr(options, name) for name in _OWN if getattr(options, name)}
        if options.scenario and said:
            names = ", ".join(f"--{name}" for name in said)
            raise SettingsError(f"--scenario: says who answers and when; leave out {names}")
        situation = self._scenario(options.scenario) if options.scenario else _situation(said)
        language: Language = options.language
        jurisdiction = options.jurisdiction or HOME[language]
        feedback = self._opening.reader.read(text, situation, jurisdiction, language)
        return {
            "elements": feedback["elements"],
            "violations": [self._told(each, language) for each in feedback["violations"]],
            "warmth": feedback["warmth"],
            "stopped": feedback["stopped"],
        }

    def labels(self, text: str, language: Language, options: Mapping[str, str]) -> Collection[str]:
        """Return the elements and violations that are found."""
        said = {name: options[name] for name in _OWN if name in options}
        jurisdiction = options.get("jurisdiction", HOME[language])
        feedback = self._opening.reader.read(text, _situation(said), jurisdiction, language)
        present = {each["id"] for each in feedback["elements"] if each["present"]}
        return present | {each["id"] for each in feedback["violations"]}

    def told(self, text: str, language: Language) -> Json:
        """Return no facts: an opening tells none."""
        return {}

    def _scenario(self, id_: str) -> Situation:
        if id_ not in self._opening.scenarios:
            known = ", ".join(self._opening.scenarios)
            raise SettingsError(f"--scenario: {id_!r} is not in data/opening; there are: {known}")
        return self._opening.scenarios[id_].situation

    def _told(self, violation: Json, language: Language) -> Json:
        entry = self._opening.codebook.violations[violation["id"]]
        rule = self._opening.rules[violation["rule"]] if violation["rule"] else None
        source = {"id": rule.id, "source": rule.source.of(language)} if rule else None
        return {
            "id": violation["id"],
            "span": violation["span"],
            "severity": violation["severity"],
            "rule": source,
            "why": entry.why.of(language),
            "instead": entry.instead.of(language),
        }


def _situation(said: Mapping[str, str]) -> Situation:
    """Return the situation that options describe; raises SettingsError for no hour."""
    values: dict[str, Any] = {"answers": "unknown", **said}
    if "hour" in values:
        values["hour"] = _hour(values["hour"])
    return Situation(**values)


def _hour(written: str) -> time:
    if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", written):
        raise SettingsError(f"--hour: {written!r} is no time of a day, such as 19:30")
    hour, minute = written.split(":")
    return time(int(hour), int(minute))
