"""Two versions of one agreement side by side, field by field, as HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from kit.exercises.agreement.case import STAND_IN
from kit.exercises.agreement.comparison import Compared, alike, compare
from kit.exercises.agreement.words import FIELDS, ROLES, typed
from kit.exercises.contract import Attempt
from kit.money import Currency
from kit.text.catalogue import Translate
from kit.text.markup import sentence, shown


@dataclass(frozen=True)
class _Seen:
    """What one reader sees: whose version is whose, what was said, and whether they may say it."""

    names: tuple[str, ...]
    currency: Currency
    verdicts: Mapping[str, bool]
    asked: bool

    def is_settled(self, each: Compared) -> bool:
        """Whether a field is the same, and there is nothing to be said of it any more."""
        open_ = self.asked and each.standing == "unread"
        return bool(alike(each, self.verdicts)) and not open_


def sides(
    currency: Currency, versions: Mapping[str, Attempt], own: str, asked: bool, _: Translate
) -> str:
    """Return what both wrote: first where they differ, then, on a tap, where they agree.

    `own` is the role of who looks; it stands on the left. Where they are `asked`, they say what no
    rule can read, and may say it otherwise again.
    """
    mine = own if own in versions else next(iter(versions))
    theirs = next(role for role in versions if role != mine)
    compared = compare(
        versions[mine].answer["terms"], versions[theirs].answer["terms"], currency, STAND_IN
    )
    names = tuple(_named(role, own, _) for role in (mine, theirs))
    seen = _Seen(names, currency, versions[mine].verdicts, asked)
    settled = [each for each in compared if seen.is_settled(each)]
    first = [each for each in compared if not seen.is_settled(each)]
    head = shown(_("Did both write the same?"))
    return (
        f'<section class="card"><div class="row is-apart"><h2>{head}</h2>'
        f'{_chips(compared, seen, _)}</div><div class="sides">{_fields(first, seen, _)}</div>'
        f"{_agreed(settled, seen, _)}</section>"
    )


def _named(role: str, own: str, _: Translate) -> str:
    name = _(ROLES[role])
    return _("{side} (you)").format(side=name) if role == own else name


def _chips(compared: Sequence[Compared], seen: _Seen, _: Translate) -> str:
    same = sum(bool(alike(each, seen.verdicts)) for each in compared)
    counts = (
        (_("Same {count}"), "is-strong", same),
        (_("Different {count}"), "is-accent", len(compared) - same),
    )
    drawn = "".join(
        f'<span class="chip {kind}">{shown(told.format(count=count))}</span>'
        for told, kind, count in counts
        if count
    )
    return f'<span class="chips">{drawn}</span>'


def _fields(compared: Sequence[Compared], seen: _Seen, _: Translate) -> str:
    return "".join(_field(each, seen, _) for each in compared)


def _field(each: Compared, seen: _Seen, _: Translate) -> str:
    apart = not alike(each, seen.verdicts)
    chip = f'<span class="chip {"is-accent" if apart else "is-strong"}">'
    chip += f"{shown(_told(each, seen.verdicts, _))}</span>"
    sides_ = "".join(
        f'<p data-side="{escape(name)}">{_value(each.field, value, seen.currency, _)}</p>'
        for name, value in zip(seen.names, (each.mine, each.theirs), strict=True)
    )
    return (
        f'<div class="side-field{" is-apart" if apart else ""}">'
        f"<h3>{shown(_(FIELDS[each.field]))} {chip}</h3>{sides_}{_buttons(each, seen, _)}</div>"
    )


def _told(each: Compared, verdicts: Mapping[str, bool], _: Translate) -> str:
    """Return how a field stands, in a few words."""
    if each.standing == "unread" and each.field in verdicts:
        return _("You say: the same") if verdicts[each.field] else _("You say: different")
    return {
        "different": _("≠ different"),
        "one_side": _("only one side wrote it"),
        "unread": _("same or not? You say"),
        "same": _("= same"),
    }[each.standing]


def _buttons(each: Compared, seen: _Seen, _: Translate) -> str:
    """Return what whoever is asked says with whether a field is the same."""
    if each.standing != "unread" or not seen.asked:
        return ""
    said = seen.verdicts.get(each.field)
    choices = (
        ("yes", _("The same"), said is True),
        ("no", _("Different"), said is False),
    )
    buttons = "".join(
        f'<button class="button is-quiet" type="button" data-press="verdict"'
        f' data-part="{each.field}" data-same="{same}"'
        f' aria-pressed="{"true" if pressed else "false"}">{shown(words)}</button>'
        for same, words, pressed in choices
    )
    name = escape(_(FIELDS[each.field]))
    return f'<div class="verdict" role="group" aria-label="{name}">{buttons}</div>'


def _value(field: str, value: str, currency: Currency, _: Translate) -> str:
    if not value.strip():
        nothing = shown(_("nothing"))
        return f"<em>{nothing}</em>"
    return f"<em>{shown(typed(field, value, currency, _))}</em>"


def _agreed(same: Sequence[Compared], seen: _Seen, _: Translate) -> str:
    if not same:
        return ""
    told = sentence(_("The {count} that are the same"), count=len(same))
    return (
        f'<details class="more"><summary>{told}</summary>'
        f'<div class="sides">{_fields(same, seen, _)}</div></details>'
    )
