"""Two versions side by side: what differs first, one's own on the left, the rest behind a tap."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from kit.exercises.agreement.model import Agreement
from kit.exercises.agreement.sides import sides
from kit.exercises.contract import Attempt
from kit.text.catalogue import translation
from tests.exercises.agreement.handed import handed_in
from tests.exercises.agreement.seen import words

english = translation("en")
ITEM = "misheard"


@pytest.fixture
def versions(agreement: Agreement) -> dict[str, Attempt]:
    return {role: handed_in(agreement, ITEM, role) for role in ("collector", "customer")}


@pytest.fixture
def unread(agreement: Agreement, versions: dict[str, Attempt]) -> dict[str, Attempt]:
    """Versions that differ in how it is paid besides, of which only people can tell."""
    told = handed_in(agreement, ITEM, "customer", channel="I walk to the branch")
    return versions | {"customer": told}


def shown(
    agreement: Agreement, versions: Mapping[str, Attempt], own: str, asked: bool = False
) -> str:
    currency = agreement.cases[ITEM].currencies["en"]
    return sides(currency, versions, own, asked, english)


def saying(versions: Mapping[str, Attempt], same: bool) -> dict[str, Attempt]:
    """Return versions of which the pair has said whether it is paid in the same way."""
    return {role: replace(each, verdicts={"channel": same}) for role, each in versions.items()}


def buttons(html: str) -> list[tuple[str, str, str]]:
    """Return the part, the answer and the state of each button."""
    return re.findall(_BUTTON, html)


_BUTTON = r'data-press="verdict" data-part="(\w+)" data-same="(\w+)" aria-pressed="(\w+)"'


def fields(html: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each field's head, and under it whose value is what, from left to right."""
    found = re.findall(r'<div class="side-field[^"]*"><h3>(.*?)</h3>(.*?)</div>', html)
    return [
        (words(head), [(name, words(told)) for name, told in re.findall(_SIDE, both)])
        for head, both in found
    ]


_SIDE = r'<p data-side="(.*?)">(.*?)</p>'


def test_what_differs_comes_first_and_one_s_own_stands_on_the_left(
    agreement: Agreement, versions: dict[str, Attempt]
) -> None:
    html = shown(agreement, versions, "customer")

    assert fields(html)[:2] == [
        (
            "Each instalment ≠ different",
            [("Customer’s side (you)", "$2,050.00"), ("Institution’s side", "$2,500.00")],
        ),
        (
            "First one due ≠ different",
            [
                ("Customer’s side (you)", "15 January 2027"),
                ("Institution’s side", "5 January 2027"),
            ],
        ),
    ]
    assert "Same 13 Different 2" in words(html)


def test_what_is_the_same_stands_behind_a_tap(
    agreement: Agreement, versions: dict[str, Attempt]
) -> None:
    open_, closed = shown(agreement, versions, "customer").split('<details class="more">')

    assert [head for head, _both in fields(open_)] == [
        "Each instalment ≠ different",
        "First one due ≠ different",
    ]
    assert words(closed).startswith("The 13 that are the same")
    assert len(fields(closed)) == 13
    assert all(head.endswith("= same") for head, _both in fields(closed))


@pytest.mark.parametrize("order", [("collector", "customer"), ("customer", "collector")])
def test_each_side_has_its_own_on_the_left_whoever_was_first(
    agreement: Agreement, versions: dict[str, Attempt], order: tuple[str, ...]
) -> None:
    handed = {role: versions[role] for role in order}

    for own, left in (("collector", "$2,500.00"), ("customer", "$2,050.00")):
        _head, ((name, value), _other) = fields(shown(agreement, handed, own))[0]
        assert name.endswith(" (you)")
        assert value == left


def test_an_observer_sees_both_sides_by_their_names_and_is_none_of_them(
    agreement: Agreement, versions: dict[str, Attempt]
) -> None:
    html = shown(agreement, versions, "observer")

    assert [name for name, _value in fields(html)[0][1]] == [
        "Institution’s side",
        "Customer’s side",
    ]
    assert "(you)" not in html


def test_what_only_one_side_wrote_is_told_so(
    agreement: Agreement, versions: dict[str, Attempt]
) -> None:
    versions["customer"] = handed_in(agreement, ITEM, "customer", channel="")
    heads = dict(fields(shown(agreement, versions, "customer")))

    name, value = heads["How it is paid only one side wrote it"][0]
    assert (name, value) == ("Customer’s side (you)", "nothing")


def test_what_only_people_can_compare_is_left_to_them_and_not_hidden(
    agreement: Agreement, unread: dict[str, Attempt]
) -> None:
    open_, _closed = shown(agreement, unread, "customer").split("<details")

    assert "How it is paid same or not? You say" in dict(fields(open_))


@pytest.mark.parametrize(
    ("said", "pressed"), [(None, "false false"), (True, "true false"), (False, "false true")]
)
def test_who_is_asked_says_of_that_alone_whether_it_is_the_same(
    agreement: Agreement, unread: dict[str, Attempt], said: bool | None, pressed: str
) -> None:
    handed = unread if said is None else saying(unread, said)
    html = shown(agreement, handed, "collector", asked=True)

    same, different = pressed.split()
    assert buttons(html) == [("channel", "yes", same), ("channel", "no", different)]
    assert buttons(shown(agreement, handed, "collector")) == []


def test_what_a_pair_says_is_told_and_counted(
    agreement: Agreement, unread: dict[str, Attempt]
) -> None:
    counts = {True: "Same 13 Different 2", False: "Same 12 Different 3"}
    for same, told in ((True, "the same"), (False, "different")):
        html = shown(agreement, saying(unread, same), "observer")
        assert f"How it is paid You say: {told}" in dict(fields(html))
        assert counts[same] in words(html)


def test_what_is_said_to_be_the_same_stays_in_place_for_who_may_say_otherwise(
    agreement: Agreement, unread: dict[str, Attempt]
) -> None:
    same = saying(unread, True)
    for asked in (True, False):
        open_, _closed = shown(agreement, same, "customer", asked).split("<details")
        assert ("How it is paid You say: the same" in dict(fields(open_))) is asked
        assert open_.count("side-field is-apart") == 2


def test_what_was_said_of_what_a_rule_can_read_changes_nothing(
    agreement: Agreement, versions: dict[str, Attempt]
) -> None:
    html = shown(agreement, versions, "customer", asked=True)
    said = {"first_due": True, "balance": False, "no such field": True}
    told = {role: replace(each, verdicts=said) for role, each in versions.items()}

    assert shown(agreement, told, "customer", asked=True) == html


def test_where_all_is_the_same_nothing_is_told_to_differ(agreement: Agreement) -> None:
    same = {role: handed_in(agreement, ITEM, "collector") for role in ("collector", "customer")}
    html = shown(agreement, same, "collector")

    assert "Different" not in words(html)
    assert "is-apart" not in html.replace("row is-apart", "")
    assert "The 15 that are the same" in words(html)


def test_where_nothing_is_the_same_there_is_nothing_to_open(agreement: Agreement) -> None:
    versions = {role: handed_in(agreement, ITEM, role) for role in ("collector", "customer")}
    for attempt, text in zip(versions.values(), ("1", "2"), strict=True):
        attempt.answer["terms"].update(dict.fromkeys(attempt.answer["terms"], ""), balance=text)
    html = shown(agreement, versions, "collector")

    assert "<details" not in html
    assert words(html).startswith("Did both write the same? Different 1 What is owed")
