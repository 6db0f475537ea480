"""The command `workshop`: serve, rehearse, check, assess, export, erase, schedule, doctor."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from kit.command_line import CommandParser, joined
from kit.errors import KitError
from kit.schedule.options import add_schedule
from kit.settings import DATA, Settings, newest, prepare

HOME = Path("classes")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 well, 1 something is wrong, 2 refused."""
    top = parser()
    options, rest = top.parse_known_args(joined(sys.argv[1:] if arguments is None else arguments))
    if rest and options.run is not run_assess:
        top.error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    try:
        return int(options.run(options))
    except KitError as error:
        print(f"workshop: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = CommandParser("workshop", description="Live negotiation exercises for a room.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="start a class, or go on with the unfinished one")
    serve.add_argument("--host", default="0.0.0.0", help="address to listen on")  # noqa: S104
    serve.add_argument("--port", type=port, default=8866, help="port (default 8866)")
    serve.add_argument(
        "--course", type=Path, help="course file (default data/courses/workshop.yaml)"
    )
    serve.add_argument("--language", choices=("zh", "en"), help="language of the room")
    serve.add_argument("--no-browser", action="store_true", help="do not open the console")
    serve.add_argument("--announce", type=Path, metavar="FILE", help="write the links as JSON")
    serve.add_argument("--new", action="store_true", help="start another class")
    serve.add_argument(
        "--seats", type=int, default=60, help="participants expected: so many pages are made ready"
    )
    serve.add_argument(
        "--memory", type=int, metavar="MB", help="memory for pages (default: what is free)"
    )
    serve.add_argument(
        "--no-fork", action="store_true", help="start each page's process anew: slow, for trouble"
    )
    serve.set_defaults(run=run_serve)

    rehearse = commands.add_parser("rehearse", help="try a class with simulated participants")
    rehearse.add_argument("--seats", type=int, default=60, help="how many (default 60)")
    rehearse.add_argument("--burst", action="store_true", help="all come at once")
    rehearse.add_argument("--drop", type=float, default=0.0, help="share that drops out, as 0.2")
    rehearse.add_argument("--junk", action="store_true", help="send nonsense before each answer")
    rehearse.add_argument("--seed", type=int, default=1, help="the same seed, the same answers")
    rehearse.add_argument("--url", default="", help="join link of a class that is running")
    rehearse.add_argument("--report", type=Path, metavar="FILE", help="write .html or .json")
    rehearse.add_argument("--language", choices=("zh", "en"), default="zh")
    rehearse.set_defaults(run=run_rehearse)

    check = commands.add_parser("check", help="validate the content")
    check.add_argument("folder", nargs="?", type=Path, default=DATA, help="default: data/")
    check.set_defaults(run=run_check)

    # Its options are those of the exercise it is called for, so it reads them itself.
    assess = commands.add_parser("assess", help="read texts, such as homework", add_help=False)
    assess.set_defaults(run=run_assess)

    export = commands.add_parser("export", help="write the newest class as .csv or .xlsx")
    export.add_argument("file", type=Path, help="where to, ending in .csv or .xlsx")
    export.add_argument("--names", action="store_true", help="with names; without, anonymous")
    export.set_defaults(run=run_export)

    erase = commands.add_parser("erase", help="forget a seat or the newest class for good")
    what = erase.add_mutually_exclusive_group(required=True)
    what.add_argument("--name", help="the seat of this name")
    what.add_argument("--class", dest="whole", action="store_true", help="the whole class")
    erase.set_defaults(run=run_erase)

    add_schedule(commands).set_defaults(run=run_schedule)

    doctor = commands.add_parser("doctor", help="see whether this laptop is ready for a class")
    doctor.add_argument("--port", type=port, default=8866)
    doctor.add_argument("--language", choices=("zh", "en"), default="zh")
    doctor.add_argument("--no-phone", action="store_true", help="do not wait for a phone")
    doctor.set_defaults(run=run_doctor)

    for command in (serve, export, erase, doctor):
        command.add_argument("--home", type=Path, default=HOME, help="what a class writes")
    return top


def port(text: str) -> int:
    """Return a port number; argparse turns the ValueError into its own message."""
    number = int(text)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{number} is no port; 1 to 65535 are")
    return number


def run_serve(options: argparse.Namespace) -> int:
    """Serve a class until it is stopped."""
    from kit.serve import serve

    log = logging.getLogger("workshop")  # what was refused is for the log too
    log.setLevel(min(logging.INFO, log.getEffectiveLevel()))
    settings = Settings(
        home=options.home.resolve(),
        host=options.host,
        port=options.port,
        course=options.course,
        language=options.language,
        browser=not options.no_browser,
        announce=options.announce,
        new=options.new,
        seats=options.seats,
        memory=options.memory,
        fork=not options.no_fork,
    )
    asyncio.run(serve(settings, lambda text: print(text, flush=True)))
    return 0


def run_rehearse(options: argparse.Namespace) -> int:
    """Hold a class with simulated participants, and tell how it went."""
    from kit.rehearsal.plan import Plan
    from kit.rehearsal.rehearsal import Rehearsal
    from kit.rehearsal.report import write_report
    from kit.rehearsal.spoken import sentences, verdict
    from kit.text.catalogue import translation

    names = ("seats", "burst", "drop", "junk", "seed", "url", "report", "language")
    plan = Plan(**{name: getattr(options, name) for name in names})
    outcome = asyncio.run(Rehearsal(plan, lambda text: print(text, flush=True)).run())
    _ = translation(plan.language)
    for text in (*sentences(outcome, _), verdict(outcome, _)):
        print(text)
    if plan.report:
        write_report(outcome, plan.report)
        print(_("Report: {file}").format(file=plan.report))
    return outcome.exit_code


def run_check(options: argparse.Namespace) -> int:
    """Validate every file and print what is wrong with each."""
    from kit.check import check

    faults = check(options.folder)
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print(f"{options.folder}: all content is well formed")
    return 1 if faults else 0


def run_assess(options: argparse.Namespace) -> int:
    """Read texts without a class."""
    from kit.assessment.command import assess

    return assess(options.rest)


def run_export(options: argparse.Namespace) -> int:
    """Write the newest class as a table."""
    from kit.archive import export

    export(newest(options.home), options.file, options.names)
    print(f"{options.file}")
    return 0


def run_erase(options: argparse.Namespace) -> int:
    """Forget a seat or a class."""
    from kit.archive import erase_class, erase_seats

    path = newest(options.home)
    if options.whole:
        erase_class(options.home, path)
        print(f"{path.name}: erased")
        return 0
    print(f"{erase_seats(path, options.name)} seat(s) of {options.name!r} erased")
    return 0


def run_schedule(options: argparse.Namespace) -> int:
    """Work out the instalments of an agreement."""
    from kit.schedule.command import run_schedule

    return run_schedule(options)


def run_doctor(options: argparse.Namespace) -> int:
    """Look the laptop over, and wait for a phone to reach it."""
    from kit.laptop.doctor import examine
    from kit.laptop.network import addresses
    from kit.laptop.phone_check import find_reachable
    from kit.text.catalogue import translation

    _ = translation(options.language)
    prepare(options.home)
    findings = examine(options.port, options.home, _)
    signs = {"good": "✓", "warning": "!", "bad": "✗"}
    for finding in findings:
        print(f"{signs[finding.state]} {finding.subject}: {finding.text}")
        if finding.advice:
            print(f"    {finding.advice}")
    bad = any(finding.state == "bad" for finding in findings)
    if not options.no_phone and not bad:
        likely = [address.ip for address in addresses() if address.likely]
        bad = find_reachable(likely, options.port, 120.0, _, print) is None
    return 1 if bad else 0
