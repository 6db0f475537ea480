"""What a seat's page shows of those it works with, and what a common version is begun with."""

import pytest
from markupsafe import Markup

from kit.exercises.agreement.model import Agreement
from kit.exercises.contract import Json
from kit.pages.exercise import exercise
from kit.pages.together import common_draft, role_of, shown_group
from kit.text.catalogue import translation
from tests.pages.note import NoteView
from tests.pages.pair import ITEM, PARTNER, common, group, versions

english = translation("en")
HELLO: Json = {"answer": {"text": "<b>hello</b>"}, "feedback": {"greeting": True}}
TERMS: Json = {"answer": {"text": "terms"}}
BOTH = {"collector": HELLO, "customer": TERMS}


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    pure, _face = exercise("agreement")
    assert isinstance(pure, Agreement)
    return pure


def shown(stage: str = "comparing", phase: str = "open", **more: object) -> Json:
    """Return a group as the template gets it, of the exercise whose pieces name themselves."""
    view = {"item": "first", "phase": phase, "group": group(stage, **more)}
    found = shown_group(view, NoteView(), "zh", english)
    assert found is not None
    return found


@pytest.mark.parametrize("view", [{}, {"group": None}, {"group": None, "item": "first"}])
def test_alone_there_is_no_group_no_side_and_nothing_in_common(
    agreement: Agreement, view: Json
) -> None:
    assert shown_group(view, NoteView(), "zh", english) is None
    assert role_of(view) == ""
    assert common_draft(view, agreement) is None


def test_a_member_is_told_its_own_side_and_that_of_the_others_in_words() -> None:
    group = shown()

    assert role_of({"group": group}) == "collector"
    assert group["name"] == "[role collector]"
    assert group["others"] == [PARTNER | {"role": "[role customer]"}]


def test_before_both_are_in_there_is_nothing_to_compare() -> None:
    group = shown()

    assert group["comparison"] == group["agreement"] == Markup()


def test_both_versions_are_compared_for_who_looks_and_are_html_already() -> None:
    html = shown(versions=BOTH, role="observer")["comparison"]

    assert isinstance(html, Markup)
    assert html == "[comparison collector / customer for observer: {} {}]"


def test_what_the_pair_has_said_of_its_versions_is_shown_with_them() -> None:
    said = {role: told | {"verdicts": {"text": True}} for role, told in BOTH.items()}

    assert "{'text': True} {'text': True}]" in shown(versions=said)["comparison"]


@pytest.mark.parametrize(
    ("stage", "phase", "role", "asked"),
    [
        ("comparing", "open", "collector", True),
        ("comparing", "open", "customer", True),
        ("comparing", "open", "observer", False),
        ("comparing", "closed", "collector", False),
        ("comparing", "solution", "collector", False),
        ("agreed", "open", "collector", False),
    ],
)
def test_a_side_is_asked_while_both_compare_and_no_longer(
    stage: str, phase: str, role: str, asked: bool
) -> None:
    html = shown(stage, phase, versions=BOTH, role=role)["comparison"]

    assert (", asked" in html) is asked


def test_the_common_version_is_shown_as_an_answer_of_its_own() -> None:
    html = shown(versions=BOTH, common=HELLO, by="customer")["agreement"]

    assert isinstance(html, Markup)
    assert html == "[answer &lt;b&gt;hello&lt;/b&gt; {'greeting': True} {}]"


@pytest.mark.parametrize(
    ("by", "pen", "writer"),
    [
        (None, None, "[role ]"),
        (None, "customer", "[role customer]"),
        ("collector", None, "[role collector]"),
        ("collector", "customer", "[role collector]"),
    ],
)
def test_the_writer_is_who_wrote_the_version_that_stands_else_who_holds_the_pen(
    by: str | None, pen: str | None, writer: str
) -> None:
    assert shown(by=by, pen=pen)["writer"] == writer


def test_a_common_version_begins_with_what_both_have_alike_and_one_s_own_words(
    agreement: Agreement,
) -> None:
    both = versions(agreement)
    draft = common_draft({"group": group("comparing", versions=both)}, agreement)
    assert draft is not None

    mine = both["collector"]["answer"]
    blank = [name for name, text in draft["terms"].items() if text != mine["terms"][name]]
    assert blank == ["instalment_amount", "first_due"]
    assert {draft["terms"][name] for name in blank} == {""}
    assert draft["words"] == mine["words"]


@pytest.mark.parametrize(("verdicts", "begun"), [({"channel": True}, "by card"), ({}, "")])
def test_what_both_said_is_the_same_is_begun_as_who_holds_the_pen_wrote_it(
    agreement: Agreement, verdicts: Json, begun: str
) -> None:
    both = versions(agreement)
    for role, channel in {"collector": "by card", "customer": "with the card"}.items():
        answer = both[role]["answer"]
        told = {"answer": answer | {"terms": answer["terms"] | {"channel": channel}}}
        both[role] = both[role] | told | {"verdicts": verdicts}
    draft = common_draft({"group": group("comparing", versions=both)}, agreement)

    assert draft is not None
    assert draft["terms"]["channel"] == begun


@pytest.mark.parametrize("role", ["collector", "customer"])
def test_a_common_version_that_there_is_is_begun_from_and_not_shared_with_the_view(
    agreement: Agreement, role: str
) -> None:
    there = common(agreement)
    told = group("comparing", role=role, versions=versions(agreement), common=there)
    draft = common_draft({"item": ITEM, "group": told}, agreement)

    assert draft == there["answer"]
    assert draft is not there["answer"]


@pytest.mark.parametrize(
    ("role", "sides"), [("observer", ("collector", "customer")), ("collector", ("collector",))]
)
def test_who_has_no_version_or_no_partner_begins_nothing(
    agreement: Agreement, role: str, sides: tuple[str, ...]
) -> None:
    both = versions(agreement)
    told = group("comparing", role=role, versions={side: both[side] for side in sides})

    assert common_draft({"group": told}, agreement) is None


def test_before_both_are_in_nothing_is_begun(agreement: Agreement) -> None:
    assert common_draft({"group": group("waiting")}, agreement) is None
