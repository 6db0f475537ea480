"""Measures stock Voilà and this kit in one run: `python -m tests.bench` or `make bench`.

Without --write it prints the table; with it, docs/measured.* and their pictures are made anew.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from kit.settings import CHECKOUT
from kit.text.language import LANGUAGES, Language
from tests.bench import joins, machine, memory, openings, phone, seats, submissions, taps
from tests.bench.document import document
from tests.bench.measurement import Measurement, Trial
from tests.bench.plot import picture
from tests.bench.settings import Settings
from tests.bench.table import table

MODULES = (joins, memory, taps, submissions, openings, phone, seats)
ROWS = ("joins", "memory", "taps", "submissions", "openings", "loads", "usable", "seats")
SYSTEMS: tuple[str, ...] = ("kit", "stock")
DOCS = CHECKOUT / "docs"
RAW = "measured.json"
ENDINGS: dict[Language, str] = {"en": ".md", "zh": ".zh-CN.md"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for; 1 where a figure could not be had."""
    options = parser().parse_args(arguments)
    if options.write and not options.again and (options.only, options.systems) != (ROWS, SYSTEMS):
        parser().error("--write: needs every row of both systems; the others would be lost")
    if options.again:
        measured, about, settings = read(options.again)
        if options.raw:
            options.raw.write_text(raw(measured, about, settings), encoding="utf-8")
    else:
        settings = asked(options)
        about = machine.described()
        measured = []
        for measurement in run(settings, options.only, options.systems):
            measured.append(measurement)
            if options.raw:  # after each, so that a run cut short is not lost
                options.raw.write_text(raw(measured, about, settings), encoding="utf-8")
    if options.write:
        write(measured, about, settings)
    else:
        print(table(measured, "en"))
    return int(any(not each.samples and not each.limit for each in measured))


def parser() -> argparse.ArgumentParser:
    """The options; every size of a run is one."""
    made = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    made.add_argument("--only", type=words(ROWS), default=ROWS, metavar="ROW,…", help=f"{ROWS}")
    made.add_argument(
        "--systems", type=words(SYSTEMS), default=SYSTEMS, metavar="NAME,…", help=f"{SYSTEMS}"
    )
    made.add_argument("--bursts", type=numbers, metavar="N,…", help="who join at once")
    made.add_argument("--counts", type=numbers, metavar="N,…", help="seats on one machine")
    made.add_argument("--memory-seats", type=int)
    made.add_argument("--submitters", type=int)
    made.add_argument("--taps", type=int)
    made.add_argument("--repeats", type=int, help="visits of the mid-range phone")
    made.add_argument("--time-limit", type=float, help="seconds that a burst may take")
    made.add_argument("--patience", type=float, help="seconds that a pool may take to be filled")
    made.add_argument("--raw", type=Path, metavar="FILE", help="write all samples there as JSON")
    made.add_argument("--write", action="store_true", help="write docs/measured.* and pictures")
    made.add_argument("--again", type=Path, metavar="FILE", help="measure nothing, read this JSON")
    return made


def asked(options: argparse.Namespace) -> Settings:
    """The settings of a run: the usual ones, but for what was said."""
    said = {each.name: getattr(options, each.name) for each in fields(Settings)}
    return Settings(**{name: value for name, value in said.items() if value is not None})


def run(settings: Settings, rows: Sequence[str], systems: Sequence[str]) -> Iterator[Measurement]:
    """Run one trial after the other, and say on stderr how it went."""
    for trial in trials(settings):
        if trial.row not in rows or trial.system not in systems:
            continue
        print(f"{trial} …", file=sys.stderr, flush=True)
        begun = time.monotonic()
        for measurement in trial.measured():
            yield measurement
            print(f"    {told(measurement)}", file=sys.stderr, flush=True)
        print(f"    took {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)


def trials(settings: Settings) -> Iterator[Trial]:
    """Every trial, row by row."""
    for module in MODULES:
        yield from module.trials(settings)


def told(measurement: Measurement) -> str:
    """A measurement in a line for the person who waits."""
    shares = {"p50": 0.5, "p95": 0.95, "max": 1.0}
    numbers = [(name, measurement.at(share)) for name, share in shares.items()]
    figures = ", ".join(f"{name} {number:.4g}" for name, number in numbers if number is not None)
    count = f"{len(measurement.samples)} of {measurement.expected}"
    beside = " ".join(f"{name}={number:.4g}" for name, number in measurement.beside.items())
    return (
        f"{measurement.kind} [{measurement.unit}] {figures} ({count}) {beside} {measurement.reason}"
    )


def raw(measured: Sequence[Measurement], about: Mapping[str, str], settings: Settings) -> str:
    """All that was measured, as JSON, a line for each measurement."""
    head = {"machine": dict(about), "settings": asdict(settings)}
    lines = [f'"{name}": {json.dumps(told, ensure_ascii=False)}' for name, told in head.items()]
    each = ",\n".join(json.dumps(one.json(), ensure_ascii=False) for one in measured)
    return "{\n" + ",\n".join([*lines, f'"measurements": [\n{each}\n]']) + "\n}\n"


def write(measured: Sequence[Measurement], about: Mapping[str, str], settings: Settings) -> None:
    """Write the raw figures, and page and picture in both languages."""
    (DOCS / RAW).write_text(raw(measured, about, settings), encoding="utf-8")
    for path, text in pages(measured, about, settings).items():
        path.write_text(text, encoding="utf-8")
    for language in LANGUAGES:
        drawn = picture(measured, language)
        (DOCS / "images" / f"measured.{language}.svg").write_text(drawn, encoding="utf-8")


def pages(
    measured: Sequence[Measurement], about: Mapping[str, str], settings: Settings
) -> dict[Path, str]:
    """The document in both languages, by where it stands."""
    return {
        DOCS / f"measured{ENDINGS[language]}": document(measured, about, settings, language)
        for language in LANGUAGES
    }


def read(path: Path) -> tuple[list[Measurement], dict[str, str], Settings]:
    """What an earlier run measured, where, and what it was asked for."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    settings = {name: _plain(value) for name, value in kept["settings"].items()}
    measured = [Measurement.read(each) for each in kept["measurements"]]
    return measured, kept["machine"], Settings(**settings)


def numbers(text: str) -> tuple[int, ...]:
    """Whole numbers between commas."""
    return tuple(int(part) for part in text.split(","))


def words(known: Sequence[str]) -> "type[tuple[str, ...]]":
    """What turns words between commas into a tuple, and refuses unknown ones."""

    def parse(text: str) -> tuple[str, ...]:
        given = tuple(text.split(","))
        if unknown := set(given) - set(known):
            raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: none of {', '.join(known)}")
        return given

    return parse  # type: ignore[return-value]


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


if __name__ == "__main__":
    raise SystemExit(main())
