"""Two forms side by side: by value, by the figures in free texts, and never by spelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exercises.agreement.comparison import Compared, alike, compare
from kit.exercises.agreement.entry import ORDER
from kit.exercises.agreement.field import FIELDS
from kit.money import CURRENCIES
from tests.exercises.agreement.form import BLANK, CASES, STAND_IN, form_of

CASE = CASES["bank-card"]
WHOLE = form_of(CASE)


def compared(mine: dict[str, str], theirs: dict[str, str]) -> list[Compared]:
    return compare(mine, theirs, CURRENCIES["CNY"], STAND_IN)


def standing(field: str, mine: str, theirs: str) -> str:
    """How one field stands, of forms that are blank but for it; "" where it is left out."""
    found = compared(BLANK | {field: mine}, BLANK | {field: theirs})
    return "".join(each.standing for each in found)


SAID = {
    "amount": ["0", "600", "600.00", "48600", "三千五"],
    "count": ["12", "012", "36", "0"],
    "rate": ["0", "4.9", "4.90", "-1"],
    "day": ["2026-12-15", "2027-01-15", "2026-02-30"],
    "words": ["12月2号打电话", "10天内补上", "ten days", "签了字就免", "  "],
}
TYPED = [
    (field.id, text)
    for field in FIELDS.values()
    for text in ("", *(field.choices or SAID[field.kind]))
]
ODD = st.tuples(
    st.sampled_from(sorted(FIELDS)), st.text("012.-,，。 一二十千万元年月号天周per", max_size=6)
)
# The truth with some fields changed: blank, read otherwise, or not to be read at all.
FORMS = st.lists(st.sampled_from(TYPED) | ODD, max_size=6).map(lambda some: WHOLE | dict(some))


@settings(max_examples=50, deadline=None)
@given(FORMS, FORMS)
def test_both_sides_see_the_same_but_for_whose_is_whose(
    mine: dict[str, str], theirs: dict[str, str]
) -> None:
    swapped = [
        Compared(each.field, each.standing, each.theirs, each.mine)
        for each in compared(theirs, mine)
    ]

    assert compared(mine, theirs) == swapped


@settings(max_examples=50, deadline=None)
@given(FORMS)
def test_a_form_beside_itself_is_the_same_throughout(typed: dict[str, str]) -> None:
    assert {each.standing for each in compared(typed, typed)} <= {"same"}


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "expected"),
    [
        ("down", "3600", "3600.00", "same"),
        ("down", "3600", "3000", "different"),
        ("down", "0", "", "same"),
        ("down", "0", "3600", "different"),
        ("down", "", "3600", "one_side"),
        ("down", "", " ", ""),
        ("down", "三千六", "3600", "unread"),
        ("rate", "6", "6.0", "same"),
        ("rate", "6", "4.9", "different"),
        ("instalments", "36", "036", "same"),
        ("period", "month", "week", "different"),
        ("first_due", "2026-12-15", "2026-12-10", "different"),
        ("condition", "前三期按时还", "头3期都准时", "same"),
        ("condition", "前三期按时还", "前六期按时还", "different"),
        ("condition", "按时还就免", "签了字就免", "unread"),
        ("condition", "", "签了字就免", "one_side"),
    ],
)
def test_fields_are_compared_by_value(field: str, mine: str, theirs: str, expected: str) -> None:
    assert standing(field, mine, theirs) == expected


@pytest.mark.parametrize(
    ("theirs", "said", "expected"),
    [
        ("签了字就免", {}, None),
        ("签了字就免", {"thanks": True}, None),
        ("签了字就免", {"condition": True}, True),
        ("签了字就免", {"condition": False}, False),
        ("头3期都准时", {"condition": False}, True),
        ("前六期按时还", {"condition": True}, False),
        ("", {"condition": True}, False),
    ],
)
def test_what_a_pair_says_counts_where_only_people_can_tell(
    theirs: str, said: dict[str, bool], expected: bool | None
) -> None:
    [each] = compared(BLANK | {"condition": "前三期按时还"}, BLANK | {"condition": theirs})

    assert alike(each, said) is expected


def test_fields_stand_in_the_order_of_the_form_with_the_instalment_behind_their_number() -> None:
    found = [each.field for each in compared(WHOLE, WHOLE)]

    assert found == [field for field in ORDER if field in found]
    assert found[found.index("instalments") + 1] == "instalment_amount"


def test_an_instalment_that_nobody_wrote_follows_from_the_terms() -> None:
    unsaid = WHOLE | {"instalment_amount": ""}
    of = {each.field: each for each in compared(unsaid, unsaid | {"instalments": "24"})}
    assert of["instalment_amount"] == Compared(
        "instalment_amount", "different", "1250.00", "1875.00"
    )

    of = {each.field: each for each in compared(unsaid, unsaid | {"balance": ""})}
    assert of["instalment_amount"] == Compared("instalment_amount", "one_side", "1250.00", "")


def test_who_misheard_differs_in_what_was_misheard() -> None:
    case = CASES["misheard"]
    found = compared(form_of(case, "collector"), form_of(case, "customer"))

    assert [each for each in found if each.standing != "same"] == [
        Compared("instalment_amount", "different", "2500.00", "2050.00"),
        Compared("first_due", "different", "2027-01-05", "2027-01-15"),
    ]
