"""What phone and wall show: safe HTML, one's own answer, and no solution before its time."""

import re

import pytest

from kit.exercises.contract import ExerciseView, Json
from kit.exercises.emotion.view import EmotionView
from kit.text.language import Text
from tests.exercises.emotion.sample import (
    answer,
    attempt,
    chinese,
    emotion,
    english,
    given,
    utterance,
)

VIEW: ExerciseView = EmotionView(emotion())
ANSWERS = [answer("anger", "respect"), answer("anger"), answer("anxiety"), answer("hope")]
TALLY = emotion().tally("one", given(ANSWERS))
SUMMARY = emotion().summarize({"one": dict(zip("abcd", given(ANSWERS), strict=True))})
SOLVED = ("Closest", "closest", "Holds up", "holds up", "He fears", "<mark")


def words(html: str) -> str:
    """Return what a reader sees of some HTML."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def everything(view: ExerciseView, item: str = "one") -> dict[str, str]:
    own = attempt(answer("anger", "respect"))
    missed = {"heard": [], "missed": [{"family": "anxiety", "chosen": "anger"}]}
    return {
        "prompt": view.prompt(item, "en", english),
        "answer": view.answer(item, [own], "en", english),
        "bars": view.bars(item, TALLY, own.answer, english),
        "result": view.result(item, [own], "en", english),
        "reminder": view.reminder(missed, english),
        "practice": view.practice({item: [own]}, english),
        "summary": view.summary(SUMMARY, english),
        "wall_prompt": view.wall_prompt(item, "en", english),
        "wall_distribution": view.wall_distribution(item, TALLY, "en", "day", english),
        "wall_solution": view.wall_solution(item, TALLY, [], "en", "day", english),
        "wall_summary": view.wall_summary(SUMMARY, "day", english),
    }


def test_the_prompt_puts_what_is_said_in_quotation_marks() -> None:
    assert "“Ring my office &amp; nobody gets a thing”" in VIEW.prompt("one", "en", english)
    assert "Mr He &lt;at&gt; night" in VIEW.prompt("one", "en", english)


def test_the_content_is_in_the_rooms_language_and_names_in_the_readers() -> None:
    html = VIEW.result("one", [attempt(answer("anger"))], "zh", english)
    assert "“再" in html
    assert ">Anger<" in html
    assert ">ang族<" in VIEW.bars("one", TALLY, None, chinese)


@pytest.mark.parametrize("part", list(everything(VIEW)))
def test_hostile_content_never_becomes_html(part: str) -> None:
    hostile = "<script>alert(1)</script>"
    exercise = emotion()
    exercise.utterances["one"] = utterance("one", Text(hostile, hostile))
    for family in exercise.families.values():
        object.__setattr__(family, "name", Text(hostile, hostile))
    for need in exercise.needs.values():
        object.__setattr__(need, "name", Text(hostile, hostile))
    assert "<script" not in everything(EmotionView(exercise))[part]


@pytest.mark.parametrize("part", ["prompt", "answer", "bars", "wall_prompt", "wall_distribution"])
def test_nothing_tells_the_solution_before_it_is_shown(part: str) -> None:
    html = everything(VIEW)[part]
    assert not [word for word in SOLVED if word in html]


def test_bars_stand_by_count_with_ones_own_marked() -> None:
    html = VIEW.bars("one", TALLY, answer("hope"), english)
    assert re.findall(r'data-family="(\w+)"', html) == ["anger", "anxiety", "hope"]
    assert re.findall(r'class="bar is-yours" data-family="(\w+)"', html) == ["hope"]
    assert "Hope You" in words(html)
    assert re.findall(r"--share: ([\d.]+)%", html) == ["100", "50", "50"]


def test_what_nobody_chose_is_told_in_a_sentence() -> None:
    said = words(VIEW.bars("one", TALLY, None, english))
    assert "Nobody chose “Shame”, “Helplessness”, “Distrust”, “Avoidance”, “Numbness”." in said


def test_bars_of_nobody_say_so() -> None:
    nobody = emotion().tally("one", [])
    assert "Nobody has answered this one." in VIEW.bars("one", nobody, None, english)


@pytest.mark.parametrize(
    ("chosen", "opening"),
    [
        (answer("anxiety"), "You chose Anxiety : the closest. He fears"),
        (answer("anger"), "You chose Anger , and that holds up. The last words hit out. Anxiety"),
        (answer("hope"), "You chose Hope . The words point more to Anxiety . He fears"),
        (None, "Anxiety is closest. He fears"),
    ],
)
def test_the_result_begins_with_ones_own_choice(chosen: Json | None, opening: str) -> None:
    own = [attempt(chosen)] if chosen else []
    said = words(VIEW.result("one", own, "en", english))
    told = re.sub(r"\s+", " ", said).removeprefix(" Anger above, fear below ")
    assert told.startswith(opening)


def test_the_result_speaks_of_every_defensible_reading_once() -> None:
    said = words(VIEW.result("one", [attempt(answer("anger"))], "en", english))
    assert said.count("The last words hit out.") == 1
    assert said.count("He fears for his job.") == 1


def test_the_result_marks_the_cues_with_the_short_name_of_their_family() -> None:
    html = VIEW.result("one", [], "en", english)
    mark = '<mark class="span" data-kind="cue" data-family="anxiety">Ring my office</mark>'
    assert mark + '<small class="span-label" data-kind="cue">Anxiety</small>' in html


def test_an_answer_without_a_choice_shows_a_dash() -> None:
    html = VIEW.answer("one", [attempt(emotion().blank())], "en", english)
    assert words(html).count("–") == 3


def test_the_wall_says_whether_the_class_is_of_one_mind_or_two() -> None:
    def sentence(*families: str) -> str:
        tally = emotion().tally("one", given(map(answer, families)))
        return words(VIEW.wall_distribution("one", tally, "en", "day", english))

    assert "Most of us heard Hope" in sentence("hope", "hope", "hope", "anger")
    assert "We are of two minds: Anger and Hope" in sentence("hope", "anger")
    assert "We are of many minds" in sentence("hope", "anger", "shame")
    assert "Nobody has answered this one." in sentence()


def test_the_wall_says_how_many_pairs_agree() -> None:
    said = words(VIEW.wall_distribution("one", TALLY, "en", "day", english))
    assert "Of all pairs of people, 17 in 100 chose the same. This one is hard to hear." in said


def test_the_solution_names_needs_and_a_reply() -> None:
    said = words(VIEW.wall_solution("one", TALLY, [], "en", "day", english))
    assert "The need behind it: Safety (or Respect )." in said
    assert "“You fear for your job.”" in said


def test_a_summary_without_an_alpha_says_why() -> None:
    nothing = emotion().summarize({})
    assert "Too few answers" in VIEW.summary(nothing, english)
    assert "Too few answers" in VIEW.wall_summary(nothing, "day", english)


def test_a_summary_names_the_two_families_that_are_confused() -> None:
    said = words(VIEW.summary(SUMMARY, english))
    assert "most often Anxiety against Anger" in said


def test_the_last_of_several_attempts_is_ones_own() -> None:
    own = [attempt(answer("hope")), attempt(answer("anger"))]
    assert "Anger" in words(VIEW.answer("one", own, "en", english))
    assert "Hope" not in words(VIEW.answer("one", own, "en", english))


def test_a_reminder_names_what_was_heard_instead_of_what() -> None:
    facts = {"heard": [], "missed": [{"family": "anxiety", "chosen": "anger"}]}
    said = words(VIEW.reminder(facts, english))
    assert "you heard Anger where the words spoke of Anxiety" in said
    assert "把一句 anx族 听成了 ang族" in words(VIEW.reminder(facts, chinese))


def test_whoever_heard_all_is_reminded_of_nothing() -> None:
    assert VIEW.reminder({"heard": ["hope"], "missed": []}, english) == ""
    assert VIEW.reminder({}, english) == ""


def test_practice_comes_to_how_close_the_last_attempts_were() -> None:
    done = {"one": [attempt(answer("hope")), attempt(answer("anger"))]}
    said = words(VIEW.practice(done, english))
    assert "You answered 1" in said
    assert "Well founded 1" in said
    assert "Worth hearing again 0" in said


def test_nothing_stands_above_the_tiles_while_they_are_changed() -> None:
    assert VIEW.earlier("one", [attempt(answer("hope"))], "en", english) == ""
