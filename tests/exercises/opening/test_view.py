"""What phone, desk and wall show: safe HTML, what was found, and whose judgement it is."""

import re
from collections.abc import Mapping

import pytest

from kit.care import card
from kit.exercises.contract import Attempt, ExerciseView, Json, Setting
from kit.exercises.opening.model import Opening
from kit.exercises.opening.view import OpeningView
from kit.text.catalogue import translation

english, chinese = translation("en"), translation("zh")
WIFE = "spouse"
FIRST = "Hello, this is Jing Chen from Anhe Bank. Is Mr Li there? He has a loan 12 days overdue."
SECOND = "Hello, this is Jing Chen from Anhe Bank, this call is recorded. Is Mr Li there?"
ROUGH = "您好，您欠我们的信用卡今天必须还清，再不还我们就起诉您。"
FRENCH = "Bonjour, je vous appelle au sujet de votre crédit, rappelez-nous demain matin"
HOSTILE = "Hello <script>alert(1)</script> \u202e this is Jing Chen from Anhe Bank"


@pytest.fixture
def view(opening: Opening) -> ExerciseView:
    return OpeningView(opening)


@pytest.fixture
def draft(opening: Opening) -> "Draft":
    return Draft(opening)


class Draft:
    """Makes attempts as they are handed in."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening

    def __call__(
        self, text: str, corrections: Mapping[str, bool] | None = None, item: str = WIFE
    ) -> Attempt:
        judged = self._opening.judge(item, {"text": text}, Setting("en", "cn"))
        return Attempt({"text": text}, judged, corrections or {})


def words(html: str) -> str:
    """Return what a reader sees of some HTML."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


def everything(view: ExerciseView, opening: Opening, own: Attempt) -> dict[str, str]:
    tally = opening.tally(WIFE, [[own, own]])
    summary = opening.summarize({WIFE: {"one": [own, own]}})
    return {
        "prompt": view.prompt(WIFE, "en", english),
        "earlier": view.earlier(WIFE, [own], "en", english),
        "answer": view.answer(WIFE, [own, own], "en", english),
        "bars": view.bars(WIFE, tally, own.answer, english),
        "result": view.result(WIFE, [own], "en", english),
        "summary": view.summary(summary, english),
        "practice": view.practice({WIFE: [own]}, english),
        "desk": view.desk(WIFE, own, "en", english),
        "corrections": view.corrections(WIFE, own, english),
        "wall_prompt": view.wall_prompt(WIFE, "en", english),
        "wall_distribution": view.wall_distribution(WIFE, tally, "en", "day", english),
        "wall_solution": view.wall_solution(WIFE, tally, [own, own], "en", "day", english),
        "wall_model": view.wall_solution(WIFE, tally, [], "en", "day", english),
        "wall_spotlight": view.wall_spotlight(WIFE, own, "en", english),
        "wall_summary": view.wall_summary(summary, "day", english),
    }


def test_nothing_that_people_write_becomes_html(
    view: ExerciseView, opening: Opening, draft: Draft
) -> None:
    for part, html in everything(view, opening, draft(HOSTILE)).items():
        assert "<script" not in html, part
        assert "\u202e" not in html, part


def test_every_part_is_written_in_both_languages(
    view: ExerciseView, opening: Opening, draft: Draft
) -> None:
    scenario = opening.scenarios[WIFE]
    assert scenario.title.zh in view.prompt(WIFE, "zh", chinese)
    assert scenario.title.en in view.prompt(WIFE, "en", english)
    assert "说给了别人" in view.answer(WIFE, [draft(FIRST)], "en", chinese)
    assert "Told to others" in view.answer(WIFE, [draft(FIRST)], "en", english)


def test_an_answer_says_what_is_there_what_is_missing_and_what_to_mend(
    view: ExerciseView, draft: Draft
) -> None:
    said = words(view.answer(WIFE, [draft(FIRST)], "en", english))

    assert said.startswith("Draft 1, about 7 s to say Has 3 Missing 2 To mend 1 Hello Greeting")
    assert "The debt told to someone else" in said
    assert "Required notice One line will do:" in said
    assert "Not needed this time: Purpose, Working together, An open question" in said
    assert "The words are read, not the tone." in said


def test_a_breach_tells_rule_reason_and_better_words(
    view: ExerciseView, opening: Opening, draft: Draft
) -> None:
    own = draft(FIRST)
    found, *_more = own.feedback["violations"]
    rule, violation = opening.rules[found["rule"]], opening.codebook.violations[found["id"]]

    said = words(view.answer(WIFE, [own], "en", english))

    assert f"Rule: {rule.source.en}. {rule.says.en}" in said
    assert violation.why.en in said
    assert f"You could say {violation.instead.en}" in said
    assert "they are no legal advice" in said


def test_without_a_rule_it_is_good_practice(view: ExerciseView, draft: Draft) -> None:
    own = draft(FIRST)
    for found in own.feedback["violations"]:
        found["rule"] = None

    said = words(view.answer(WIFE, [own], "en", english))

    assert "Good practice; no rule is named for it." in said
    assert "legal advice" not in said


def test_what_the_instructor_corrected_is_shown_as_that(view: ExerciseView, draft: Draft) -> None:
    by_hand = {"third_party_disclosure": False, "notice": True, "greeting": False, "guilt": True}

    html = view.answer(WIFE, [draft(FIRST, by_hand)], "en", english)
    said = words(html)

    assert "Not “The debt told to someone else”" in said
    assert "“Required notice” is there" in said
    assert re.search(r"Greeting One line will do: “[^”]*” Found missing by the instructor", said)
    assert re.search(r"Playing on guilt .* Found by the instructor\. You could say", said)
    assert html.count("is-corrected") == len(by_hand)
    assert 'data-kind="breach"' not in html


def test_warmth_is_pointed_out_where_it_is_and_never_missed(
    view: ExerciseView, draft: Draft
) -> None:
    warm = view.answer(WIFE, [draft("Hello, thanks for picking up.")], "en", english)
    cold = view.answer(WIFE, [draft("Hello.")], "en", english)

    assert "May sound warm: Thanks." in words(warm)
    assert 'data-kind="warmth"' in warm
    assert "Thanks" not in words(cold)
    assert "warm" not in words(cold)


def test_the_second_draft_shows_what_changed(view: ExerciseView, draft: Draft) -> None:
    once = view.answer(WIFE, [draft(FIRST)], "en", english)
    twice = view.answer(WIFE, [draft(FIRST), draft(SECOND)], "en", english)
    same = view.answer(WIFE, [draft(FIRST), draft(FIRST)], "en", english)

    assert "change-" not in once
    assert '<ins class="change-new">, this call is recorded</ins>' in twice
    assert (
        "He has a loan 12 days overdue" in re.findall(r'<del class="change-old">(.*?)<', twice)[0]
    )
    assert "Not a word has changed." in words(same)


def test_what_is_in_no_language_of_the_kit_is_said_not_to_be_read(
    view: ExerciseView, draft: Draft
) -> None:
    own = draft(FRENCH)

    for html in (
        view.answer(WIFE, [own], "en", english),
        view.earlier(WIFE, [own], "en", english),
    ):
        assert "This is neither Chinese nor English" in words(html)
        assert "Missing" not in words(html)


def test_words_of_self_harm_show_a_card_and_nothing_else(
    view: ExerciseView, opening: Opening, draft: Draft
) -> None:
    stopped = draft("我不想活了")
    assert stopped.feedback["stopped"]

    for html in (
        view.answer(WIFE, [draft(FIRST), stopped], "en", english),
        view.earlier(WIFE, [stopped], "en", english),
    ):
        assert html == card(opening.care, "en")
    assert view.desk(WIFE, stopped, "en", english) == ""


def test_above_the_next_draft_stands_what_of_the_last_one_to_mend(
    view: ExerciseView, draft: Draft
) -> None:
    said = words(view.earlier(WIFE, [draft(SECOND), draft(FIRST)], "en", english))

    assert said.startswith("Draft 2: to mend Has 3")
    assert "The debt told to someone else “It’s something" in said
    assert "Required notice One line will do" in said
    assert "Jing Chen from Anhe Bank. Is Mr" not in said


def test_nothing_to_mend_is_said(view: ExerciseView, opening: Opening, draft: Draft) -> None:
    best = draft(opening.scenarios["at-ease"].model.en, item="at-ease")

    said = words(view.earlier("at-ease", [best], "en", english))

    assert "Nothing. Smooth it as you like." in said


def test_the_desk_has_a_button_for_each_criterion_that_says_the_opposite(
    view: ExerciseView, opening: Opening, draft: Draft
) -> None:
    html = view.corrections(WIFE, draft(FIRST, {"notice": True}), english)
    pressed = dict(re.findall(r'data-criterion="(\w+)" data-present="(yes|no)"', html))

    assert set(pressed) == set(opening.criteria)
    assert pressed["greeting"] == pressed["notice"] == pressed["third_party_disclosure"] == "no"
    assert pressed["threat"] == pressed["purpose"] == "yes"
    assert "Corrected to found: Required notice" in words(
        view.desk(WIFE, draft(FIRST, {"notice": True}), "en", english)
    )


def test_bars_show_shares_of_what_the_scenario_asks_for(
    view: ExerciseView, opening: Opening, draft: Draft
) -> None:
    tally = opening.tally(WIFE, [[draft(FIRST), draft(SECOND)], [draft(FIRST)]])

    said = words(view.bars(WIFE, tally, None, english))

    assert "People: 2" in said
    assert "Required notice 0 → 50%" in said
    assert "The debt told to someone else 2 → 1" in said
    assert "Not counted here: Purpose, Working together, An open question" in said
    assert "Purpose 0" not in said


def test_bars_of_first_drafts_alone_show_one_number(
    view: ExerciseView, opening: Opening, draft: Draft
) -> None:
    html = view.bars(WIFE, opening.tally(WIFE, [[draft(FIRST)]]), None, english)

    assert "Greeting 100%" in words(html)
    assert "is-first" not in html


def test_what_nobody_answered_says_so(view: ExerciseView, opening: Opening) -> None:
    nobody, nothing = opening.tally(WIFE, []), opening.summarize({})

    for html in (
        view.bars(WIFE, nobody, None, english),
        view.summary(nothing, english),
        view.wall_distribution(WIFE, nobody, "en", "day", english),
        view.wall_summary(nothing, "day", english),
    ):
        assert words(html).endswith("Nobody has answered this one.")


def test_the_result_shows_the_model_opening_before_ones_own(
    view: ExerciseView, opening: Opening, draft: Draft
) -> None:
    said = words(view.result(WIFE, [draft(FIRST)], "en", english))

    assert said.index(opening.scenarios[WIFE].model_why.en) < said.index("Your last draft")
    assert "Your last draft" not in words(view.result(WIFE, [], "en", english))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, ""),
        ({"missing": [], "broke": []}, ""),
        ({"missing": ["notice"], "broke": []}, "Your opening lacked “Required notice”."),
        ({"missing": [], "broke": ["threat"]}, "It had this to mend: “Threat”."),
        (
            {"missing": ["greeting", "identity", "notice"], "broke": ["threat"]},
            "Your opening lacked “Greeting”, “Who is calling”. It had this to mend: “Threat”.",
        ),
    ],
)
def test_a_reminder_names_a_few_things_to_mind(view: ExerciseView, facts: Json, said: str) -> None:
    assert words(view.reminder(facts, english)) == said


def test_practice_comes_to_how_often_last_drafts_had_what_they_should(
    view: ExerciseView, draft: Draft
) -> None:
    given = {WIFE: [draft(FIRST), draft(SECOND)], "at-ease": [draft("Hello.", item="at-ease")]}

    said = words(view.practice(given, english))

    assert said.startswith("You wrote 2 Greeting 2 / 2 Who is calling 1 / 2")
    assert "Purpose 0 / 1" in said


def test_the_wall_shows_two_approved_openings_at_the_most(view: ExerciseView, draft: Draft) -> None:
    approved = [draft(FIRST), draft(SECOND), draft("Hello.")]

    html = view.wall_solution(WIFE, {}, approved, "en", "day", english)

    assert html.count('class="opening"') == 2
    assert "Told to others" in html


def test_without_an_approved_opening_the_wall_shows_the_model_with_its_elements(
    view: ExerciseView, opening: Opening
) -> None:
    html = view.wall_solution(WIFE, {}, [], "zh", "day", chinese)

    assert opening.scenarios[WIFE].model_why.zh in html
    assert 'data-kind="found"' in html
    assert 'data-kind="breach"' not in html


def test_the_spotlight_shows_what_is_marked_and_what_is_missing(
    view: ExerciseView, draft: Draft
) -> None:
    html = view.wall_spotlight(WIFE, draft(FIRST), "en", english)

    assert 'data-kind="breach"' in html
    assert "Still missing: Required notice, A good moment?" in words(html)


@pytest.mark.parametrize("text", ["您好，我是陈静。" * 600, "hello " * 800, "w" * 5_000])
def test_a_text_too_long_for_the_wall_is_cut_and_says_so(
    view: ExerciseView, draft: Draft, text: str
) -> None:
    html = view.wall_spotlight(WIFE, draft(text), "en", english)

    kept = len(text) - int(re.search(r"and (\d+) characters more", html)[1])
    assert 0 < kept < len(text)
    assert float(re.search(r"calc\(([\d.]+) \*", html)[1]) == 1.5


def test_the_wall_says_what_rewriting_brought_and_what_is_missing_most(
    view: ExerciseView, opening: Opening, draft: Draft
) -> None:
    tally = opening.tally(WIFE, [[draft(FIRST), draft(SECOND)], [draft(SECOND)]])

    said = words(view.wall_distribution(WIFE, tally, "en", "day", english))

    assert "People who wrote: 2 of them with another draft: 1" in said
    assert "Rewriting brought most of all: Required notice" in said
    assert "Missing most often: A good moment?" in said
    assert re.search(r"Half of us take up to \d+ s to say it; with the first draft it was", said)
