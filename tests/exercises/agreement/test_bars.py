"""The class's picture field by field on the phone."""

from kit.exercises.agreement.bars import bars
from kit.exercises.contract import Json
from kit.text.catalogue import translation

english = translation("en")
NAMES = {"balance": "What is owed", "thanks": "Thanks & <b>more</b>"}


def tally(pairs: int = 2) -> Json:
    return {
        "answers": 4,
        "fields": [{"id": "balance", "right": 3, "of": 4}],
        "pairs": {"pairs": pairs, "agree": [{"id": "balance", "same": 1, "of": 2}][:pairs]},
    }


def test_a_row_has_two_bars_and_both_numbers() -> None:
    html = bars(tally(), NAMES, english)

    assert '<i style="--share: 75%"></i><i class="is-first" style="--share: 50%"></i>' in html
    assert '<span class="figure">75% · 50%</span>' in html
    assert "<small>People: 4</small>" in html


def test_without_pairs_there_is_one_bar_and_nothing_to_explain() -> None:
    html = bars(tally(pairs=0), NAMES, english)

    assert '<span class="figure">75%</span>' in html
    assert "is-first" not in html
    assert "Pale" not in html


def test_a_share_of_nothing_has_no_bar() -> None:
    facts = {**tally(pairs=0), "fields": [{"id": "balance", "right": 0, "of": 4}]}

    html = bars(facts, NAMES, english)

    assert "<i" not in html
    assert "0%" in html


def test_names_are_shown_as_they_stand() -> None:
    facts = {**tally(pairs=0), "fields": [{"id": "thanks", "right": 1, "of": 4}]}

    assert "Thanks &amp; &lt;b&gt;more&lt;/b&gt;" in bars(facts, NAMES, english)


def test_a_tally_of_nobody_says_so() -> None:
    facts = {"answers": 0, "fields": [], "pairs": {"pairs": 0, "agree": []}}

    assert "Nobody has answered this one." in bars(facts, NAMES, english)
