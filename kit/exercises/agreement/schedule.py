"""The plan as it appears while terms are typed: one sentence, the rows, how it was worked out."""

from collections.abc import Sequence

from kit.exercises.agreement.convention import convention
from kit.exercises.agreement.ledger import Ledger, Row
from kit.exercises.agreement.plan import Plan
from kit.exercises.agreement.words import day, money
from kit.money import Currency
from kit.text.catalogue import Translate
from kit.text.markup import sentence, shown

_FIRST, _LAST = 3, 1  # rows that are seen before all are asked for
_MOST = 120  # rows that a phone is sent, and that somebody might read; the sheet has all


def card(plan: Plan, currency: Currency, _: Translate) -> str:
    """Return the plan as a card; what is still missing for one where there is none."""
    head = shown(_("The plan"))
    note = shown(_("worked out as you type"))
    top = f'<div class="row is-apart"><h2>{head}</h2><span class="note">{note}</span></div>'
    if plan.ledger is None:
        return f'<section class="card">{top}<p>{shown(_lacking(plan, _))}</p></section>'
    rows = plan.ledger.rows
    table = _table(plan, rows if len(rows) <= _FIRST + _LAST + 1 else _ends(rows), _)
    whole = _whole(plan, _) if _FIRST + _LAST + 1 < len(rows) <= _MOST else ""
    return (
        f'<section class="card">{top}<p>{headline(plan, plan.ledger, currency, _)}</p>'
        f"{table}{whole}{_notes(plan, plan.ledger, _)}</section>"
    )


def headline(plan: Plan, ledger: Ledger, currency: Currency, _: Translate) -> str:
    """Return the plan in one sentence."""
    first, last = ledger.rows[0], ledger.rows[-1]
    values = {
        "amount": f'<b class="figure">{shown(money(first.payment, currency, _))}</b>',
        "count": f'<span class="figure">{len(ledger.rows)}</span>',
        "day": f'<span class="keep">{shown(day(last.due, _))}</span>',
        "last": f'<span class="figure">{shown(money(last.payment, currency, _))}</span>',
    }
    if first is last:
        dated = _("{amount} in one payment, due on {day}.")
        undated = _("{amount} in one payment. No day was agreed yet.")
    elif last.payment == first.payment:
        dated = _("{amount} each, {count} times, paid off on {day}.")
        undated = _("{amount} each, {count} times. No first day was agreed yet.")
    else:
        dated = _("{amount} at first, {count} times, the last one {last}, paid off on {day}.")
        undated = _(
            "{amount} at first, {count} times, the last one {last}. No first day was agreed yet."
        )
    return sentence(dated if plan.dated else undated, **values)


def _lacking(plan: Plan, _: Translate) -> str:
    if plan.faults:
        return _("There is something to put right in the terms before a plan can be made.")
    return _("It needs what is owed, how it is worked out, how often and how many instalments.")


def _table(plan: Plan, rows: Sequence[Row | None], _: Translate) -> str:
    heads = (_("No."), _("Due"), _("Payment"), _("Left"))
    body = "".join(_row(plan, row, _) for row in rows)
    return (
        '<div class="table-frame"><table class="table"><thead><tr>'
        + "".join(f"<th>{shown(head)}</th>" for head in heads)
        + f"</tr></thead><tbody>{_down(plan, _)}{body}</tbody></table></div>"
    )


def _row(plan: Plan, row: Row | None, _: Translate) -> str:
    if row is None:
        more = shown(_("more of them"))
        return f'<tr><td colspan="4" aria-label="{more}">⋮</td></tr>'
    due = row.due.isoformat() if plan.dated else "–"
    cells = (str(row.number), due, f"{row.payment:,}", f"{row.balance:,}")
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _down(plan: Plan, _: Translate) -> str:
    """Return the down payment as a line before the rows: it is none of them."""
    ledger = plan.ledger
    assert ledger
    if not ledger.terms.down:
        return ""
    cells = ("", shown(_("at once")), f"{ledger.terms.down:,}", f"{ledger.terms.financed:,}")
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _ends(rows: Sequence[Row]) -> list[Row | None]:
    return [*rows[:_FIRST], None, *rows[-_LAST:]]


def _whole(plan: Plan, _: Translate) -> str:
    assert plan.ledger
    told = sentence(_("All {count} of them"), count=len(plan.ledger.rows))
    table = _table(plan, plan.ledger.rows, _)
    return f'<details class="more"><summary>{told}</summary>{table}</details>'


def _notes(plan: Plan, ledger: Ledger, _: Translate) -> str:
    notes = [convention(ledger.terms, _)]
    if ledger.interest:
        rate = _("True annual rate: {rate} %.").format(rate=f"{ledger.annual_rate():.2f}")
        notes.insert(0, rate)
    if ledger.terms.waived_penalty.amount:
        notes.append(_("The penalty is apart from the plan: waiving it changes no instalment."))
    return "".join(f'<p class="note">{shown(note)}</p>' for note in notes)
