"""`workshop assess agreement`: reads summaries without a class."""

from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Mapping, Sequence

from kit.exercises.agreement.criterion import ELEMENTS, FACTS, VIOLATIONS
from kit.exercises.agreement.reader import Reader
from kit.exercises.contract import Json
from kit.text.language import Language


class AgreementAssessor:
    """Keeps the contract of `kit.exercises.contract.Assessor`."""

    criteria: Sequence[str] = (*ELEMENTS, *VIOLATIONS)
    facts: Sequence[str] = FACTS
    gold_options: Sequence[str] = ()

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def arguments(self, parser: ArgumentParser) -> None:
        """Add nothing: a summary is read alike in every situation."""

    def assess(self, text: str, options: Namespace) -> Json:
        """Return what is found, with reasons in the text's language."""
        return self._reader.read(text, options.language)

    def labels(self, text: str, language: Language, options: Mapping[str, str]) -> Collection[str]:
        """Return the elements and violations that are found."""
        read = self._reader.read(text, language)
        present = {each["id"] for each in read["elements"] if each["present"]}
        return present | {each["id"] for each in read["violations"]}

    def told(self, text: str, language: Language) -> Json:
        """Return the facts that `text` tells, None for each that it does not."""
        return dict(self._reader.read(text, language)["facts"])
