"""Words become HTML that shows them as they stand."""

from kit.text.markup import bold, joined, listed, said, sentence, shown


def test_words_never_become_html() -> None:
    assert shown("<b>&") == "&lt;b&gt;&amp;"
    assert said("<i>") == "“&lt;i&gt;”"
    assert bold("<i>") == '<b class="keep">&lt;i&gt;</b>'


def test_signs_that_turn_the_direction_are_not_shown() -> None:
    assert shown("a\u202eb\u2067c\u200f") == "abc"


def test_a_sentence_takes_html_in_its_places_only() -> None:
    assert sentence("<{name}>", name="<b>x</b>") == "&lt;<b>x</b>&gt;"


def test_each_language_joins_in_its_own_way() -> None:
    assert listed(["a", "b"], "en") == "a, b"
    assert listed(["甲", "乙"], "zh") == "甲、乙"
    assert joined(["A.", "", "B."], "en") == "A. B."
    assert joined(["甲。", "乙。"], "zh") == "甲。乙。"
