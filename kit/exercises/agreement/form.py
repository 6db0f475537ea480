"""What the form says: its fields, what is wrong in them, and the way from screen to screen."""

from collections.abc import Mapping
from decimal import Decimal

from kit.exercises.agreement.field import FIELDS, Field
from kit.exercises.agreement.plan import Plan
from kit.exercises.agreement.words import CHOICES
from kit.exercises.agreement.words import FIELDS as NAMES
from kit.exercises.contract import Json
from kit.money import Currency
from kit.text.catalogue import Translate
from kit.text.catalogue import mark as _
from kit.text.markup import shown

_LONGEST = 200  # characters of a field, as the model reads them
_EXAMPLES = {
    "balance": "18600.00",
    "down": "600.00",
    "waived_principal": "0",
    "waived_penalty": "0",
    "rate": "4.9",
    "instalments": "15",
    "instalment_amount": "1200.00",
    "first_due": "2026-12-10",
    "condition": _("when, and if what"),
    "channel": _("where and how the money goes"),
    "customer_does": _("and by when"),
    "institution_does": _("and by when"),
    "missed_payment": _("who does what then"),
    "follow_up": _("day, hour, by what means"),
    "thanks": _("in a few words of your own"),
}
_SCREENS = {
    "terms": _("Terms"),
    "plan": _("Plan"),
    "words": _("Words"),
    "comparison": _("Compare"),
}
_FAULT, _PARTS = _("{field}: {fault}"), _("The four parts")
_BACK, _NEXT = _("One part back"), _("Next part")
_WRITTEN = ("terms", "plan", "words")  # the screens before anything is handed in


def fields(currency: Currency, translate: Translate) -> list[Json]:
    """Return the form's fields as `kit.widgets.form` has them."""
    return [_field(field, currency, translate) for field in FIELDS.values()]


def _field(field: Field, currency: Currency, translate: Translate) -> Json:
    example = _EXAMPLES.get(field.id, "")
    if field.kind == "amount" and example != "0":
        example = currency.text(Decimal(example))
    return {
        "id": field.id,
        "kind": field.kind,
        "label": translate(NAMES[field.id]),
        "options": [{"id": each, "label": translate(CHOICES[each])} for each in field.choices],
        "example": translate(example) if field.kind == "words" else example,
        "most": _LONGEST,
        "wide": field.kind in ("words", "choice"),
    }


def faults(plan: Plan, translate: Translate) -> dict[str, str]:
    """Return by field what is wrong there and what would be right, naming it."""
    return {
        name: translate(_FAULT).format(
            field=translate(NAMES[name]),
            fault=translate(refused.sentence).format(**refused.values),
        )
        for name, refused in plan.faults.items()
    }


def idle(terms: Mapping[str, str]) -> list[str]:
    """Return the fields that nothing is to be written in: a rate where there is no interest."""
    free = terms["method"] == "interest-free"
    return ["rate"] if free and not terms["rate"].strip() else []


def steps(screen: str, translate: Translate) -> str:
    """Return the stepper: each written screen can be gone to, the comparison comes later."""
    place = list(_SCREENS).index(screen)
    items = "".join(
        f"<li{_standing(number, place)}>{_link(name, translate)}</li>"
        for number, name in enumerate(_SCREENS)
    )
    return f'<ol class="stepper" aria-label="{translate(_PARTS)}">{items}</ol>'


def _standing(number: int, place: int) -> str:
    if number == place:
        return ' aria-current="step"'
    return ' class="is-done"' if number < place else ""


def _link(name: str, translate: Translate) -> str:
    label = shown(translate(_SCREENS[name]))
    if name not in _WRITTEN:
        return f'<span class="stepper-part">{label}</span>'
    press = f'data-press="screen" data-to="{name}"'
    return f'<button class="stepper-part" type="button" {press}>{label}</button>'


def ways(screen: str, translate: Translate) -> str:
    """Return the ways to the screens before and after."""
    place = _WRITTEN.index(screen)
    back = place and _way(_WRITTEN[place - 1], translate(_BACK), "is-plain")
    last = place + 1 == len(_WRITTEN)
    onward = "" if last else _way(_WRITTEN[place + 1], translate(_NEXT), "is-quiet")
    return f'<div class="row is-apart">{back or "<span></span>"}{onward}</div>'


def _way(to: str, label: str, kind: str) -> str:
    press = f'data-press="screen" data-to="{to}"'
    return f'<button class="button {kind}" type="button" {press}>{shown(label)}</button>'
