"""The wall's pictures: what they show, in what order, and that they tell it in words."""

import re
import warnings

import pytest

from kit.charts.theme import LIGHTS
from kit.exercises.contract import Json
from kit.exercises.emotion import chart
from kit.exercises.emotion.summary_chart import summary_chart
from kit.text.language import Language
from tests.exercises.emotion.sample import answer, chinese, emotion, english, given

FEW = [answer("anger", "respect"), answer("anger"), answer("anxiety"), answer("hope")]


def tally(*, times: int = 1) -> Json:
    return emotion().tally("one", given(FEW * times))


def texts(svg: str) -> list[tuple[str, str]]:
    """Return (words, style) of every text."""
    return [(words, style) for style, words in re.findall(r'<text style="([^"]*)".*?>(.*?)<', svg)]


def labels(svg: str) -> list[str]:
    """Return the families in the order of their rows."""
    names = {family.title() for family in emotion().families}
    return [words for words, style in texts(svg) if words in names and "40px" in style]


def test_rows_keep_their_order_from_distribution_to_solution() -> None:
    before = chart.distribution(emotion(), tally(), "en", "day", english)
    after = chart.solution(emotion(), "one", tally(), "en", "day", english)
    assert labels(before)[:3] == ["Anger", "Anxiety", "Hope"]
    assert labels(before) == labels(after)
    assert len(labels(before)) == 8


def test_the_solution_marks_what_holds_up_and_fades_the_rest() -> None:
    svg = chart.solution(emotion(), "one", tally(), "en", "day", english)
    said = [words for words, _style in texts(svg)]
    assert said[said.index("Anger") + 2] == "✓ Holds up"
    assert said[said.index("Anxiety") + 2] == "✓ Closest"
    assert LIGHTS["day"].families["hope"].lower() not in svg
    assert LIGHTS["day"].families["anger"].lower() in svg


def test_the_distribution_marks_nothing() -> None:
    svg = chart.distribution(emotion(), tally(), "en", "day", english)
    assert "✓" not in svg
    assert LIGHTS["day"].families["hope"].lower() in svg


def test_needs_stand_by_emotion_with_the_rest_put_together() -> None:
    people = [*FEW, answer("anxiety", "fairness"), answer("shame", "fairness")]
    svg = chart.distribution(emotion(), emotion().tally("one", given(people)), "en", "day", english)
    said = [words for words, _style in texts(svg)]
    table = said[said.index("Need") :]
    assert table[1:6] == ["Safety", "Understanding", "Respect", "Fairness", "Autonomy"]
    assert table[6:12] == ["Anxiety", "1", "0", "0", "1", "0"]
    assert table[12:18] == ["Anger", "1", "0", "1", "0", "0"]
    assert table[18:24] == ["the others", "1", "0", "0", "1", "0"]


def test_a_chart_tells_all_it_shows_in_words() -> None:
    svg = chart.distribution(emotion(), tally(), "en", "day", english)
    label = re.search(r'aria-label="([^"]*)"', svg)[1]
    assert "4 people: Anger 2, Anxiety 1, Hope 1, Shame 0" in label
    assert "Needs chosen with Anger: Safety 1, Understanding 0, Respect 1" in label


@pytest.mark.parametrize("light", ["day", "night"])
def test_text_is_as_large_as_a_wall_needs_and_in_the_ink_of_its_light(light: str) -> None:
    summary = emotion().summarize({"one": dict(zip("abcd", given(FEW), strict=True))})
    for svg in (
        chart.distribution(emotion(), tally(), "en", light, english),
        chart.solution(emotion(), "one", tally(), "en", light, english),
        summary_chart(emotion(), summary, "en", light, english),
    ):
        assert min(int(size) for size in re.findall(r"font-size: (\d+)px", svg)) >= 28
        assert f"fill: {LIGHTS[light].ink.lower()}" in svg


@pytest.mark.parametrize("times", [1, 50])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_drawn_outside_of_the_picture(times: int, language: Language) -> None:
    _ = chinese if language == "zh" else english
    for svg in (
        chart.distribution(emotion(), tally(times=times), language, "day", _),
        chart.solution(emotion(), "one", tally(times=times), language, "day", _),
    ):
        width = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
        for style, x, words in re.findall(r'<text style="([^"]*)" x="([\d.]+)"[^>]*>(.*?)<', svg):
            if "text-anchor: start" in style:
                size = int(re.search(r"font-size: (\d+)px", style)[1])
                wide = sum(1 if ord(letter) > 0x2E7F else 0.6 for letter in words)
                assert float(x) + size * wide <= width, words


def test_chinese_words_are_drawn_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = chart.distribution(emotion(), tally(), "zh", "day", chinese)
    assert ">ang族<" in svg


def test_an_utterance_that_nobody_answered_has_eight_empty_rows() -> None:
    svg = chart.distribution(emotion(), emotion().tally("one", []), "en", "day", english)
    assert len(labels(svg)) == 8
    assert [words for words, _style in texts(svg)].count("0") == 8


@pytest.mark.parametrize("value", [-0.4, 0.0, 0.7, 1.0, None])
def test_a_summary_shows_its_alpha_wherever_it_lies(value: float | None) -> None:
    summary = {
        "items": 2,
        "seats": 4,
        "alpha": value,
        "word": None if value is None else "low",
        "differing": 4,
        "confused": ["anger", "hope", 3],
        "confusions": [["anger", "hope", 3], ["anger", "shame", 1]],
    }
    svg = summary_chart(emotion(), summary, "en", "day", english)
    said = [words for words, _style in texts(svg)]
    assert said[0] == ("α = –" if value is None else f"α = {value:.2f}")
    assert said[-1] == "25 %"
    assert "75 %" in said
