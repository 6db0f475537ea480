"""What holds for every ledger, whatever the terms are."""

from contextlib import suppress
from datetime import date
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kit.errors import TermsRefused
from kit.exercises.agreement.annual_rate import present_value
from kit.exercises.agreement.ledger import Ledger, make_ledger
from kit.exercises.agreement.reading import read_terms

UNITS = {"CNY": 100, "JPY": 1}


def written(units: int, currency: str) -> str:
    """Return so many minor units as a person types them."""
    return str(units) if currency == "JPY" else f"{units // 100}.{units % 100:02}"


@st.composite
def typed_terms(draw: st.DrawFn) -> dict[str, str]:
    """Give terms of every kind; most of them can be paid."""
    currency = draw(st.sampled_from(sorted(UNITS)))
    balance = draw(st.integers(10**3, 10**9))
    down, waived = draw(st.integers(0, balance // 3)), draw(st.integers(0, balance // 3))
    count = draw(st.integers(1, 40))
    typed = {
        "currency": currency,
        "period": draw(st.sampled_from(["month", "week", "fortnight"])),
        "balance": written(balance, currency),
        "instalments": str(count),
        "first_due": str(draw(st.dates(date(2000, 1, 1), date(2100, 1, 1)))),
        "fee_rate": str(draw(st.decimals(0, 2, places=2))),
    }
    typed |= {"down": written(down, currency)} if down else {}
    typed |= {"waived_principal": written(waived, currency)} if waived else {}
    method = draw(st.sampled_from(["equal-instalment", "equal-principal", "interest-free", ""]))
    if method != "interest-free" and (method or draw(st.booleans())):
        typed["rate"] = str(draw(st.decimals(0, 60, places=2)))
    if method:
        return typed | {"method": method}
    part = -(-(balance - down - waived) // count) + balance * 2 // 100
    return typed | {"payment": written(part + draw(st.integers(0, part)), currency)}


def ledger_of(typed: dict[str, str]) -> Ledger:
    """Return the ledger, and have the example dropped where its terms are refused."""
    try:
        return make_ledger(read_terms(typed))
    except TermsRefused:
        assume(False)
        raise


@settings(max_examples=150, deadline=None)
@given(typed_terms())
def test_every_unit_of_the_balance_is_waived_paid_down_or_repaid(typed: dict[str, str]) -> None:
    ledger = ledger_of(typed)
    terms, rows = ledger.terms, ledger.rows

    assert terms.balance == terms.waived_principal.amount + terms.down + sum(
        row.principal for row in rows
    )
    assert rows[-1].balance == 0
    assert [row.number for row in rows] == list(range(1, terms.instalments + 1))
    before = terms.financed
    for row in rows:
        assert row.payment == row.principal + row.interest + row.fee
        assert row.balance == before - row.principal
        assert min(row.principal, row.interest, row.fee) >= 0
        assert row.payment > 0
        assert all(
            getattr(row, name) == terms.currency.round(getattr(row, name))
            for name in ("payment", "principal", "interest", "fee", "balance")
        )
        before = row.balance
    assert all(row.balance > 0 for row in rows[:-1])
    days = [terms.start, *(row.due for row in rows)]
    assert days == sorted(set(days))


@settings(max_examples=50, deadline=None)
@given(typed_terms())
def test_the_same_terms_give_the_same_schedule(typed: dict[str, str]) -> None:
    assert ledger_of(typed) == ledger_of(dict(reversed(typed.items())))


@settings(max_examples=50, deadline=None)
@given(typed_terms())
def test_at_the_annual_rate_all_payments_are_worth_what_is_financed(typed: dict[str, str]) -> None:
    ledger = ledger_of(typed)
    terms = ledger.terms

    periodic = Fraction(ledger.annual_rate()) / (100 * terms.period.a_year)

    worth = present_value([row.payment for row in ledger.rows], periodic, terms.first_period)
    assert abs(worth - terms.financed) < terms.currency.unit / 1000
    assert (periodic == 0) == (ledger.interest + ledger.fees == 0)


@settings(max_examples=50, deadline=None)
@given(typed_terms())
def test_all_but_the_last_payment_are_alike_where_they_are_to_be(typed: dict[str, str]) -> None:
    assume(typed.get("method") != "equal-principal")

    ledger = ledger_of(typed)

    usual = {row.payment for row in ledger.rows[:-1]}
    assert len(usual) <= 1
    if ledger.terms.rate_is_solved:
        assert {row.payment for row in ledger.rows} == {ledger.terms.payment}


@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 300), st.integers(1, 40), st.sampled_from(["interest-free", "equal-instalment"])
)
def test_small_amounts_come_out_or_are_refused(cents: int, count: int, method: str) -> None:
    typed = {"balance": written(cents, "CNY"), "instalments": str(count), "method": method}
    with suppress(TermsRefused):
        ledger = make_ledger(read_terms(typed | {"rate": "0", "first_due": "2026-12-10"}))
        assert all(row.payment > 0 for row in ledger.rows)
        assert sum(row.payment for row in ledger.rows) == ledger.terms.balance
