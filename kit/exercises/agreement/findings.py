"""What a plan's terms themselves say against it, each finding with the rule it comes from.

Facts for teaching, no legal advice. Where a rule gives no number, the limit is this kit's own and
its comment says so. A finding without a rule is plain prudence.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from kit.exercises.agreement.affordability import Budget, heaviest
from kit.exercises.agreement.ledger import Ledger
from kit.exercises.agreement.period import Period
from kit.text.catalogue import Translate
from kit.text.catalogue import mark as _


@dataclass(frozen=True)
class Rule:
    """A rule of a jurisdiction and where it stands."""

    id: str
    source: str


@dataclass(frozen=True)
class Finding:
    """Something that a rule, or prudence, says against a plan; `sentence` has places for values.

    `undated` says the same of a plan whose days only stand in, where `sentence` names days.
    """

    id: str
    rule: Rule | None
    sentence: str
    values: dict[str, object] = field(default_factory=dict)
    undated: str = ""

    def why(self, translate: Translate, dated: bool = True) -> str:
        """Return in a language what is wrong."""
        sentence = self.sentence if dated or not self.undated else self.undated
        return translate(sentence).format(**self.values)


Check = Callable[[Ledger, Budget | None], Finding | None]

CREDIT_CARD_70 = Rule("cn_credit_card_70", "商业银行信用卡业务监督管理办法 第七十条 (Art. 70)")
CONC_7_3_10 = Rule("uk_conc_7_3_10", "FCA Handbook, CONC 7.3.10R")

LONGEST_MONTHS = 60  # Art. 70: at most five years
FEW_INSTALMENTS = 3  # our reading of "very few repayments"; the rule gives no number
LARGE_LAST = Decimal("1.5")  # our own: a last instalment half as large again surprises


def over_five_years(ledger: Ledger, budget: Budget | None) -> Finding | None:
    """Find a plan whose last instalment is due more than five years after its start."""
    terms = ledger.terms
    if terms.period is Period.MONTH:  # counted from the first, so that cut months do not matter
        earliest = Period.MONTH.shift(terms.first_due, terms.instalments - 1 - LONGEST_MONTHS)
    else:
        earliest = Period.MONTH.shift(terms.last_due, -LONGEST_MONTHS)
    if terms.start >= earliest:
        return None
    return Finding(
        "over_five_years",
        CREDIT_CARD_70,
        _("The last instalment is due on {day}, more than five years after {start}."),
        {"day": terms.last_due, "start": terms.start},
        _("The last instalment is due more than five years after the start."),
    )


def few_payments(ledger: Ledger, budget: Budget | None) -> Finding | None:
    """Find a plan that has to be paid in one or very few instalments."""
    count = ledger.terms.instalments
    if count > FEW_INSTALMENTS:
        return None
    return Finding(
        "few_payments",
        CONC_7_3_10,
        _(
            "All is to be paid in one or few instalments ({count}). That must not be pressed for "
            "where it harms the customer’s finances."
        ),
        {"count": count},
    )


def _over_surplus(rule: Rule | None) -> Check:
    def over_surplus(ledger: Ledger, budget: Budget | None) -> Finding | None:
        """Find a plan that asks for more in a month than necessary spending leaves."""
        if budget is None or heaviest(ledger) <= budget.surplus:
            return None
        return Finding(
            "over_surplus",
            rule,
            _("A month asks for {due}; necessary spending leaves {surplus}."),
            {"due": heaviest(ledger), "surplus": budget.surplus},
        )

    return over_surplus


def large_last(ledger: Ledger, budget: Budget | None) -> Finding | None:
    """Find a plan whose last instalment is far larger than those before it."""
    *before, last = ledger.rows
    if not before or last.payment <= before[-1].payment * LARGE_LAST:
        return None
    return Finding(
        "large_last",
        None,
        _("The last instalment is {last}, those before it {usual}."),
        {"last": last.payment, "usual": before[-1].payment},
    )


CHECKS: dict[str, tuple[Check, ...]] = {
    "cn": (over_five_years, _over_surplus(None), large_last),
    "us": (_over_surplus(None), large_last),
    "uk": (few_payments, _over_surplus(CONC_7_3_10), large_last),
}


def find(ledger: Ledger, jurisdiction: str, budget: Budget | None = None) -> list[Finding]:
    """Return what the rules of a jurisdiction, and prudence, say against a plan."""
    found = (check(ledger, budget) for check in CHECKS[jurisdiction])
    return [finding for finding in found if finding is not None]
