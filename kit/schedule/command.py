"""Runs `workshop schedule`: reads the terms, makes the ledger, writes it in the form asked for."""

import argparse
import sys
from collections.abc import Mapping

from kit.errors import SettingsError, TermsRefused
from kit.exercises.agreement.ledger import make_ledger
from kit.exercises.agreement.reading import read_terms
from kit.replacement import replace
from kit.schedule.figures import figures
from kit.schedule.forms import FORMS
from kit.schedule.options import OPTIONS

LONGEST = 60  # characters of a value that a refusal repeats


def run_schedule(options: argparse.Namespace) -> int:
    """Print or write a schedule; raises SettingsError for terms or a file that will not do."""
    typed = {name: value for name in OPTIONS if (value := getattr(options, name)) is not None}
    if options.format == "xlsx" and not options.output and sys.stdout.isatty():
        raise SettingsError(
            "--format xlsx: a workbook is no text for a terminal; add --output FILE"
        )
    try:
        ledger = make_ledger(read_terms(typed))
    except TermsRefused as refused:
        raise SettingsError(refusal(refused, typed)) from refused
    content = FORMS[options.format](figures(ledger, options.jurisdiction))
    if options.output:
        replace(options.output, content, "--output")
        print(options.output)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    return 0


def refusal(refused: TermsRefused, typed: Mapping[str, str]) -> str:
    """Return a refusal that names the options as they were typed, with their values."""
    named = []
    for field in refused.fields:
        option, value = OPTIONS[field][0], typed.get(field)
        named.append(option if value is None else f"{option} {_shown(value)}")
    return f"{', '.join(named)}: {refused.said}"


def _shown(value: str) -> str:
    """Return a value as one legible line: quoted where it is not plain, cut where it is long."""
    short = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    plain = short.isprintable() and short and not any(letter.isspace() for letter in short)
    return short if plain else repr(short)
