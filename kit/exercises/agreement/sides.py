"""Two versions of one agreement side by side, field by field, as HTML."""

from collections.abc import Mapping, Sequence
from html import escape

from kit.exercises.agreement.case import STAND_IN
from kit.exercises.agreement.comparison import Compared, compare
from kit.exercises.agreement.model import Agreement
from kit.exercises.agreement.words import FIELDS, ROLES, typed
from kit.exercises.contract import Attempt
from kit.money import Currency
from kit.text.catalogue import Translate
from kit.text.language import Language
from kit.text.markup import sentence, shown

APART = ("different", "one_side", "unread")


def sides(
    agreement: Agreement,
    item: str,
    versions: Mapping[str, Attempt],
    own: str,
    language: Language,
    _: Translate,
) -> str:
    """Return what both wrote: first where they differ, then, on a tap, where they agree.

    `own` is the role of who looks; it stands on the left.
    """
    mine = own if own in versions else next(iter(versions))
    theirs = next(role for role in versions if role != mine)
    currency = agreement.cases[item].currencies[language]
    compared = compare(
        versions[mine].answer["terms"], versions[theirs].answer["terms"], currency, STAND_IN
    )
    names = tuple(_named(role, own, _) for role in (mine, theirs))
    apart = [each for each in compared if each.standing in APART]
    same = [each for each in compared if each.standing not in APART]
    head = shown(_("Did both write the same?"))
    return (
        f'<section class="card"><div class="row is-apart"><h2>{head}</h2>{_chips(apart, same, _)}'
        f'</div><div class="sides">{_fields(apart, names, currency, _)}</div>'
        f"{_agreed(same, names, currency, _)}</section>"
    )


def _named(role: str, own: str, _: Translate) -> str:
    name = _(ROLES[role])
    return _("{side} (you)").format(side=name) if role == own else name


def _chips(apart: Sequence[Compared], same: Sequence[Compared], _: Translate) -> str:
    counts = (
        (_("Same {count}"), "is-strong", len(same)),
        (_("Different {count}"), "is-accent", len(apart)),
    )
    drawn = "".join(
        f'<span class="chip {kind}">{shown(told.format(count=count))}</span>'
        for told, kind, count in counts
        if count
    )
    return f'<span class="chips">{drawn}</span>'


def _fields(
    compared: Sequence[Compared], names: tuple[str, ...], currency: Currency, _: Translate
) -> str:
    chips = {
        "different": _("≠ different"),
        "one_side": _("only one side wrote it"),
        "unread": _("same or not? You say"),
        "same": _("= same"),
    }
    html = ""
    for each in compared:
        apart = each.standing in APART
        chip = f'<span class="chip {"is-accent" if apart else "is-strong"}">'
        chip += f"{shown(chips[each.standing])}</span>"
        sides_ = "".join(
            f'<p data-side="{escape(name)}">{_value(each.field, value, currency, _)}</p>'
            for name, value in zip(names, (each.mine, each.theirs), strict=True)
        )
        html += (
            f'<div class="side-field{" is-apart" if apart else ""}">'
            f"<h3>{shown(_(FIELDS[each.field]))} {chip}</h3>{sides_}</div>"
        )
    return html


def _value(field: str, value: str, currency: Currency, _: Translate) -> str:
    if not value.strip():
        nothing = shown(_("nothing"))
        return f"<em>{nothing}</em>"
    return f"<em>{shown(typed(field, value, currency, _))}</em>"


def _agreed(
    same: Sequence[Compared], names: tuple[str, ...], currency: Currency, _: Translate
) -> str:
    if not same:
        return ""
    told = sentence(_("The {count} that are the same"), count=len(same))
    fields = _fields(same, names, currency, _)
    return (
        f'<details class="more"><summary>{told}</summary>'
        f'<div class="sides">{fields}</div></details>'
    )
