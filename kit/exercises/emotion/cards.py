"""The phone's cards: the prompt, one's own answer, the class's bars, the summary, as HTML."""

from collections.abc import Sequence
from html import escape

from kit.exercises.contract import Attempt, Json, Words
from kit.exercises.emotion.model import Emotion
from kit.exercises.emotion.utterance import Utterance
from kit.exercises.emotion.words import (
    agreement_sentence,
    agreement_word,
    confused_sentence,
    fitting,
    ranked,
    strength,
)
from kit.text.catalogue import Translate
from kit.text.language import HTML_LANG, Language
from kit.text.markup import bold, listed, said, sentence, shown

_MARK = '<span class="emotion-mark"><i class="emotion-line"></i></span>'


def prompt(utterance: Utterance, language: Language) -> str:
    """Return the card with the situation and what the customer says."""
    return (
        f'<article class="card is-voice item" lang="{HTML_LANG[language]}">'
        f'<p class="note">{shown(utterance.situation.of(language))}</p>'
        f'<blockquote class="voice">{said(utterance.says.of(language))}</blockquote></article>'
    )


def words(_: Translate) -> Words:
    """Return what buttons and notes say while emotions are chosen."""
    return Words(
        submit=_("Submit"),
        open=_("Question {number} is still open"),
        again=_("Change it"),
        kept=_("Your choices are kept. After submitting you can change them until it is closed."),
        changing=_("You are changing your answer; until you submit, the one before counts."),
    )


def reminder(emotion: Emotion, facts: Json, _: Translate) -> str:
    """Return which emotion was most often heard as another; empty where none was."""
    if not facts.get("missed"):
        return ""
    most = facts["missed"][0]
    names = {part: emotion.families[family].name.of(_.language) for part, family in most.items()}
    template = _("Earlier you heard {chosen} where the words spoke of {family}. Listen for it now.")
    return sentence(template, **{part: bold(name) for part, name in names.items()})


def answer(emotion: Emotion, chosen: Json, _: Translate) -> str:
    """Return what someone chose, question by question; a dash stands for what is open."""
    family, intensity, need = chosen["family"], chosen["intensity"], chosen["need"]
    language = _.language
    heard = f'<dd class="row" data-family="{family}">' if family else "<dd>"
    heard += escape(emotion.families[family].name.of(language)) + _MARK if family else "–"
    strong = strength(intensity, _) if intensity else "–"
    needed = emotion.needs[need].name.of(language) if need else "–"
    heads = [escape(head) for head in (_("Emotion"), _("Strength"), _("Need"))]
    return (
        f'<dl class="pairs"><dt>{heads[0]}</dt>{heard}</dd>'
        f"<dt>{heads[1]}</dt><dd>{escape(strong)}</dd>"
        f"<dt>{heads[2]}</dt><dd>{escape(needed)}</dd></dl>"
    )


def bars(emotion: Emotion, tally: Json, own: Json | None, _: Translate) -> str:
    """Return what the class chose, most frequent first, and in a sentence what nobody chose."""
    rows = [(family, count) for family, count in ranked(tally["families"]) if count]
    yours = own["family"] if own else None
    most = max((count for _family, count in rows), default=0)
    drawn = [_bar(emotion, row, most, yours == row[0], _) for row in rows]
    head = escape(_("What the class chose"))
    people = sentence(_("People: {count}"), count=tally["count"])
    return (
        f'<section class="question"><h2>{head} <small>{people}</small></h2>'
        f'<div class="bars">{"".join(drawn)}</div>{_unchosen(emotion, tally, _)}</section>'
    )


def _bar(emotion: Emotion, row: tuple[str, int], most: int, yours: bool, _: Translate) -> str:
    family, count = row
    name = escape(fitting(emotion.families[family], _.language))
    you = escape(_("You"))
    chip = f' <span class="chip is-strong">{you}</span>' if yours else ""
    return (
        f'<p class="bar{" is-yours" if yours else ""}" data-family="{family}">'
        f'<span>{name}{chip}</span><i style="--share: {100 * count / most:.3g}%"></i>'
        f'<span class="figure">{count}</span></p>'
    )


def _unchosen(emotion: Emotion, tally: Json, _: Translate) -> str:
    language = _.language
    names = [
        emotion.families[family].name.of(language)
        for family, count in tally["families"].items()
        if not count
    ]
    if not names:
        return ""
    quoted = listed(map(said, names), language)
    note = sentence(_("Nobody chose {names}."), names=quoted)
    if not tally["count"]:
        note = escape(_("Nobody has answered this one."))
    return f'<p class="note">{note}</p>'


def practice(done: Sequence[Attempt], _: Translate) -> str:
    """Return how close to the words the answers of a practice were."""
    said = [each.feedback["reading"] for each in done]
    rows = (
        (_("Closest to the words"), said.count("closest")),
        (_("Well founded"), said.count("defensible")),
        (_("Worth hearing again"), said.count("other")),
    )
    head = sentence(_("You answered {count}"), count=len(done))
    pairs = "".join(
        f'<dt>{escape(name)}</dt><dd class="figure">{count}</dd>' for name, count in rows
    )
    return f'<section class="card"><h2>{head}</h2><dl class="pairs">{pairs}</dl></section>'


def summary(emotion: Emotion, facts: Json, _: Translate) -> str:
    """Return how far the class agreed over the step, and what it confuses."""
    names = {family.id: family.name for family in emotion.families.values()}
    number = ""
    if facts["alpha"] is not None:
        grade = agreement_word(facts["word"], _)
        number = sentence(
            _("Agreement: {word} ({alpha}, Krippendorff’s α; 1 is complete, 0 is chance)"),
            word=bold(grade),
            alpha=f'<span class="figure">α = {facts["alpha"]:.2f}</span>',
        )
    lines = [agreement_sentence(facts["word"], _), confused_sentence(facts, names, _)]
    body = "".join(f"<p>{line}</p>" for line in lines if line)
    note = f'<p class="note">{number}</p>' if number else ""
    head = escape(_("How alike we heard"))
    return f'<section class="card"><h2>{head}</h2>{body}{note}</section>'
