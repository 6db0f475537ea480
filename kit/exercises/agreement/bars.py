"""The class's picture field by field for the phone, as HTML."""

from collections.abc import Mapping

from kit.exercises.agreement.field_share import FieldShare, field_shares
from kit.exercises.contract import Json
from kit.text.catalogue import Translate
from kit.text.markup import sentence, shown


def bars(tally: Json, names: Mapping[str, str], _: Translate) -> str:
    """Return a row for each field; `names` are their labels in the reader's language.

    Raises KeyError for a field without a label.
    """
    shares = field_shares(tally)
    head = shown(_("What we put down as it was agreed"))
    if not shares:
        note = shown(_("Nobody has answered this one."))
        return f'<section class="question"><h2>{head}</h2><p class="note">{note}</p></section>'
    people = sentence(_("People: {count}"), count=tally["answers"])
    rows = "".join(_bar(names[share.id], share) for share in shares)
    html = f'<h2>{head} <small>{people}</small></h2><div class="bars is-two">{rows}</div>'
    if any(share.same is not None for share in shares):
        key = shown(_("Dark: as it was agreed. Pale: both sides of a pair wrote the same."))
        html += f'<p class="note">{key}</p>'
    return f'<section class="question">{html}</section>'


def _bar(name: str, share: FieldShare) -> str:
    """Return a row: name, one bar or two, and the numbers."""
    both = "".join(
        f'<i{kind} style="--share: {100 * value:.3g}%"></i>' if value else ""
        for kind, value in (("", share.right), (' class="is-first"', share.same))
    )
    numbers = " · ".join(each for each in share.written if each)
    return (
        f'<p class="bar is-pair"><span>{shown(name)}</span><span class="bar-pair">{both}</span>'
        f'<span class="figure">{numbers}</span></p>'
    )
