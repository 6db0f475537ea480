"""Money: nothing is rounded but half up, and nothing is read but plain digits."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import AmountRefused
from kit.money import CURRENCIES, LIMIT, half_up
from kit.text.catalogue import translation

CNY, JPY = CURRENCIES["CNY"], CURRENCIES["JPY"]


@pytest.mark.parametrize(
    ("number", "decimals", "rounded"),
    [
        ("0.005", 2, "0.01"),
        ("0.0049999999999999999999999999999999999999", 2, "0.00"),
        ("2.675", 2, "2.68"),
        ("1.125", 2, "1.13"),
        ("-1.125", 2, "-1.13"),
        ("0.5", 0, "1"),
        ("9.68565", 4, "9.6857"),
        ("99999999999999999999999999999.995", 2, "100000000000000000000000000000.00"),
    ],
)
def test_halves_are_rounded_up(number: str, decimals: int, rounded: str) -> None:
    assert str(half_up(Decimal(number), decimals)) == rounded


def test_rounding_does_not_depend_on_the_precision_around_it() -> None:
    with localcontext(prec=3):
        assert CNY.round(Decimal("123456.785")) == Decimal("123456.79")
        assert str(CNY.round(Fraction(2, 3))) == "0.67"


@given(st.decimals(-(10**15), 10**15, allow_nan=False, places=6), st.sampled_from([0, 2]))
def test_what_is_rounded_is_never_further_off_than_half_a_unit(
    number: Decimal, decimals: int
) -> None:
    off = Fraction(half_up(number, decimals)) - Fraction(number)

    assert abs(off) <= Fraction(1, 2 * 10**decimals)


def test_amounts_have_their_currency_s_decimals() -> None:
    assert CNY.text(Decimal(3500)) == "3500.00"
    assert JPY.text(Decimal("3500.00")) == "3500"
    assert (CNY.text(Decimal(0)), JPY.text(Decimal(0))) == ("0.00", "0")


def test_rounding_up_reaches_the_amount() -> None:
    assert CNY.round_up(Fraction(625, 3)) == Decimal("208.34")
    assert CNY.round_up(Fraction(208)) == Decimal("208.00")


@pytest.mark.parametrize("code", CURRENCIES)
def test_a_currency_reads_what_it_writes(code: str) -> None:
    currency = CURRENCIES[code]

    assert currency.text(currency.read(currency.text(Decimal(1234)))) == currency.text(
        Decimal(1234)
    )


@pytest.mark.parametrize("typed", ["0.01", "007", "3500", "3500.5", "3500.000", "999999999999.99"])
def test_plain_digits_are_an_amount(typed: str) -> None:
    assert CNY.read(typed) == Decimal(typed)
    assert str(CNY.read(typed)).partition(".")[2] != ""


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            " ",
            "三千五",
            "3,500.00",
            "3500元",
            "¥3500",
            "1.2万",
            "1e30",
            "1E2",
            "NaN",
            "Infinity",
        ),
        *(
            "-",
            "+5",
            ".5",
            "5.",
            "1_000",
            "0x10",
            " 5",
            "5\n",
            "３５００",
            "٣",
            "1.2.3",
            "5 000",
            "½",
        ),
    ],
)
def test_another_form_is_refused_with_one_that_would_do(typed: str) -> None:
    with pytest.raises(AmountRefused, match=r"plain digits; write it like 3500\.00"):
        CNY.read(typed)


@pytest.mark.parametrize("typed", ["0", "0.00", "-5", "-0", str(LIMIT), "1" + "0" * 5000])
def test_an_amount_out_of_range_is_refused(typed: str) -> None:
    with pytest.raises(AmountRefused, match="not over 0 and under 1000000000000"):
        CNY.read(typed)


@pytest.mark.parametrize(
    ("code", "typed", "nearest"),
    [("CNY", "10.005", "10.01"), ("CNY", "0.001", "0.01"), ("JPY", "99.4", "99")],
)
def test_what_is_finer_than_the_currency_is_refused(code: str, typed: str, nearest: str) -> None:
    with pytest.raises(AmountRefused, match=f"finer than .*{code}; write {nearest}$"):
        CURRENCIES[code].read(typed)


def test_a_refusal_can_be_read_in_both_languages() -> None:
    with pytest.raises(AmountRefused) as refused:
        CNY.read("1.2万")

    chinese = translation("zh")(refused.value.sentence).format(**refused.value.values)
    assert chinese == "不是纯数字的金额，请写成 3500.00 这样"
