"""The terms of an agreement, checked: what is owed, what is waived, and how the rest is paid."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from kit.errors import TermsRefused
from kit.exercises.agreement.period import FirstPeriod, Period
from kit.money import Currency
from kit.text.catalogue import mark as _

Method = Literal["equal-instalment", "equal-principal", "interest-free"]  # 等额本息, 等额本金, 免息


@dataclass(frozen=True)
class Waiver:
    """An amount that is no longer asked for, and the condition under which that is so."""

    amount: Decimal = Decimal(0)
    condition: str = ""


@dataclass(frozen=True)
class Terms:
    """Terms that go together; raises TermsRefused for such as do not.

    Amounts are in `currency`, `balance` is without the penalty. `rate` is in per cent a year,
    `fee_rate` in per cent of what is financed for each period. Either `method` or `payment` says
    how it is paid; a payment, fee included, without a rate has its rate solved.
    """

    currency: Currency
    balance: Decimal
    instalments: int
    first_due: date
    start: date
    period: Period = Period.MONTH
    method: Method | None = None
    rate: Decimal | None = None
    payment: Decimal | None = None
    down: Decimal = Decimal(0)
    waived_principal: Waiver = field(default_factory=Waiver)
    waived_penalty: Waiver = field(default_factory=Waiver)
    fee_rate: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        self._check_amounts()
        self._check_method()
        self._check_dates()

    @property
    def financed(self) -> Decimal:
        """What is paid in instalments: the balance without waived principal and down payment."""
        return self.balance - self.waived_principal.amount - self.down

    @property
    def rate_is_solved(self) -> bool:
        """Whether nobody named a rate, so that the payments alone say what it is."""
        return self.payment is not None and self.rate is None

    @property
    def first_period(self) -> FirstPeriod:
        """How long the first period is; only the annual rate asks."""
        return self.period.first_period(self.start, self.first_due)

    @property
    def last_due(self) -> date:
        """When the last instalment is due."""
        return self.period.shift(self.first_due, self.instalments - 1)

    def _check_amounts(self) -> None:
        if self.financed > 0:
            return
        less = {"down": self.down, "waived_principal": self.waived_principal.amount}
        raise TermsRefused(
            (*(name for name, amount in less.items() if amount), "balance"),
            _(
                "nothing is left to pay in instalments; down payment and waived principal together "
                "have to be under the balance, at most {most}"
            ),
            most=self.balance - self.currency.unit,
        )

    def _check_method(self) -> None:
        if self.payment is not None and self.method is not None:
            raise TermsRefused(
                ("payment", "method"),
                _("a payment replaces the method; give one of the two"),
            )
        if self.payment is None and self.method is None:
            raise TermsRefused(
                ("method", "payment"), _("how it is paid is missing; give a method or a payment")
            )
        if self.method == "interest-free" and self.rate:
            raise TermsRefused(
                ("rate", "method"),
                _("interest-free instalments have no rate; leave it out, or give another method"),
            )
        if self.method in ("equal-instalment", "equal-principal") and self.rate is None:
            raise TermsRefused(
                ("rate", "method"),
                _("this method needs a rate, in per cent a year, such as 4.9"),
            )

    def _check_dates(self) -> None:
        if self.start >= self.first_due:
            raise TermsRefused(
                ("start", "first_due"),
                _("the first instalment is due after the start; give a start before {first_due}"),
                first_due=self.first_due,
            )
        try:
            self.period.shift(self.first_due, self.instalments - 1)
        except OverflowError as error:
            raise TermsRefused(
                ("first_due", "instalments"),
                _("the last one would be due after the year {year}; begin earlier or give fewer"),
                year=date.max.year,
            ) from error
