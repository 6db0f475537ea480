from typing import Any, cast

import pytest

from kit.errors import LineLost, NotOpen, TooLong, VersionChanged
from kit.exercises.contract import Json, Setting
from kit.pages.line import Line
from kit.pages.seat_page import SeatPage
from tests.pages.fake import BOUND, FakeLine
from tests.pages.note import NoteView, install

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
