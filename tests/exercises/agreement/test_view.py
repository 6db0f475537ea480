"""What phone, desk and wall show: safe HTML in both languages, and who may see what when."""

from html.parser import HTMLParser

import pytest

from kit.care import card
from kit.exercises.agreement.case import PARTIES
from kit.exercises.agreement.field import FIELDS, FREE
from kit.exercises.agreement.model import Agreement
from kit.exercises.agreement.view import AgreementView
from kit.exercises.contract import Attempt, ExerciseView
from kit.text.catalogue import translation
from kit.text.language import LANGUAGES, Language
from tests.exercises.agreement.handed import BANK, WHOLE, handed_in
from tests.exercises.agreement.seen import words

english, chinese = translation("en"), translation("zh")
IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
HOSTILE = '"><b> <img src=x onerror=alert(1)>\u202e " onfocus="alert(1)'
MONTH = (
    "$7,800.00",
    "$5,800.00",
    "$2,000",
    "Can the customer afford it?",
)  # the customer's, in case BANK


@pytest.fixture
def view(agreement: Agreement) -> ExerciseView:
    return AgreementView(agreement)


class Tags(HTMLParser):
    """Notes which tags and which attributes a browser would make of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(name for name, _value in attributes)}


def hostile(agreement: Agreement, fields: tuple[str, ...]) -> Attempt:
    """Return an attempt that is hostile in its words, in fields, and in what was forged of it."""
    own = handed_in(agreement, role="collector", words=f"{HOSTILE} {WHOLE}")
    own.answer["terms"] |= dict.fromkeys(fields, HOSTILE)
    own.feedback["facts"] |= {"period": HOSTILE, "first_due": HOSTILE}
    return own


def bare(html: str) -> str:
    """Return what a reader sees of some HTML, without any blanks."""
    return "".join(words(html).split())


def everything(agreement: Agreement, own: Attempt, language: Language) -> dict[str, str]:
    """Return every part of the view that is made of what people wrote, by its name."""
    view, _ = AgreementView(agreement), translation(language)
    common = Attempt(own.answer, own.feedback, role="customer", common=True)
    versions = {"collector": own, "customer": handed_in(agreement, role="customer")}
    tally = agreement.tally(BANK, [[own], [versions["customer"]]])
    summary = agreement.summarize({BANK: {"one": [own]}})
    return {
        "earlier": view.earlier(BANK, [own], language, _),
        "answer": view.answer(BANK, [own], language, _),
        "common": view.answer(BANK, [common], language, _),
        "comparison": view.comparison(BANK, versions, "customer", True, language, _),
        "bars": view.bars(BANK, tally, own.answer, _),
        "result": view.result(BANK, [own], language, _),
        "summary": view.summary(summary, _),
        "practice": view.practice({BANK: [own]}, _),
        "desk": view.desk(BANK, own, language, _),
        "corrections": view.corrections(BANK, own, _),
        "wall_distribution": view.wall_distribution(BANK, tally, language, "day", _),
        "wall_plans": view.wall_solution(BANK, tally, [], language, "day", _),
        "wall_solution": view.wall_solution(BANK, tally, [own, own], language, "day", _),
        "wall_spotlight": view.wall_spotlight(BANK, own, language, _),
        "wall_summary": view.wall_summary(summary, "day", _),
    }


@IN_EVERY_LANGUAGE
@pytest.mark.parametrize("fields", [tuple(FIELDS), FREE], ids=["no plan", "a plan"])
def test_nothing_that_people_write_becomes_html(
    agreement: Agreement, fields: tuple[str, ...], language: Language
) -> None:
    shown = everything(agreement, hostile(agreement, fields), language)

    for part, html in shown.items():
        assert not {"img", "onerror", "onfocus"} & Tags(html).found, part
        assert "\u202e" not in html, part
        assert '"><b>' not in html, part
    seen = "".join(HOSTILE.replace("\u202e", "").split())
    for part in ("answer", "common", "comparison", "result", "desk", "wall_spotlight"):
        assert seen in bare(shown[part]), part


@IN_EVERY_LANGUAGE
def test_the_case_stands_in_the_room_s_language_and_the_rest_in_the_reader_s(
    view: ExerciseView, agreement: Agreement, language: Language
) -> None:
    case = agreement.cases[BANK]
    prompts = {
        reader.language: view.prompt(BANK, language, reader) for reader in (chinese, english)
    }

    assert all(case.title.of(language) in html for html in prompts.values())
    assert "Read the talk." in prompts["en"]
    assert "Read the talk." not in prompts["zh"]


def test_while_both_write_apart_the_institution_s_side_sees_nothing_of_the_customer_s_month(
    view: ExerciseView, agreement: Agreement
) -> None:
    tight = handed_in(agreement, role="collector", instalments="12", instalment_amount="")
    prompt = view.prompt(BANK, "en", english, "collector")
    answer = view.answer(BANK, [tight], "en", english)

    assert "Your month" not in prompt
    for seen in MONTH:
        assert seen not in words(prompt), seen
        assert seen not in words(answer), seen
    assert "2000.00" not in words(answer)  # as the rules would tell it
    assert "$3,750.00 each, 12 times" in words(answer)


@pytest.mark.parametrize("role", PARTIES)
def test_both_see_the_month_in_the_common_version_and_in_the_result(
    view: ExerciseView, agreement: Agreement, role: str
) -> None:
    common = handed_in(agreement, role=role, common=True)
    own = handed_in(agreement, role=role)

    for html in (
        view.answer(BANK, [common], "en", english),
        view.result(BANK, [own], "en", english),
    ):
        assert "Can the customer afford it?" in words(html)
        assert "A month usually leaves $2,000" in words(html)


def test_the_customer_s_side_sees_its_own_month_and_not_what_the_institution_may_agree_to(
    view: ExerciseView, agreement: Agreement
) -> None:
    prompt = words(view.prompt(BANK, "en", english, "customer"))
    answer = words(view.answer(BANK, [handed_in(agreement, role="customer")], "en", english))

    assert "$7,800.00 come in, $5,800.00 have to go out, $2,000.00 are left" in prompt
    assert "Can the customer afford it?" in answer
    for html in (prompt, answer):
        assert "You may agree to" not in html
        assert "up to 60 instalments" not in html


@pytest.mark.parametrize("role", ["", "observer", "collector"])
def test_whoever_is_not_the_customer_s_side_reads_what_the_institution_may_agree_to(
    view: ExerciseView, role: str
) -> None:
    prompt = words(view.prompt(BANK, "en", english, role))

    assert "You may agree to up to 60 instalments, at least $3,000.00 at once" in prompt


def test_who_practises_alone_sees_the_month_at_once(
    view: ExerciseView, agreement: Agreement
) -> None:
    assert "Can the customer afford it?" in view.answer(BANK, [handed_in(agreement)], "en", english)


def test_the_last_agreement_counts(view: ExerciseView, agreement: Agreement) -> None:
    attempts = [handed_in(agreement, words=WHOLE), handed_in(agreement, down="")]

    assert "Missing 5" in view.answer(BANK, attempts, "en", english)
    assert "Differs from the talk 1" in view.earlier(BANK, attempts, "en", english)


def test_what_stopped_the_reading_shows_a_card_and_nothing_else(
    view: ExerciseView, agreement: Agreement
) -> None:
    stopped = handed_in(agreement, words="I want to kill myself.")

    assert view.answer(BANK, [stopped], "en", english) == card(agreement.care, "en")
    assert view.answer(BANK, [stopped], "en", chinese) == card(agreement.care, "zh")
    assert view.earlier(BANK, [stopped], "en", english) == card(agreement.care, "en")
    assert view.desk(BANK, stopped, "en", english) == ""


def test_the_result_tells_what_was_agreed_before_one_s_own(
    view: ExerciseView, agreement: Agreement
) -> None:
    told = words(view.result(BANK, [handed_in(agreement)], "en", english))

    assert told.index("What was agreed") < told.index("Your agreement")
    assert "Your agreement" not in words(view.result(BANK, [], "en", english))


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ([], ""),
        (["channel"], "Your closing words lacked “How it is paid”."),
        (["who", "channel", "thanks"], "Your closing words lacked “Who”, “How it is paid”."),
        (["no such", "thanks"], "Your closing words lacked “Thanks”."),
    ],
)
def test_a_reminder_names_no_more_than_two(
    view: ExerciseView, missing: list[str], told: str
) -> None:
    assert view.reminder({"missing": missing}, english) == told
    assert view.reminder({}, english) == ""


def test_a_side_is_called_by_its_name_and_who_is_alone_by_none(view: ExerciseView) -> None:
    assert view.role("collector", english) == "Institution’s side"
    assert view.role("observer", english) == "Observer"
    assert view.role("", english) == view.role("none", english) == ""


def test_practice_comes_to_how_often_the_closing_words_had_what_they_should(
    view: ExerciseView, agreement: Agreement
) -> None:
    given = {BANK: [handed_in(agreement)], "settlement": [handed_in(agreement, "settlement")]}

    assert "Agreements handed in: 2" in words(view.practice(given, english))
    assert "Thanks 100%" in words(view.practice(given, english))
    assert "If one is missed 0%" in words(view.practice(given, english))


def test_the_bars_are_named_as_the_form_is(view: ExerciseView, agreement: Agreement) -> None:
    tally = agreement.tally(BANK, [[handed_in(agreement)], [handed_in(agreement, down="1")]])

    assert "Paid at once 50%" in words(view.bars(BANK, tally, None, english))


def test_the_wall_s_solution_is_approved_words_and_without_any_the_plans(
    view: ExerciseView, agreement: Agreement
) -> None:
    own = handed_in(agreement)
    tally = agreement.tally(BANK, [[own]])

    approved = words(view.wall_solution(BANK, tally, [own], "en", "day", english))
    assert approved.startswith("Closing words of ours Mr Ross")
    plans = words(view.wall_solution(BANK, tally, [], "en", "day", english))
    assert plans.startswith("What our plans do to both sides")
