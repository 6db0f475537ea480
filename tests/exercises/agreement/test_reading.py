"""Terms as a person types them: read strictly, or refused by field, with what would be right."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import TermsRefused
from kit.exercises.agreement.period import Period
from kit.exercises.agreement.terms import Terms, Waiver
from kit.money import CURRENCIES
from kit.text.catalogue import translation
from tests.exercises.agreement.sample import CREDIT, FREE, GIVEN, terms_of

EVERY = {
    **CREDIT,
    "currency": "GBP",
    "period": "fortnight",
    "start": "2026-11-01",
    "down": "1000.50",
    "waived_principal": "200",
    "waived_principal_condition": "all paid on time",
    "waived_penalty": "30",
    "waived_penalty_condition": "at once",
    "fee_rate": "0.5",
}


def test_every_field_is_read() -> None:
    assert terms_of(EVERY) == Terms(
        currency=CURRENCIES["GBP"],
        balance=Decimal(100000),
        instalments=120,
        first_due=date(2026, 12, 10),
        start=date(2026, 11, 1),
        period=Period.FORTNIGHT,
        method="equal-instalment",
        rate=Decimal("4.9"),
        down=Decimal("1000.50"),
        waived_principal=Waiver(Decimal(200), "all paid on time"),
        waived_penalty=Waiver(Decimal(30), "at once"),
        fee_rate=Decimal("0.5"),
    )


def test_what_is_left_out_has_its_default() -> None:
    terms = terms_of(FREE)

    assert (terms.currency.code, terms.period) == ("CNY", Period.MONTH)
    assert (terms.down, terms.fee_rate, terms.rate) == (0, 0, None)
    assert terms.waived_principal == terms.waived_penalty == Waiver()


@pytest.mark.parametrize(
    ("period", "start"),
    [("month", "2026-11-10"), ("week", "2026-12-03"), ("fortnight", "2026-11-26")],
)
def test_the_start_is_one_period_before_the_first_due_date(period: str, start: str) -> None:
    assert str(terms_of(FREE, period=period).start) == start


def test_the_start_before_a_month_s_end_is_cut_to_its_own() -> None:
    assert str(terms_of(FREE, first_due="2026-03-31").start) == "2026-02-28"


@pytest.mark.parametrize(
    "field", ["balance", "down", "waived_principal", "waived_penalty", "payment"]
)
@pytest.mark.parametrize(
    "text", ["", "0", "-5", "1e30", "NaN", "三千五", "3,500.00", "3500元", "1.2万", "1000000000000"]
)
def test_an_amount_that_is_none_is_refused(field: str, text: str) -> None:
    with pytest.raises(TermsRefused, match=r"such as 3500\.00|like 3500\.00") as refused:
        terms_of(GIVEN, **{field: text})

    assert refused.value.fields == (field,)


def test_an_amount_is_as_fine_as_its_currency() -> None:
    with pytest.raises(TermsRefused, match=r"^down: finer than 0\.01, .* CNY; write 100\.01$"):
        terms_of(FREE, down="100.005")
    with pytest.raises(TermsRefused, match=r"^down: finer than 1, .* JPY; write 100$"):
        terms_of(FREE, down="100.01", currency="JPY")


@pytest.mark.parametrize("field", ["rate", "fee_rate"])
@pytest.mark.parametrize(
    "text", ["", "-1", "-0.01", "1000.01", "1001", "4.9%", "NaN", "1e2", "4,9", "0." + "1" * 13]
)
def test_a_rate_that_is_none_is_refused(field: str, text: str) -> None:
    with pytest.raises(TermsRefused, match=r"from 0 to 1000 per cent.*like 4\.9") as refused:
        terms_of(CREDIT, **{field: text})

    assert refused.value.fields == (field,)


@pytest.mark.parametrize("text", ["0", "1000", "1000.00", "0.000000000001"])
def test_rates_reach_from_nothing_to_a_thousand(text: str) -> None:
    assert terms_of(CREDIT, rate=text).rate == Decimal(text)


@pytest.mark.parametrize(
    "text", ["", "0", "-1", "1201", "1000000", "9" * 5000, "12.0", "1.5", "twelve", "十二", "１２"]
)
def test_a_number_of_instalments_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(TermsRefused, match="whole number from 1 to 1200") as refused:
        terms_of(CREDIT, instalments=text)

    assert refused.value.fields == ("instalments",)


def test_zeros_in_front_change_no_number() -> None:
    assert terms_of(FREE, instalments="0" * 5000 + "3") == terms_of(FREE)


@pytest.mark.parametrize("field", ["first_due", "start"])
@pytest.mark.parametrize(
    "text",
    [
        *("", "2026-02-30", "2027-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20261210"),
        *("2026-W50-4", "10.12.2026", "2026/12/10", "0000-01-01", "1899-12-31", "tomorrow"),
        *("2026-12-10T00:00", "２０２６-12-10", "12月10日"),
    ],
)
def test_a_day_that_is_none_is_refused(field: str, text: str) -> None:
    with pytest.raises(TermsRefused, match="write year-month-day") as refused:
        terms_of(CREDIT, **{field: text})

    assert refused.value.fields == (field,)


@pytest.mark.parametrize(
    ("field", "text", "right"),
    [
        ("currency", "RMB", "CNY, USD, GBP, EUR, JPY"),
        ("period", "year", "month, week, fortnight"),
        ("method", "等额本息", "equal-instalment, equal-principal, interest-free"),
        ("method", "", "equal-instalment, equal-principal, interest-free"),
    ],
)
def test_a_choice_that_is_none_is_refused_with_those_there_are(
    field: str, text: str, right: str
) -> None:
    with pytest.raises(TermsRefused, match=f"give one of {right}$") as refused:
        terms_of(CREDIT, **{field: text})

    assert refused.value.fields == (field,)


@pytest.mark.parametrize("field", ["balance", "instalments", "first_due"])
def test_what_no_plan_can_do_without_is_missed(field: str) -> None:
    with pytest.raises(TermsRefused, match=f"^{field}: missing"):
        terms_of(CREDIT, **{field: None})


@pytest.mark.parametrize(
    ("typed", "changes", "fields"),
    [
        (FREE, {"down": "10000"}, ("down", "balance")),
        (FREE, {"down": "10000.01"}, ("down", "balance")),
        (FREE, {"waived_principal": "10001"}, ("waived_principal", "balance")),
        (
            *(FREE, {"down": "4000", "waived_principal": "6000"}),
            ("down", "waived_principal", "balance"),
        ),
        (FREE, {"rate": "4.9"}, ("rate", "method")),
        (CREDIT, {"rate": None}, ("rate", "method")),
        (CREDIT, {"rate": None, "method": "equal-principal"}, ("rate", "method")),
        (CREDIT, {"payment": "1055.77"}, ("payment", "method")),
        (CREDIT, {"method": None}, ("method", "payment")),
        (CREDIT, {"start": "2026-12-10"}, ("start", "first_due")),
        (CREDIT, {"start": "2026-12-11"}, ("start", "first_due")),
        (CREDIT, {"first_due": "9999-01-10"}, ("first_due", "instalments")),
        (CREDIT, {"first_due": "9999-01-10", "period": "week"}, ("first_due", "instalments")),
    ],
)
def test_terms_that_do_not_go_together_are_refused_by_all_their_fields(
    typed: dict[str, str], changes: dict[str, str | None], fields: tuple[str, ...]
) -> None:
    with pytest.raises(TermsRefused) as refused:
        terms_of(typed, **changes)

    assert refused.value.fields == fields


def test_the_most_that_may_be_paid_down_is_told_and_accepted() -> None:
    with pytest.raises(TermsRefused, match=r"at most 9999\.99$"):
        terms_of(FREE, down="20000")
    assert str(terms_of(FREE, down="9999.99").financed) == "0.01"


def test_a_waived_penalty_may_be_more_than_the_balance() -> None:
    assert terms_of(FREE, waived_penalty="20000").financed == Decimal(10000)


def test_a_refusal_can_be_read_in_chinese() -> None:
    with pytest.raises(TermsRefused) as refused:
        terms_of(CREDIT, instalments="1000000")

    chinese = translation("zh")(refused.value.sentence).format(**refused.value.values)
    assert chinese == "要 1 到 1200 的整数，请写成 12 这样"


@given(st.dictionaries(st.sampled_from(sorted(EVERY)), st.text(max_size=12)))
def test_whatever_is_typed_is_read_or_refused(typed: dict[str, str]) -> None:
    with suppress(TermsRefused):
        assert terms_of(GIVEN, **typed).financed > 0
