"""The unrounded formula gives what textbooks and manuals print; no cent of it is paid."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kit.exercises.agreement import formula
from kit.money import half_up

LOAN = (Decimal(2500), Decimal("8.24"), 12, 12)  # numpy-financial's example
CREDIT = (Decimal(100000), Decimal("4.9"), 12, 120)


def cents(*numbers: Fraction) -> list[str]:
    return [str(half_up(number, 2)) for number in numbers]


def test_numpy_financial_s_parts_of_an_instalment() -> None:
    assert cents(*formula.equal_instalment_parts(*LOAN, 1)) == ["200.58", "17.17"]
    assert cents(*formula.equal_instalment_parts(*LOAN, 12)) == ["216.26", "1.49"]
    assert cents(formula.balance(*LOAN, 1)) == ["2299.42"]
    assert cents(formula.equal_instalment_interest(*LOAN)) == ["112.98"]


def test_numpy_financial_s_payment_of_a_house() -> None:
    payment = formula.equal_instalment(Decimal(200000), Decimal("7.5"), 12, 180)

    assert float(payment) == pytest.approx(1854.0247200054619, abs=1e-10)


def test_excel_s_payment_at_the_end_and_in_advance() -> None:
    loan = (Decimal(10000), Decimal(8), 12, 10)

    assert cents(formula.equal_instalment(*loan)) == ["1037.03"]
    assert cents(formula.equal_instalment(*loan, in_advance=True)) == ["1030.16"]


def test_equal_instalments_of_a_credit() -> None:
    assert cents(formula.equal_instalment(*CREDIT)) == ["1055.77"]
    assert cents(*formula.equal_instalment_parts(*CREDIT, 1)) == ["647.44", "408.33"]
    assert cents(*formula.equal_instalment_parts(*CREDIT, 2)) == ["650.08", "405.69"]


def test_equal_principal_of_a_credit() -> None:
    assert cents(sum(formula.equal_principal_parts(*CREDIT, 1))) == ["1241.67"]
    assert cents(formula.equal_principal_interest(*CREDIT)) == ["24704.17"]


def test_without_interest_every_part_is_the_same() -> None:
    free = (Decimal(10000), Decimal(0), 12, 3)

    assert formula.equal_instalment(*free) == Fraction(10000, 3)
    assert formula.equal_instalment_parts(*free, 3) == (Fraction(10000, 3), 0)
    assert formula.balance(*free, 3) == 0


def test_nothing_is_left_after_the_last_instalment() -> None:
    assert formula.balance(*LOAN, 0) == 2500
    assert formula.balance(*LOAN, 12) == 0
    parts = [formula.equal_principal_parts(*CREDIT, number) for number in range(1, 121)]
    assert sum(principal for principal, _ in parts) == 100000
    assert sum(interest for _, interest in parts) == formula.equal_principal_interest(*CREDIT)


def test_a_rate_of_a_period_is_exact() -> None:
    assert formula.periodic(Decimal(12), 12) == Fraction(1, 100)
    assert formula.periodic(Decimal("4.9"), 12) == Fraction(49, 12000)
