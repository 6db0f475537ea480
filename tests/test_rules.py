"""Which rule speaks of a finding, and at which hours nobody is called."""

from datetime import time

import pytest

from kit.rules import Rule, Rulebook
from kit.text.language import Text

NAME = Text("国", "Land")


def a_rule(name: str = "one", **scope: tuple[str, ...]) -> Rule:
    return Rule(name, "cn", ("threat",), NAME, NAME, **scope)  # type: ignore[arg-type]


def a_book(*rules: Rule, quiet: tuple[time, time] = (time(22), time(8))) -> Rulebook:
    return Rulebook("cn", NAME, quiet, rules)


def test_a_rule_without_a_scope_covers_every_case_of_its_finding() -> None:
    assert a_rule().covers("threat", None, None, "customer")
    assert a_rule().covers("threat", "mortgage", "bank", "spouse")
    assert not a_rule().covers("guilt", "mortgage", "bank", "spouse")


@pytest.mark.parametrize(
    "scope",
    [{"products": ("credit_card",)}, {"institutions": ("bank",)}, {"answers": ("customer",)}],
)
def test_a_scope_covers_only_what_it_names(scope: dict[str, tuple[str, ...]]) -> None:
    rule = a_rule(**scope)

    assert rule.covers("threat", "credit_card", "bank", "customer")
    assert not rule.covers("threat", "mortgage", "supplier", "spouse")


@pytest.mark.parametrize("scope", [{"products": ("credit_card",)}, {"institutions": ("bank",)}])
def test_what_is_not_known_of_a_case_lies_in_no_scope(scope: dict[str, tuple[str, ...]]) -> None:
    assert not a_rule(**scope).covers("threat", None, None, "customer")


def test_the_first_rule_that_covers_the_case_speaks() -> None:
    book = a_book(a_rule("cards", products=("credit_card",)), a_rule("all"), a_rule("late"))

    card = book.rule("threat", "credit_card", "bank", "customer")
    loan = book.rule("threat", "consumer_loan", "bank", "customer")

    assert (card and card.id, loan and loan.id) == ("cards", "all")


def test_where_no_rule_covers_the_case_none_speaks() -> None:
    assert a_book(a_rule()).rule("guilt", None, None, "customer") is None


@pytest.mark.parametrize(
    ("hour", "quiet"),
    [
        (time(21, 59), False),
        (time(22), True),
        (time(0), True),
        (time(7, 59), True),
        (time(8), False),
    ],
)
def test_quiet_hours_reach_over_midnight(hour: time, quiet: bool) -> None:
    assert a_book().is_quiet(hour) == quiet


def test_quiet_hours_may_lie_within_a_day() -> None:
    siesta = a_book(quiet=(time(13), time(15)))

    assert [siesta.is_quiet(time(hour)) for hour in (12, 13, 15)] == [False, True, False]
