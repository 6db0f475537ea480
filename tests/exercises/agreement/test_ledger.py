"""The ledger: what is really paid, to the cent."""

from decimal import Decimal

import pytest

from kit.errors import TermsRefused
from kit.exercises.agreement.ledger import Ledger
from kit.money import half_up
from tests.exercises.agreement.sample import CREDIT, FREE, GIVEN, column, ledger_of


def rate_of(ledger: Ledger, decimals: int = 2) -> str:
    return str(half_up(ledger.annual_rate(), decimals))


# --- the methods


def test_equal_instalments_of_numpy_financial_s_loan() -> None:
    ledger = ledger_of(CREDIT, balance="2500", rate="8.24", instalments="12")

    assert column(ledger, "payment") == ["217.75"] * 11 + ["217.72"]
    assert (column(ledger, "principal")[-1], column(ledger, "interest")[-1]) == ("216.24", "1.48")
    assert (str(ledger.interest), str(ledger.total)) == ("112.97", "2612.97")


def test_equal_instalments_of_a_credit() -> None:
    ledger = ledger_of(CREDIT)

    assert column(ledger, "payment") == ["1055.77"] * 119 + ["1056.38"]
    assert column(ledger, "principal")[:2] == ["647.44", "650.08"]
    assert column(ledger, "interest")[:2] == ["408.33", "405.69"]


def test_equal_principal_of_a_credit() -> None:
    ledger = ledger_of(CREDIT, method="equal-principal")

    assert column(ledger, "payment")[0] == "1241.66"
    assert str(ledger.interest) == "24704.26"


def test_equal_principal_without_remainder() -> None:
    ledger = ledger_of(
        CREDIT, balance="12000", rate="10", instalments="12", method="equal-principal"
    )

    paid = column(ledger, "payment")
    assert (*paid[:2], paid[-1]) == ("1100.00", "1091.67", "1008.33")
    assert str(ledger.interest) == "650.00"


def test_interest_free_parts_leave_the_remainder_to_the_last() -> None:
    ledger = ledger_of(FREE)

    assert column(ledger, "payment") == ["3333.33", "3333.33", "3333.34"]
    assert column(ledger, "balance") == ["6666.67", "3333.34", "0.00"]
    assert (str(ledger.interest), ledger.annual_rate()) == ("0.00", 0)


def test_a_rate_of_nothing_is_a_rate() -> None:
    assert column(ledger_of(CREDIT, rate="0", balance="10000", instalments="3"), "payment") == [
        *("3333.33", "3333.33", "3333.34")
    ]
    assert ledger_of(FREE, rate="0").rows == ledger_of(FREE).rows


def test_a_currency_without_decimals_is_paid_in_whole_units() -> None:
    assert column(ledger_of(FREE, currency="JPY"), "payment") == ["3333", "3333", "3334"]


def test_one_instalment_is_all() -> None:
    ledger = ledger_of(CREDIT, instalments="1")

    assert column(ledger, "payment") == ["100408.33"]


def test_an_exact_half_of_a_cent_is_rounded_up() -> None:
    """100.50 x 12 / 1200 is 1.005; dividing 12 by 1200 first in binary loses that half."""
    ledger = ledger_of(CREDIT, balance="100.50", rate="12", instalments="2")
    assert column(ledger, "interest")[0] == "1.01"

    ledger = ledger_of(CREDIT, balance="30", rate="7", instalments="1")  # 30 x 7 / 1200 = 0.175
    assert column(ledger, "payment") == ["30.18"]


@pytest.mark.parametrize(("period", "interest"), [("week", "94.23"), ("fortnight", "188.46")])
def test_other_periods_divide_the_year_by_52_and_26(period: str, interest: str) -> None:
    assert column(ledger_of(CREDIT, period=period), "interest")[0] == interest


# --- fee, down payment, waivers


def test_a_fee_is_of_what_is_financed_each_period() -> None:
    ledger = ledger_of(FREE, balance="12000", instalments="12", fee_rate="0.6")

    assert column(ledger, "fee") == ["72.00"] * 12
    assert column(ledger, "payment") == ["1072.00"] * 12
    assert (str(ledger.fees), str(ledger.total)) == ("864.00", "12864.00")
    assert rate_of(ledger) == "13.03"


def test_down_payment_and_waived_principal_are_financed_no_more() -> None:
    ledger = ledger_of(FREE, down="1000", waived_principal="2000.01", fee_rate="1")

    assert str(ledger.terms.financed) == "6999.99"
    assert column(ledger, "principal") == ["2333.33"] * 3
    assert column(ledger, "fee") == ["70.00"] * 3
    assert str(ledger.total) == "7209.99"


def test_a_waived_penalty_changes_no_row() -> None:
    ledger = ledger_of(CREDIT, waived_penalty="99999999")

    assert ledger.rows == ledger_of(CREDIT).rows
    assert ledger.annual_rate() == ledger_of(CREDIT).annual_rate()


def test_an_odd_first_period_is_seen_in_the_annual_rate_only() -> None:
    odd, ordinary = ledger_of(CREDIT, start="2026-09-25"), ledger_of(CREDIT)

    assert odd.rows == ordinary.rows
    assert odd.annual_rate() < ordinary.annual_rate()
    assert rate_of(ordinary, 4) == "4.9000"


# --- payments as given


@pytest.mark.parametrize(
    ("changes", "rate"),
    [
        ({}, "9.69"),
        (
            {
                "balance": "6000",
                "instalments": "36",
                "payment": "200",
                "start": "1978-02-10",
                "first_due": "1978-04-01",
            },
            "11.82",
        ),
        (
            {
                "balance": "500",
                "instalments": "30",
                "payment": "17.60",
                "start": "1978-03-20",
                "first_due": "1978-04-21",
                "period": "week",
            },
            "14.96",
        ),
    ],
)
def test_without_a_rate_it_is_solved_as_in_appendix_j(changes: dict[str, str], rate: str) -> None:
    ledger = ledger_of(GIVEN, **changes)

    assert set(column(ledger, "payment")) == {str(ledger.terms.payment)}
    assert column(ledger, "balance")[-1] == "0.00"
    assert rate_of(ledger) == rate


def test_without_a_rate_a_fee_is_in_the_payment_and_in_the_annual_rate() -> None:
    with_fee = ledger_of(GIVEN, fee_rate="0.2")

    assert column(with_fee, "payment") == ["230.00"] * 24
    assert column(with_fee, "fee") == ["10.00"] * 24
    assert (str(with_fee.fees), str(with_fee.interest)) == ("240.00", "280.00")
    assert with_fee.annual_rate() == ledger_of(GIVEN).annual_rate()


def test_payments_that_are_just_the_amount_hold_no_interest() -> None:
    ledger = ledger_of(GIVEN, balance="5520")

    assert (str(ledger.interest), ledger.annual_rate()) == ("0.00", 0)


def test_with_a_rate_the_last_payment_takes_the_remainder() -> None:
    ledger = ledger_of(GIVEN, balance="1000", rate="12", instalments="4", payment="260")

    assert column(ledger, "payment") == ["260.00", "260.00", "260.00", "244.90"]
    assert column(ledger, "interest") == ["10.00", "7.50", "4.98", "2.42"]
    assert rate_of(ledger) == "12.00"


def test_with_a_rate_the_last_payment_may_be_the_largest() -> None:
    ledger = ledger_of(GIVEN, balance="1000", rate="0", instalments="4", payment="100")

    assert column(ledger, "payment") == ["100.00", "100.00", "100.00", "700.00"]


def test_with_a_rate_a_single_payment_is_what_is_owed() -> None:
    ledger = ledger_of(GIVEN, balance="1000", rate="12", instalments="1", payment="5000")

    assert column(ledger, "payment") == ["1010.00"]


# --- what is refused


@pytest.mark.parametrize(
    ("changes", "fields", "right"),
    [
        ({"payment": "208.33"}, ("payment", "instalments"), "give 208.34 or more"),
        (
            {"payment": "218.33", "fee_rate": "0.2"},
            ("payment", "instalments", "fee_rate"),
            "give 218.34 or more",
        ),
        (
            {"payment": "0.01", "fee_rate": "0.2"},
            ("payment", "instalments", "fee_rate"),
            "give 218.34 or more",
        ),
        ({"payment": "50", "rate": "12"}, ("payment", "rate"), "are 50.00; give more"),
        ({"payment": "49.99", "rate": "12"}, ("payment", "rate"), "are 50.00; give more"),
        (
            {"payment": "60", "rate": "12", "fee_rate": "0.2"},
            ("payment", "rate", "fee_rate"),
            "are 60.00; give more",
        ),
        (
            {"payment": "10", "rate": "0", "fee_rate": "0.2"},
            ("payment", "fee_rate"),
            "are 10.00; give more",
        ),
        ({"payment": "50", "rate": "12", "instalments": "1"}, ("payment", "rate"), "give more"),
    ],
)
def test_a_payment_that_never_repays_is_refused(
    changes: dict[str, str], fields: tuple[str, ...], right: str
) -> None:
    with pytest.raises(TermsRefused, match=f"never repays.*{right}") as refused:
        ledger_of(GIVEN, **changes)

    assert refused.value.fields == fields


@pytest.mark.parametrize("payment", ["208.34", "218.33"])
def test_the_least_that_is_named_does_repay(payment: str) -> None:
    assert column(ledger_of(GIVEN, payment=payment), "balance")[-1] == "0.00"


@pytest.mark.parametrize(
    ("balance", "payment", "number"),
    [("1000", "334", 3), ("1000", "250", 4), ("1000", "5000", 1)],
)
def test_a_plan_that_is_repaid_before_its_last_instalment_is_refused(
    balance: str, payment: str, number: int
) -> None:
    plan = GIVEN | {"balance": balance, "rate": "0", "payment": payment}
    with pytest.raises(TermsRefused, match=f"or {number} instalments") as refused:
        ledger_of(plan, instalments="5")

    assert refused.value.fields == ("payment", "instalments")
    assert ledger_of(plan, instalments=str(number)).total == Decimal(balance)


@pytest.mark.parametrize(
    ("typed", "changes", "field"),
    [
        (FREE, {"balance": "0.07", "instalments": "12"}, "balance"),  # repaid after seven of 0.01
        (FREE, {"balance": "0.05", "instalments": "12"}, "balance"),  # instalments of 0.00
        (FREE, {"balance": "100", "instalments": "150", "currency": "JPY"}, "balance"),
        (CREDIT, {"balance": "0.05", "instalments": "12"}, "balance"),
        (CREDIT, {"balance": "0.10", "instalments": "12"}, "balance"),
        (CREDIT, {"balance": "0.07", "instalments": "12", "method": "equal-principal"}, "balance"),
        (GIVEN, {"balance": "0.12", "payment": "0.02", "instalments": "12"}, "payment"),
        (GIVEN, {"balance": "100", "payment": "50", "instalments": "120"}, "payment"),
    ],
)
def test_amounts_too_small_for_so_many_instalments_are_refused(
    typed: dict[str, str], changes: dict[str, str], field: str
) -> None:
    with pytest.raises(TermsRefused, match="too small for so many instalments") as refused:
        ledger_of(typed, **changes)

    assert refused.value.fields == (field, "instalments")


def test_the_smallest_plan_that_can_be_paid_is_not_refused() -> None:
    assert column(ledger_of(FREE, balance="0.12", instalments="12"), "payment") == ["0.01"] * 12
