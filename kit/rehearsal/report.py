"""The report of a rehearsal: all figures as JSON, or one HTML page that needs nothing else."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kit.errors import SettingsError
from kit.rehearsal.figures import distribution
from kit.rehearsal.rehearsal import Outcome
from kit.rehearsal.spoken import seconds, sentences, verdict
from kit.text.catalogue import Translate, translation
from kit.text.language import HTML_LANG
from kit.text.templates import environment

TEMPLATES = Path(__file__).parent / "templates"
TOKENS = Path(__file__).parent.parent / "server" / "assets" / "tokens.css"
MOST_FAULTS = 50  # on the page; the JSON has them all


def write_report(outcome: Outcome, target: Path) -> None:
    """Write the report in the form that the file's ending names.

    Raises SettingsError where the file cannot be written.
    """
    made = as_json if target.suffix.lower() == ".json" else as_html
    try:
        target.write_text(made(outcome), encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"--report: {target} cannot be written ({error.strerror})") from error


def as_json(outcome: Outcome) -> str:
    """Return every figure, every time that was taken in seconds, and every fault."""
    return json.dumps(data(outcome), ensure_ascii=False, indent=1)


def data(outcome: Outcome) -> dict[str, Any]:
    """Return what the JSON holds."""
    ledger, plan = outcome.ledger, asdict(outcome.plan)
    known = ledger.figures()
    return {
        "options": {name: plan[name] for name in plan if name not in ("report", "url")},
        "well": ledger.well,
        "stopped": outcome.stopped,
        "joined": ledger.joined,
        "questions": ledger.question,
        "acknowledged": len(ledger.acknowledged),
        "pairs": {
            "opened_to": ledger.pairs,
            "agreed": len(ledger.confirmed),
            "common_versions": len(ledger.common),
            "went_on_alone": ledger.alone,
        },
        "lost": [asdict(one) for one in ledger.lost],
        "stuck": sorted(ledger.stuck),
        "dropped_out": ledger.drops,
        "overtaken": ledger.overtaken,
        "seconds": {
            kind: asdict(known[kind]) | {"all": [round(one, 4) for one in ledger.times[kind]]}
            for kind in known
        },
        "memory_mb": asdict(outcome.memory) if outcome.memory else None,
        "faults": [asdict(one) for one in ledger.faults],
    }


def as_html(outcome: Outcome) -> str:
    """Return the page, in the language of the plan."""
    _ = translation(outcome.plan.language)
    page = environment(TEMPLATES).get_template("report.html")
    return page.render(
        _=_,
        html_lang=HTML_LANG[outcome.plan.language],
        tokens=TOKENS.read_text(encoding="utf-8"),
        outcome=outcome,
        verdict=verdict(outcome, _),
        sentences=sentences(outcome, _),
        figures=outcome.ledger.figures(),
        charts=[
            _chart(outcome, kind, title) for kind, title in _titles(_) if _taken(outcome, kind)
        ],
        rows=[(kind, title) for kind, title in _titles(_) if _taken(outcome, kind)],
        faults=outcome.ledger.faults[:MOST_FAULTS],
        seconds=seconds,
    )


def _titles(_: Translate) -> list[tuple[str, str]]:
    """Return what each kind of time is called, in the order of the page."""
    return [
        ("join", _("From the first request to a page that can be used")),
        ("submit", _("From pressing Submit to the word “Submitted”")),
        ("wall", _("From pressing Submit to the wall’s count")),
        ("back", _("From coming back to a page that can be used")),
    ]


def _taken(outcome: Outcome, kind: str) -> bool:
    return bool(outcome.ledger.times[kind])


def _chart(outcome: Outcome, kind: str, title: str) -> dict[str, Any]:
    """Return a distribution as bars: how high each is, and what it stands for."""
    width, counts = distribution(outcome.ledger.times[kind])
    return {
        "title": title,
        "end": seconds(width * len(counts)),
        "most": max(counts),
        "bars": [
            {
                "count": count,
                "height": round(100 * count / max(counts), 1),
                "start": seconds(width * place),
                "end": seconds(width * (place + 1)),
            }
            for place, count in enumerate(counts)
        ],
    }
