"""What tells of despair in what somebody writes, and the card in place of all feedback then."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.text.cues import Cue
from kit.text.language import Language, Text
from kit.text.markup import shown

ALARM = "alarm"  # the criterion of the cues


@dataclass(frozen=True, slots=True)
class Care:
    """What the card says, and the cue for it in each language.

    `help`, what to do and whom to call in, is a paragraph a line.
    """

    title: Text
    text: Text
    help: Text
    cues: Mapping[Language, Cue]


def card(care: Care, language: Language) -> str:
    """Return the card as HTML; it judges nothing."""
    lines = [care.text.of(language), *care.help.of(language).splitlines()]
    paragraphs = "".join(f"<p>{shown(line)}</p>" for line in lines if line.strip())
    head = shown(care.title.of(language))
    return f'<section class="card is-care"><h2>{head}</h2>{paragraphs}</section>'
