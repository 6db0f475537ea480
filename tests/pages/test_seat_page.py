import re
from typing import Any, cast

import pytest

from kit.errors import LineLost, NotOpen, TooLong, VersionChanged
from kit.exercises.agreement.model import Agreement
from kit.exercises.contract import Json, Setting
from kit.pages.exercise import exercise
from kit.pages.line import Line
from kit.pages.seat_page import SeatPage
from tests.exercises.agreement.handed import handed_in
from tests.pages import pair
from tests.pages.fake import BOUND, FakeLine
from tests.pages.note import NoteView, install
from tests.pages.pair import PARTNER, common, group, told, versions

ITEM = "anxiety-04"
WHOLE = {"family": "anxiety", "intensity": "light", "need": "safety"}
HANDED = {"answer": WHOLE, "at": "10:42"}
STEP = {
    "id": "emotion",
    "exercise": "emotion",
    "title": "Hearing",
    "about": "About",
    "think": "",
    "minutes": 30,
}


def view(state: str, phase: str, **more: object) -> Json:
    """What the server sends a seat."""
    return {
        "state": state,
        "name": "<b>Lan</b>",
        "course": "Course",
        "step": STEP,
        "first": False,
        "phase": phase,
        "content": "zh",
        "item": ITEM,
        "number": 1,
        "items": 4,
        "jurisdiction": "cn",
        "attempts": [],
        "draft": None,
        "recalled": [],
        "timer": None,
        "progress": {"answered": 1, "of": 3},
        **more,
    }


class Rested(SeatPage):
    """A seat's page whose hand always rests: drafts go at once."""

    def _changed(self, answer: Json) -> None:
        self._answer, self._refused = answer, ""
        self._draw_foot()
        self._send_draft()


@pytest.fixture
def line() -> FakeLine:
    return FakeLine()


@pytest.fixture
def page(line: FakeLine) -> Rested:
    return Rested(cast(Line, line))


def html(page: SeatPage) -> str:
    return str(page._head.html + page._foot.html)


def grids(page: SeatPage) -> list[Any]:
    [editor] = page._editor_box.children
    return list(editor.children)


def test_a_name_never_becomes_html(page: Rested) -> None:
    page.show(view("answering", "open"))
    assert "<b>Lan</b>" not in html(page)
    assert "&lt;b&gt;Lan&lt;/b&gt;" in html(page)


def test_the_button_says_what_is_missing(page: Rested) -> None:
    page.show(view("answering", "open", draft=WHOLE | {"need": None}))
    assert "Question 3 is still open" in html(page)


def test_a_tap_becomes_a_draft(page: Rested, line: FakeLine) -> None:
    page.show(view("answering", "open"))
    grids(page)[0].value = "anger"
    assert line.asked[-1] == (
        "draft",
        {
            "step": "emotion",
            "item": ITEM,
            "answer": {"family": "anger", "intensity": None, "need": None},
        },
    )


def test_a_push_of_the_server_never_wipes_what_is_being_chosen(page: Rested) -> None:
    page.show(view("answering", "open"))
    grids(page)[0].value = "anger"
    page.show(view("answering", "open", progress={"answered": 2, "of": 3}))
    assert grids(page)[0].value == "anger"


def test_a_new_language_of_the_room_changes_the_words_and_keeps_the_choice(page: Rested) -> None:
    page.show(view("answering", "open", draft=WHOLE))
    page.show(view("answering", "open", draft=WHOLE, content="en"))
    assert "Sorry, just to check" in html(page)
    assert [grid.value for grid in grids(page)] == list(WHOLE.values())


def test_another_language_of_the_page_keeps_what_is_being_chosen(
    page: Rested, line: FakeLine
) -> None:
    page.show(view("answering", "open"))
    grids(page)[0].value = "anger"
    line.bound(BOUND | {"language": "zh"})
    page.show(view("answering", "open"))
    assert grids(page)[0].value == "anger"
    assert "作答中" in html(page)


def test_a_forged_choice_is_taken_back_and_the_page_goes_on(page: Rested, line: FakeLine) -> None:
    page.show(view("answering", "open"))
    grids(page)[0].value = "no such emotion"
    assert grids(page)[0].value == ""
    assert line.asked == []


def test_submitting_sends_the_answer_with_what_the_kernel_judged(
    page: Rested, line: FakeLine
) -> None:
    page.show(view("answering", "open", draft=WHOLE))
    page._press("submit", {})
    [(command, values)] = line.asked
    assert command == "submit"
    assert values["answer"] == WHOLE
    assert values["feedback"]


def test_an_unfinished_answer_is_not_sent(page: Rested, line: FakeLine) -> None:
    page.show(view("answering", "open", draft=WHOLE | {"need": None}))
    page._press("submit", {})
    assert line.asked == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(NotOpen("closed"), "closed now"), (LineLost("down"), "No connection")],
)
def test_a_refusal_is_a_sentence_and_the_choice_stays(
    page: Rested, line: FakeLine, error: Any, sentence: str
) -> None:
    page.show(view("answering", "open", draft=WHOLE))
    line.refuses = error
    page._press("submit", {})
    assert sentence in html(page)
    assert [grid.value for grid in grids(page)] == list(WHOLE.values())
    assert "aria-busy" not in html(page)


def test_what_could_not_be_submitted_is_kept_as_a_draft(page: Rested, line: FakeLine) -> None:
    page.show(view("answering", "open", draft=WHOLE))
    line.refuses = LineLost("down")
    page._press("submit", {})
    assert [command for command, _ in line.asked] == ["submit", "draft"]


def test_changing_takes_the_answer_up_as_a_draft(page: Rested, line: FakeLine) -> None:
    page.show(view("submitted", "open", attempts=[HANDED]))
    page._press("change", {})
    assert line.asked == [("draft", {"step": "emotion", "item": ITEM, "answer": WHOLE})]


@pytest.mark.parametrize("state", ["waiting", "submitted", "closed", "over", "removed"])
def test_every_state_says_what_it_is(page: Rested, state: str) -> None:
    page.show(view(state, "open", attempts=[HANDED]))
    assert 'data-state="' in page._head.html
    assert page._editor_box.children == ()


def test_a_personal_link_is_made_on_request_only(page: Rested, line: FakeLine) -> None:
    page.show(view("waiting", "waiting"))
    assert "/move?token=" not in html(page)
    line.replies = {"token": "abc"}
    page._press("personal", {})
    assert "/move?token=abc" in html(page)


def test_an_answer_overtaken_by_the_closing_is_told_so(page: Rested, line: FakeLine) -> None:
    page.show(view("answering", "open", draft=WHOLE))
    line.refuses = NotOpen("closed")
    page._press("submit", {})
    page.show(view("closed", "closed", draft=WHOLE))
    assert "closed now" in html(page)


# --- an exercise of texts: feedback at once, several drafts


NOTED = {"id": "write", "exercise": "note", "title": "Writing", "about": "", "think": ""}
DRAFT = {"answer": {"text": "hi"}, "feedback": {"greeting": False}, "corrections": {}, "at": "9:00"}


@pytest.fixture
def note(monkeypatch: pytest.MonkeyPatch) -> NoteView:
    return install(monkeypatch)


def noted(state: str, phase: str = "open", **more: object) -> Json:
    """What the server sends a seat at an item of the exercise of texts."""
    step = {"step": NOTED | {"minutes": 20}, "item": "first"}
    return view(state, phase, **step | more)


def test_what_is_submitted_was_judged_in_the_room_s_setting(
    page: Rested, line: FakeLine, note: NoteView, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = []
    monkeypatch.setattr(
        "tests.classroom.fake.Note.judge",
        lambda self, item, answer, setting: settings.append(setting) or {"greeting": True},
    )
    page.show(noted("answering", content="en", jurisdiction="uk", draft={"text": "hello"}))
    page._press("submit", {})
    assert settings == [Setting("en", "uk")]
    assert line.asked[-1][1]["feedback"] == {"greeting": True}


def test_buttons_and_notes_are_in_the_exercise_s_words(page: Rested, note: NoteView) -> None:
    page.show(noted("answering"))
    assert "Write 1 first" in html(page)
    assert "Kept here" in html(page)
    note.editors[-1].type("hello")
    assert ">Read it</button>" in html(page)


def test_the_feedback_stands_with_one_s_own_answer_as_soon_as_it_is_submitted(
    page: Rested, note: NoteView
) -> None:
    page.show(noted("submitted", attempts=[DRAFT]))
    assert "[answer hi {'greeting': False}" in html(page)
    assert html(page).index("[answer") < html(page).index("Write again")


def test_a_correction_reaches_one_s_own_answer(page: Rested, note: NoteView) -> None:
    page.show(noted("submitted", attempts=[DRAFT | {"corrections": {"greeting": True}}]))
    assert "{'greeting': True}]" in html(page)


def test_writing_again_begins_with_the_last_draft_and_shows_what_was_read(
    page: Rested, line: FakeLine, note: NoteView
) -> None:
    later = DRAFT | {"answer": {"text": "hello"}}
    page.show(noted("submitted", attempts=[DRAFT, later]))
    page._press("change", {})
    assert line.asked[-1][1]["answer"] == {"text": "hello"}
    page.show(noted("answering", attempts=[DRAFT, later], draft={"text": "hello you"}))
    assert note.editors[-1].shown == {"text": "hello you"}
    assert "[earlier hi / hello]" in html(page)
    assert "One more draft" in html(page)


def test_before_a_first_draft_nothing_stands_above_the_editor(page: Rested, note: NoteView) -> None:
    page.show(noted("answering"))
    assert "[earlier" not in html(page)


def test_what_earlier_steps_recall_stands_below_the_prompt_while_it_is_answered(
    page: Rested, note: NoteView
) -> None:
    missed = {"heard": [], "missed": [{"family": "anxiety", "chosen": "anger"}]}
    recalled = [
        {"exercise": "emotion", "facts": missed},
        {"exercise": "note", "facts": {"of": "the note"}},
    ]
    page.show(noted("answering", recalled=recalled))
    shown = page._head.html
    assert shown.index("[prompt first]") < shown.index("you heard <b") < shown.index("[reminder")
    page.show(noted("submitted", recalled=recalled, attempts=[DRAFT]))
    assert "[reminder" not in html(page)


def test_a_text_that_is_too_long_for_the_line_is_refused_in_words(
    page: Rested, line: FakeLine, note: NoteView
) -> None:
    line.refuses = TooLong("2 MB")
    page.show(noted("answering", draft={"text": "long"}))
    page._press("submit", {})
    assert "too long" in html(page)
    assert note.editors[-1].shown == {"text": "long"}


def test_the_result_is_of_all_attempts_and_the_bars_of_the_class(
    page: Rested, note: NoteView
) -> None:
    page.show(noted("result", "solution", attempts=[DRAFT, DRAFT], tally={"count": 2}))
    assert "[result hi / hi]" in html(page)
    assert "[bars" in html(page)


# --- an exercise for two: apart at first, then over both versions, then of one mind


AGREEING = {"id": "agree", "exercise": "agreement", "title": "Agreeing", "about": "", "think": ""}


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    pure, _face = exercise("agreement")
    assert isinstance(pure, Agreement)
    return pure


def paired(state: str, group: Json | None, phase: str = "open", **more: object) -> Json:
    """What the server sends a member of a pair, or who is alone there."""
    step = {"step": AGREEING | {"minutes": 20}, "item": pair.ITEM, "content": "en"}
    return view(state, phase, **step | {"group": group} | more)


def comparing(agreement: Agreement, **more: object) -> Json:
    """What a member sees once both have handed in."""
    own = told(handed_in(agreement, pair.ITEM, "collector"))
    both = group("comparing", **{"versions": versions(agreement)} | more)
    return paired("submitted", both, attempts=[own])


def presses(page: SeatPage, name: str) -> list[bool]:
    """Say of each button of a name whether it can be pressed."""
    buttons = re.findall(rf'<button[^>]*data-press="{name}"[^>]*>', html(page))
    return ["aria-disabled" not in button for button in buttons]


def links(page: SeatPage) -> list[str]:
    return re.findall(r'href="(/document/[^"]*)"', html(page))


@pytest.mark.parametrize("stage", ["waiting", "comparing", "agreed"])
def test_an_observer_watches_and_has_nothing_to_write_or_to_say_yes_to(
    page: Rested, agreement: Agreement, stage: str
) -> None:
    seen = {"versions": versions(agreement), "common": common(agreement), "by": "customer"}
    page.show(
        paired("watching", group(stage, role="observer", **seen if stage != "waiting" else {}))
    )

    assert "Watching" in page._head.html
    assert page._editor_box.children == ()
    for name in ("submit", "pen", "confirm", "change"):
        assert presses(page, name) == []
    assert ("Did both write the same?" in html(page)) is (stage != "waiting")


def test_each_side_reads_its_own_transcript_while_it_writes(page: Rested) -> None:
    for role, heard in (
        ("collector", "Two thousand five hundred"),
        ("customer", "Two thousand fifty"),
    ):
        page.show(paired("answering", group("apart", role=role)))
        assert f"{heard} a month" in page._head.html


def test_a_member_is_told_its_side_and_who_is_with_it(page: Rested) -> None:
    away = PARTNER | {"name": "<i>Bo</i>", "away": 70}
    page.show(paired("watching", group("waiting", role="observer", others=[PARTNER, away])))

    assert "Your side: Observer." in html(page)
    assert "With you: Bo, Customer’s side." in html(page)
    assert "With you: &lt;i&gt;Bo&lt;/i&gt;, Customer’s side, away just now." in html(page)


def test_who_has_handed_in_first_sees_the_own_answer_and_nothing_of_the_customer_s_month(
    page: Rested, agreement: Agreement
) -> None:
    own = told(handed_in(agreement, pair.ITEM, "collector"))
    page.show(paired("submitted", group("waiting"), attempts=[own]))

    assert "As soon as both have handed in" in html(page)
    assert "$2,500.00" in html(page)
    assert presses(page, "change") == [True]
    assert "Can the customer afford it?" not in html(page)


def test_who_was_left_by_its_partner_keeps_the_own_answer_and_may_go_on_alone(
    page: Rested, line: FakeLine, agreement: Agreement
) -> None:
    own = told(handed_in(agreement, pair.ITEM, "collector"))
    page.show(paired("submitted", group("apart", way_out=True), attempts=[own]))
    page._press("alone", {})

    assert "Mr Ross" in html(page)
    assert presses(page, "change") == presses(page, "alone") == [True]
    assert line.asked == [("alone", {})]


@pytest.mark.parametrize("stage", ["waiting", "comparing"])
def test_a_way_out_is_offered_where_there_is_one(
    page: Rested, agreement: Agreement, stage: str
) -> None:
    own = told(handed_in(agreement, pair.ITEM, "collector"))
    for way_out in (False, True):
        page.show(paired("submitted", group(stage, way_out=way_out), attempts=[own]))
        assert presses(page, "alone") == [True] * way_out


def test_once_both_are_in_either_may_write_the_common_version(
    page: Rested, line: FakeLine, agreement: Agreement
) -> None:
    page.show(comparing(agreement))
    assert "Both have handed in" in page._head.html
    assert "Did both write the same?" in html(page)
    assert presses(page, "pen") == [True]
    assert presses(page, "confirm") == presses(page, "change") == []

    page._press("pen", {})
    [(command, values)] = line.asked
    assert (command, values["step"], values["item"]) == ("draft", "agree", pair.ITEM)
    terms = cast(Json, values["answer"])["terms"]
    assert (terms["first_due"], terms["instalments"]) == ("", "20")


@pytest.mark.parametrize(("same", "said"), [("yes", True), ("no", False), ("<i>", False)])
def test_a_side_says_of_what_no_rule_can_read_whether_it_is_the_same(
    page: Rested, line: FakeLine, agreement: Agreement, same: str, said: bool
) -> None:
    walks = told(handed_in(agreement, pair.ITEM, "customer", channel="I walk to the branch"))
    page.show(comparing(agreement, versions=versions(agreement) | {"customer": walks}))
    assert presses(page, "verdict") == [True, True]

    page._press("verdict", {"part": "channel", "same": same})
    values = {"step": "agree", "item": pair.ITEM, "part": "channel", "same": said}
    assert line.asked == [("verdict", values)]


def test_where_every_rule_can_read_it_nobody_is_asked(page: Rested, agreement: Agreement) -> None:
    page.show(comparing(agreement))

    assert presses(page, "verdict") == []


def test_the_pen_is_in_one_hand(page: Rested, agreement: Agreement) -> None:
    page.show(comparing(agreement, pen="customer"))

    assert presses(page, "pen") == []
    assert "The pen is with: Customer’s side." in html(page)


def test_who_writes_the_common_version_has_both_before_its_eyes(
    page: Rested, agreement: Agreement
) -> None:
    both = group("comparing", versions=versions(agreement), pen="collector")
    draft = agreement.merged(*(each["answer"] for each in both["versions"].values()), {})
    page.show(paired("answering", both, draft=draft))

    assert "Common version" in page._head.html
    assert "Did both write the same?" in page._head.html
    assert "The talk, " not in page._head.html
    assert len(page._editor_box.children) == 1
    assert presses(page, "submit") == [True]


def test_a_common_version_waits_for_the_yes_of_the_other(
    page: Rested, line: FakeLine, agreement: Agreement
) -> None:
    stands = {
        "common": common(agreement),
        "by": "customer",
        "version": 3,
        "confirmed": ["customer"],
    }
    page.show(comparing(agreement, **stands))
    assert "Written by: Customer’s side." in html(page)
    assert presses(page, "confirm") == presses(page, "pen") == [True]
    assert "Can the customer afford it?" in html(page)  # it is no secret any more

    page._press("confirm", {})
    assert line.asked == [("confirm", {"step": "agree", "item": pair.ITEM, "version": 3})]


def test_who_has_said_yes_is_not_asked_again(page: Rested, agreement: Agreement) -> None:
    stands = {"common": common(agreement), "by": "collector", "confirmed": ["collector"]}
    page.show(comparing(agreement, **stands))

    assert presses(page, "confirm") == []
    assert "You have said yes." in html(page)


def test_a_common_version_that_the_other_one_changes_just_now_cannot_be_changed(
    page: Rested, agreement: Agreement
) -> None:
    stands = {"common": common(agreement), "by": "collector", "confirmed": ["collector"]}
    page.show(comparing(agreement, **stands, pen="customer"))

    assert presses(page, "pen") == [False]


def test_changing_the_common_version_begins_with_the_one_that_stands(
    page: Rested, line: FakeLine, agreement: Agreement
) -> None:
    stands = {"common": common(agreement), "by": "customer", "confirmed": ["customer"]}
    page.show(comparing(agreement, **stands))
    page._press("pen", {})

    assert line.asked[-1][1]["answer"] == stands["common"]["answer"]


@pytest.mark.parametrize("name", ["pen", "verdict", "confirm", "alone"])
def test_what_the_server_refuses_a_pair_is_told_in_words(
    page: Rested, line: FakeLine, agreement: Agreement, name: str
) -> None:
    line.refuses = NotOpen("closed")
    page.show(comparing(agreement))
    page._press(name, {})

    assert "closed now" in html(page)


def test_a_pair_may_take_its_documents_home_only_once_it_is_of_one_mind(
    page: Rested, agreement: Agreement
) -> None:
    stands = {"common": common(agreement), "by": "customer", "versions": versions(agreement)}
    own = told(handed_in(agreement, pair.ITEM, "collector"))
    for stage in ("waiting", "comparing"):
        page.show(paired("submitted", group(stage, **stands), attempts=[own]))
        assert links(page) == []
    for state, role in (("submitted", "collector"), ("watching", "observer")):
        page.show(paired(state, group("agreed", role=role, **stands), attempts=[own]))
        assert links(page) == [
            f"/document/agree/misheard.{form}" for form in ("html", "xlsx", "ics")
        ]
    assert "Your common version" in html(page)


def test_who_is_alone_may_take_documents_home_once_it_has_handed_in(
    page: Rested, agreement: Agreement
) -> None:
    page.show(paired("answering", None))
    assert links(page) == []
    page.show(paired("submitted", None, attempts=[told(handed_in(agreement, pair.ITEM))]))

    assert len(links(page)) == 3
    assert 'download="misheard.ics"' in html(page)
    assert 'download="misheard.html"' not in html(page)  # it is opened, to be printed


def test_an_exercise_without_documents_offers_none(page: Rested) -> None:
    page.show(view("submitted", "open", attempts=[HANDED]))

    assert links(page) == []


def test_the_result_has_both_sides_what_was_agreed_and_what_was_misheard(
    page: Rested, agreement: Agreement
) -> None:
    own = told(handed_in(agreement, pair.ITEM, "customer"))
    tally = agreement.tally(pair.ITEM, [])
    both = group("comparing", role="customer", versions=versions(agreement))
    page.show(paired("result", both, "solution", attempts=[own], tally=tally))

    for seen in ("Did both write the same?", "What was agreed", "Line 15 reached the customer"):
        assert seen in html(page)
    assert links(page) == []


# --- an exercise in groups


def grouped(stage: str, **more: object) -> Json:
    """What a seat is told of its group."""
    other = {"role": "customer", "number": 2, "name": "Bo", "away": None, "answered": True}
    return {
        "role": "caller",
        "stage": stage,
        "others": [other],
        "versions": {},
        "common": None,
        "by": None,
        "version": None,
        "confirmed": [],
        "pen": None,
        "way_out": False,
        **more,
    }


@pytest.mark.parametrize("stage", ["apart", "waiting"])
def test_who_has_handed_in_apart_sees_it_and_can_change_it(
    page: Rested, note: NoteView, stage: str
) -> None:
    """A side is apart and has handed in where its text was not judged or its partner has left."""
    page.show(noted("submitted", attempts=[DRAFT], group=grouped(stage)))
    assert "[answer hi" in html(page)
    assert "Write again" in html(page)


@pytest.mark.parametrize("stage", ["apart", "waiting", "comparing", "agreed"])
def test_a_page_says_how_far_the_pair_is(page: Rested, note: NoteView, stage: str) -> None:
    """In words for people, and by a name for who rehearses a class."""
    page.show(noted("submitted", attempts=[DRAFT], group=grouped(stage)))
    assert f'data-stage="{stage}"' in html(page)


@pytest.mark.parametrize("stage", ["comparing", "agreed"])
def test_who_may_need_a_word_is_told_so_in_a_group_too(
    page: Rested, note: NoteView, stage: str
) -> None:
    stopped = DRAFT | {"answer": {"text": "despair"}, "feedback": {"stopped": True}}
    page.show(noted("submitted", attempts=[DRAFT], group=grouped(stage)))
    assert "[answer" not in html(page)
    page.show(noted("submitted", attempts=[DRAFT, stopped], group=grouped(stage)))
    assert "[answer hi / despair" in html(page)


def test_yes_is_said_to_the_version_that_is_shown(
    page: Rested, line: FakeLine, note: NoteView
) -> None:
    told = DRAFT | {"role": "caller"}
    group = grouped("comparing", versions={"caller": told, "customer": told}, common=told)
    page.show(noted("submitted", attempts=[DRAFT], group=group | {"by": "customer", "version": 2}))
    page._press("confirm", {})
    assert line.asked == [("confirm", {"step": "write", "item": "first", "version": 2})]
    page.show(noted("submitted", attempts=[DRAFT]))
    page._press("confirm", {})
    assert len(line.asked) == 1


def test_a_refusal_is_gone_once_something_else_was_pressed(
    page: Rested, line: FakeLine, note: NoteView
) -> None:
    comparing = noted("submitted", attempts=[DRAFT], group=grouped("comparing", version=1))
    page.show(comparing)
    line.refuses = VersionChanged("version")
    page._press("confirm", {})
    assert "changed just now" in html(page)
    line.refuses = None
    page._press("confirm", {})
    page.show(comparing)
    assert "changed just now" not in html(page)


def test_who_was_erased_is_called_by_a_number(page: Rested, note: NoteView) -> None:
    left = grouped("apart")["others"][0] | {"name": "", "away": -1}
    page.show(noted("answering", group=grouped("apart", others=[left])))
    page.show(noted("submitted", attempts=[DRAFT], group=grouped("apart", others=[left])))
    assert "With you: 2, [role customer]" in html(page)


def test_typing_lays_out_nothing_of_the_group_anew(page: Rested, note: NoteView) -> None:
    told = DRAFT | {"role": "caller"}
    group = grouped("comparing", versions={"caller": told, "customer": told}, common=told)
    page.show(noted("answering", attempts=[DRAFT], draft={"text": "hi"}, group=group))
    once = note.compared
    note.editors[-1].type("hello")
    assert note.compared == once == 1
