"""What a plan asks of a household month by month, and two trials of it, told in sentences.

The first trial is one bad month of the size that the case gives, the second an income that is
lower by a fifth in every month.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kit.exercises.agreement.affordability import (
    LOWER_INCOME,
    Budget,
    Stress,
    breaks,
    heaviest,
    left_over,
    months,
    share,
)
from kit.exercises.agreement.figure import money
from kit.exercises.agreement.ledger import Ledger
from kit.money import Currency, half_up
from kit.text.catalogue import Translate
from kit.text.markup import joined, sentence, shown

_SHOWN = 12  # months; what is told counts all of them
_BAD_MONTH = 4  # far enough in that the first good months are forgotten


@dataclass(frozen=True)
class Short:
    """The first month in which something is missing, from 1, and how much."""

    month: int
    amount: Decimal


@dataclass(frozen=True)
class Trial:
    """A stress, what the month that it strikes leaves before it is paid, and where it breaks."""

    stress: Stress
    left: Decimal
    short: Short | None


@dataclass(frozen=True)
class Burden:
    """What falls due in the first months of a plan, out of `months`, against the surplus.

    `most` is due in the heaviest month of all, `share` is its share of the surplus (1 is all),
    None without one. The months are `level` where all but the last ask for the same; what
    rounding adds does not count. `short` is where the plan breaks in an ordinary month.
    """

    currency: Currency
    due: tuple[Decimal, ...]
    months: int
    most: Decimal
    level: bool
    surplus: Decimal
    share: Fraction | None
    short: Short | None
    bad_month: Trial
    lower_income: Trial

    def learns_from(self, trial: Trial) -> bool:
        """Say whether a trial shows more than that the plan breaks as it is."""
        if self.short is None or trial.short is None:
            return True
        return trial.short.month < self.short.month


def make_burden(ledger: Ledger, budget: Budget, stress: Stress) -> Burden:
    """Return the burden of a plan; of `stress` the size of its one bad month counts."""
    plan, most = months(ledger), heaviest(ledger)
    unlucky = Stress(shock=stress.shock, shock_month=min(_BAD_MONTH, len(plan)))
    return Burden(
        currency=ledger.terms.currency,
        due=tuple(month.due for month in plan[:_SHOWN]),
        months=len(plan),
        most=most,
        level=all(most - month.due < 1 for month in plan[:-1]),
        surplus=budget.surplus,
        share=share(ledger, budget),
        short=_short(ledger, budget, Stress()),
        bad_month=_trial(ledger, budget, unlucky),
        lower_income=_trial(ledger, budget, LOWER_INCOME),
    )


def told(burden: Burden, _: Translate) -> str:
    """Return the burden in sentences, as HTML; the same words stand for the chart."""
    sentences = [_ordinary(burden, _)]
    if burden.short:
        template = _("As it is, month {month} is {amount} short.")
        amount = _figure(burden.short.amount, burden, _)
        sentences.append(sentence(template, month=burden.short.month, amount=amount))
    if burden.learns_from(burden.bad_month):
        sentences.append(_bad_month(burden, _))
    if burden.learns_from(burden.lower_income):
        sentences.append(_lower_income(burden, _))
    return joined(sentences, _.language)


def _trial(ledger: Ledger, budget: Budget, stress: Stress) -> Trial:
    left = _left(ledger, budget, stress, stress.shock_month)
    return Trial(stress, left, _short(ledger, budget, stress))


def _short(ledger: Ledger, budget: Budget, stress: Stress) -> Short | None:
    broken = breaks(ledger, budget, stress)
    if broken is None:
        return None
    return Short(broken.number, broken.due - _left(ledger, budget, stress, broken.number))


def _left(ledger: Ledger, budget: Budget, stress: Stress, month: int) -> Decimal:
    """Return what a month leaves, rounded down: what a payment is short of is never 0 then."""
    return -ledger.terms.currency.round_up(-left_over(budget, stress, month))


def _ordinary(burden: Burden, _: Translate) -> str:
    if burden.share is None:
        return shown(_("Necessary spending takes all of the income; nothing is left to pay with."))
    template = _("A month usually leaves {surplus}. The plan takes {due}, {share} of it.")
    if not burden.level:
        template = _(
            "A month usually leaves {surplus}. In its heaviest month the plan takes {due}, "
            "{share} of it."
        )
    return sentence(
        template,
        surplus=_figure(burden.surplus, burden, _),
        due=_figure(burden.most, burden, _),
        share=f"{half_up(100 * burden.share, 0):,}%",
    )


def _bad_month(burden: Burden, _: Translate) -> str:
    trial = burden.bad_month
    template = _("Even if month {month} brings {shock} more to spend, the plan can be paid.")
    if trial.short:
        template = _("If month {month} brings {shock} more to spend, it is {amount} short.")
    return sentence(
        template,
        month=trial.stress.shock_month,
        shock=_figure(trial.stress.shock, burden, _),
        amount=_figure(trial.short.amount, burden, _) if trial.short else "",
    )


def _lower_income(burden: Burden, _: Translate) -> str:
    trial = burden.lower_income
    left = _figure(trial.left, burden, _)
    if trial.short is None:
        template = _("Even with a fifth less income, a month leaves {left} and it can be paid.")
        return sentence(template, left=left)
    template = _("With a fifth less income, {left} is left: month {month} is {amount} short.")
    if trial.left <= 0:
        template = _("With a fifth less income, nothing is left: month {month} is {amount} short.")
    amount = _figure(trial.short.amount, burden, _)
    return sentence(template, left=left, month=trial.short.month, amount=amount)


def _figure(amount: Decimal, burden: Burden, _: Translate) -> str:
    return f'<b class="figure">{shown(money(amount, burden.currency, _))}</b>'
