"""The rules of a jurisdiction, and which of them speaks of a finding: teaching notes, no advice."""

from dataclasses import dataclass
from datetime import time
from typing import Literal

from kit.text.language import Text

Answers = Literal["customer", "spouse", "colleague", "voicemail", "unknown"]
Product = Literal[
    "credit_card", "consumer_loan", "car_loan", "mortgage", "utility", "trade_receivable"
]
Institution = Literal["bank", "consumer_finance", "agency", "utility", "supplier"]

# What a rule's scope may name, and what a situation is described by.
ANSWERS: tuple[Answers, ...] = ("customer", "spouse", "colleague", "voicemail", "unknown")
PRODUCTS: tuple[Product, ...] = (
    "credit_card",
    "consumer_loan",
    "car_loan",
    "mortgage",
    "utility",
    "trade_receivable",
)
INSTITUTIONS: tuple[Institution, ...] = (
    "bank",
    "consumer_finance",
    "agency",
    "utility",
    "supplier",
)
# What a rule may speak of: the first twelve are found in openings, the others in agreements.
FINDINGS = (
    "third_party_disclosure",
    "debt_before_verify",
    "wrong_time",
    "threat",
    "judgement",
    "amount_first",
    "stacked_questions",
    "guilt",
    "false_urgency",
    "impersonation",
    "induce_borrowing",
    "family_pressure",
    "promise_delete_record",
    "borrow_to_repay",
    "too_long",
    "payment_pressure",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What an act says about some findings, in the kit's own words.

    `source` names act and article. An empty tuple of the scope means all.
    """

    id: str
    jurisdiction: str
    findings: tuple[str, ...]
    source: Text
    says: Text
    products: tuple[Product, ...] = ()
    institutions: tuple[Institution, ...] = ()
    answers: tuple[Answers, ...] = ()

    def covers(
        self, finding: str, product: str | None, institution: str | None, answers: str
    ) -> bool:
        """Say whether the rule clearly speaks of a finding in a case.

        What is not known of the case (None) lies in no scope that names some.
        """
        return (
            finding in self.findings
            and (not self.products or product in self.products)
            and (not self.institutions or institution in self.institutions)
            and (not self.answers or answers in self.answers)
        )


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A jurisdiction's rules, the closest first, and from when until when nobody is called."""

    jurisdiction: str
    name: Text
    quiet: tuple[time, time]
    rules: tuple[Rule, ...]

    def is_quiet(self, hour: time) -> bool:
        """Say whether nobody is called at `hour`; the quiet hours may reach over midnight."""
        begin, end = self.quiet
        if begin <= end:
            return begin <= hour < end
        return hour >= begin or hour < end

    def rule(
        self, finding: str, product: str | None, institution: str | None, answers: str
    ) -> Rule | None:
        """Return the first rule that covers the case; None: good practice, no rule, speaks."""
        for rule in self.rules:
            if rule.covers(finding, product, institution, answers):
                return rule
        return None
