"""The exercise's own words for its pages."""

from collections.abc import Iterable, Mapping

from kit.exercises.contract import Json
from kit.exercises.emotion.utterance import Family, Utterance
from kit.text.catalogue import Translate
from kit.text.language import Language, Text
from kit.text.markup import bold, listed, sentence, shown
from kit.text.spans import pieces

# A full name longer than this gives way to the short one where room is fixed.
_FITTING: dict[Language, int] = {"zh": 4, "en": 13}


def strength(intensity: str, _: Translate) -> str:
    """Return the name of an intensity."""
    names = {"light": _("Mild"), "middle": _("Medium"), "strong": _("Strong")}
    return names[intensity]


def fitting(family: Family, language: Language) -> str:
    """Return the family's full name, or its short one where that is too long for a chart."""
    name = family.name.of(language)
    return name if len(name) <= _FITTING[language] else family.short.of(language)


def told(counts: Iterable[tuple[str, int]], language: Language) -> str:
    """Return names with their counts, for those who cannot see a chart."""
    return listed((f"{name} {count}" for name, count in counts), language)


def ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return (id, count) by descending count; equals keep their order."""
    return sorted(counts.items(), key=lambda each: -each[1])


def marked(utterance: Utterance, families: Mapping[str, Family], language: Language) -> str:
    """Return what is said with its cues marked, each with the short name of its family, as HTML."""
    html = []
    for piece in pieces(utterance.says.of(language), utterance.spans(language)):
        words = shown(piece.words)
        if piece.span is None:
            html.append(words)
            continue
        short = shown(families[piece.span.family].short.of(language))
        html.append(
            f'<mark class="span" data-kind="cue" data-family="{piece.span.family}">{words}</mark>'
            f'<small class="span-label" data-kind="cue">{short}</small>'
        )
    return f"“{''.join(html)}”"


def agreement_word(word: str, _: Translate) -> str:
    """Return the plain word that stands beside an α."""
    return {"low": _("low"), "moderate": _("moderate"), "high": _("high")}[word]


def agreement_sentence(word: str | None, _: Translate) -> str:
    """Return in a sentence what an α of this word says of the class."""
    if word is None:
        return _("Too few answers, or too much alike, to tell how far the class agrees.")
    sentences = {
        "low": _("We often heard different emotions in the same words."),
        "moderate": _("We mostly heard the same emotion, but not always."),
        "high": _("We nearly always heard the same emotion."),
    }
    return sentences[word]


def confused_sentence(summary: Json, names: Mapping[str, Text], _: Translate) -> str:
    """Return which two families the class confuses, as HTML; empty where there are none."""
    if not summary["confused"]:
        return ""
    one, other, _pairs = summary["confused"]
    return sentence(
        _("Where two of us differed, it was most often {one} against {other}."),
        one=bold(names[one].of(_.language)),
        other=bold(names[other].of(_.language)),
    )
