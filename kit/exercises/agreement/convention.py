"""The convention of a ledger in words, so that no figure stands without it."""

from kit.exercises.agreement.terms import Terms
from kit.text.catalogue import Translate
from kit.text.catalogue import mark as _

_HOW = {
    "equal-instalment": _(
        "Ledger, equal instalments: interest is balance × rate / (100 × {a_year}), rounded half up "
        "to {unit} each period; the last instalment takes the remainder."
    ),
    "equal-principal": _(
        "Ledger, equal principal: a part of principal is the amount financed / {count}, interest "
        "is balance × rate / (100 × {a_year}), both rounded half up to {unit} each period; the "
        "last instalment takes the remainder."
    ),
    "interest-free": _(
        "Ledger, interest-free: a part is the amount financed / {count}, rounded half up to "
        "{unit}; the last instalment takes the remainder."
    ),
}
_GIVEN = _(
    "Ledger, payments as given, fee included: interest is balance × rate / (100 × {a_year}), "
    "rounded half up to {unit} each period; the last instalment takes the remainder."
)
_SOLVED = _(
    "Ledger, every payment as given, fee included: the rate is solved from the payments without "
    "fees; interest is balance × rate / (100 × {a_year}), rounded half up to {unit} each period; "
    "in the last instalment the interest takes the remainder."
)
_ANNUAL_RATE = _(
    "The annual rate is nominal: the internal rate of return of a period × {a_year}, from what is "
    "really paid; only there an odd first period counts, whole periods and days / {days}, at "
    "simple interest."
)


def convention(terms: Terms, translate: Translate) -> str:
    """Return how the figures of a ledger were rounded and its annual rate was found."""
    how = _HOW[terms.method] if terms.method else _SOLVED if terms.rate_is_solved else _GIVEN
    between = "" if translate.language == "zh" else " "
    return between.join(translate(sentence) for sentence in (how, _ANNUAL_RATE)).format(
        a_year=terms.period.a_year,
        count=terms.instalments,
        days=terms.period.days,
        unit=terms.currency.unit,
    )
