"""The card in place of all feedback: what it says, in whose language, as safe HTML."""

from kit.care import Care, card
from kit.text.language import Text

CARE = Care(
    title=Text("停", "Stop"),
    text=Text("不评判", "Nothing <b>is</b> judged"),
    cues={},
    help=Text("打电话\n\n说一声", "Call\n\n  \nTell somebody"),
)


def test_the_card_speaks_the_reader_s_language_a_paragraph_a_line() -> None:
    assert card(CARE, "zh") == (
        '<section class="card is-care"><h2>停</h2><p>不评判</p><p>打电话</p><p>说一声</p></section>'
    )


def test_what_it_says_is_shown_as_it_stands() -> None:
    assert card(CARE, "en") == (
        '<section class="card is-care"><h2>Stop</h2><p>Nothing &lt;b&gt;is&lt;/b&gt; judged</p>'
        "<p>Call</p><p>Tell somebody</p></section>"
    )
