"""`workshop assess`: what an exercise's reader finds in texts, as JSON."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kit.assessment.report import report
from kit.assessment.texts import STDIN, Text, texts
from kit.command_line import CommandParser
from kit.errors import SettingsError
from kit.exercises.contract import Assessor, assessed, installed, open_assessor
from kit.settings import CHECKOUT, DATA

GOLD = CHECKOUT / "tests" / "gold"
_BAR = 30  # characters


def assess(arguments: Sequence[str]) -> int:
    """Run the command with what stands behind its name; returns the exit code.

    Raises SettingsError for an exercise that is none of texts, and for what cannot be read.
    """
    name, options = parsed(arguments)
    if options.report:
        return _report([name] if name else assessed(), options)
    if name is None:
        raise SettingsError(f"EXERCISE: is missing; there are: {', '.join(assessed())}")
    if options.language is None:
        raise SettingsError("--language: is missing; zh or en is needed")
    return _assess(assessor_of(name), options)


def parsed(arguments: Sequence[str]) -> tuple[str | None, argparse.Namespace]:
    """Return the exercise that is named first, if one is, and the options; each has its own."""
    name = arguments[0] if arguments and not arguments[0].startswith("-") else None
    return name, parser_of(name).parse_args(arguments[1:] if name else arguments)


def assessor_of(name: str) -> Assessor:
    """Return what reads texts for an exercise; raises SettingsError where nothing does."""
    if name in assessed():
        return open_assessor(name, DATA)
    if name in installed():
        raise SettingsError(f"EXERCISE: {name!r} is chosen and not written; there is no text")
    raise SettingsError(f"EXERCISE: {name!r} is not known; there are: {', '.join(assessed())}")


def parser_of(name: str | None) -> CommandParser:
    """Return the options of the command for an exercise, or for none; raises SettingsError."""
    assessor = assessor_of(name) if name else None
    made = CommandParser(f"workshop assess {name or ''}".strip(), description=__doc__)
    made.add_argument("--report", action="store_true", help="how it does on the gold set")
    made.add_argument("--gold", type=Path, default=GOLD, metavar="FOLDER", help="of the gold set")
    made.add_argument("--totals", action="store_true", help="of the kept half only the totals")
    if assessor:
        made.add_argument("files", nargs="*", metavar="FILE", help="- for the standard input")
        made.add_argument("--column", metavar="NAME", help="of CSV files: one text a row")
        made.add_argument("--language", choices=("zh", "en"))
        made.add_argument("--format", choices=("json",), default="json")
        assessor.arguments(made)
    return made


def _report(names: Sequence[str], options: argparse.Namespace) -> int:
    for name in names:
        print(name)
        for line in report(assessor_of(name), options.gold / name, options.totals):
            print(line)
    return 0


def _assess(assessor: Assessor, options: argparse.Namespace) -> int:
    """Print one text's assessment as JSON, or a line for each of many with its name."""
    found = texts(options.files or [STDIN], options.column)
    many = len(found) > 1 or options.column is not None
    for text in _progressing(found) if many else found:
        assessment = assessor.assess(text.words, options)
        if many:
            print(json.dumps({"name": text.name} | assessment, ensure_ascii=False), flush=True)
        else:
            print(json.dumps(assessment, ensure_ascii=False, indent=2))
    return 0


def _progressing(found: Sequence[Text]) -> Iterator[Text]:
    """Give each text, with a bar on the standard error where a person looks at it."""
    shown = sys.stderr.isatty()
    for number, text in enumerate(found, start=1):
        yield text
        if shown:
            done = _BAR * number // len(found)
            bar, end = "█" * done + "░" * (_BAR - done), "\n" if number == len(found) else ""
            print(f"\r{bar} {number}/{len(found)}", end=end, file=sys.stderr, flush=True)
