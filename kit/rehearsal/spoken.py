"""What came of a rehearsal, in plain sentences for the trainer."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kit.rehearsal.figures import Figures
from kit.rehearsal.ledger import Ledger
from kit.rehearsal.rehearsal import Outcome
from kit.text.catalogue import Translate
from kit.text.sentences import sentence

MOST_NAMED = 5  # names in one sentence
MOST_TOLD = 160  # characters of what stood behind a fault


def verdict(outcome: Outcome, _: Translate) -> str:
    """Return the one sentence that counts."""
    if outcome.ledger.well:
        return _("All well: nothing was lost, and nobody got stuck.")
    return _("Not well: something was lost, or somebody got stuck. Read on before you teach.")


def sentences(outcome: Outcome, _: Translate) -> list[str]:
    """Return what was seen: how long things took, then what went wrong."""
    told = [
        *_of_times(outcome.ledger, _),
        *_of_pairs(outcome.ledger, _),
        *_of_faults(outcome.ledger, _),
    ]
    if outcome.stopped:
        told.insert(0, _("The rehearsal was stopped before the class was over."))
    if outcome.memory:
        told.append(
            _(
                "At the most it took {server} MB of memory for the server and {pages} MB for the "
                "{processes} processes behind the pages."
            ).format(
                server=round(outcome.memory.server),
                pages=round(outcome.memory.pages),
                processes=outcome.memory.processes,
            )
        )
    return told


def seconds(duration: float) -> str:
    """Return a duration as it is read: 0.04, 0.85, 1.9, 12.3."""
    return f"{duration:.2f}" if duration < 1 else f"{duration:.1f}"


def _of_times(ledger: Ledger, _: Translate) -> Iterator[str]:
    known = ledger.figures()
    templates = {
        "join": _(
            "{count} people joined; half of them could begin within {p50} s, the slowest waited "
            "{max} s."
        ),
        "submit": _(
            "{count} answers were submitted; half of them were confirmed within {p50} s, 95 of "
            "100 within {p95} s, the slowest after {max} s."
        ),
        "wall": _(
            "The wall counted half of the answers within {p50} s, and the slowest after {max} s."
        ),
        "back": _(
            "Phones came back {count} times after they had dropped out; the slowest could go on "
            "after {max} s."
        ),
    }
    for kind, template in templates.items():
        if kind in known:
            yield template.format(**_rounded(known[kind]))


def _rounded(known: Figures) -> dict[str, str]:
    return {
        "count": str(known.count),
        "p50": seconds(known.p50),
        "p95": seconds(known.p95),
        "max": seconds(known.max),
    }


def _of_pairs(ledger: Ledger, _: Translate) -> Iterator[str]:
    agreed = len(ledger.confirmed)
    if ledger.pairs:
        yield _("Pairs agreed on a common version: {agreed} of {pairs}.").format(
            agreed=agreed, pairs=ledger.pairs
        )
    elif agreed:
        yield _("Pairs agreed on a common version: {agreed}.").format(agreed=agreed)
    if ledger.alone:
        yield _("Went on alone because the partner stayed away: {count}.").format(
            count=ledger.alone
        )


def _of_faults(ledger: Ledger, _: Translate) -> Iterator[str]:
    if ledger.overtaken:
        yield _("{count} answers came too late: the question was closed before.").format(
            count=ledger.overtaken
        )
    if ledger.lost:
        yield _("{count} answers that a phone had called submitted are gone: {names}.").format(
            count=len(ledger.lost), names=_names((one.seat for one in ledger.lost), _)
        )
    if ledger.stuck:
        yield _("{count} seats got stuck: {names}.").format(
            count=len(ledger.stuck), names=_names(ledger.stuck, _)
        )
    for code, count in Counter(fault.code for fault in ledger.faults).most_common():
        first = next(fault for fault in ledger.faults if fault.code == code)
        yield _("{count} × {what} ({seat}: {message})").format(
            count=count,
            what=sentence(code, {}, _),
            seat=first.seat,
            message=first.message.partition("; the page:")[0][:MOST_TOLD],
        )


def _names(seats: Iterable[str], _: Translate) -> str:
    """Return the first few names, and a sign where there are more."""
    named = sorted(set(seats))
    return _(", ").join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
