"""The wall's half: the prompt, the distribution, the solution and the summary, as HTML."""

from kit.exercises.contract import Json
from kit.exercises.emotion import chart
from kit.exercises.emotion.model import Emotion
from kit.exercises.emotion.summary_chart import summary_chart
from kit.exercises.emotion.utterance import Utterance
from kit.exercises.emotion.words import agreement_sentence, confused_sentence, marked, ranked
from kit.text.catalogue import Translate
from kit.text.fit import Block, plain, sizes, style
from kit.text.language import HTML_LANG, Language
from kit.text.markup import bold, joined, listed, said, sentence, shown

_HARD = 1 / 3  # below this share of equal pairs an utterance is hard to hear


def prompt(utterance: Utterance, language: Language, _: Translate) -> str:
    """Return the left half while people answer: the situation, the words, what is asked."""
    question = _("What does the customer feel? How strongly? What need is behind it?")
    words = Block(utterance.says.of(language), 50, 3.5, 1.5)
    (size,) = sizes([words], 24)
    return (
        f'<div class="stack" lang="{HTML_LANG[language]}">'
        f'<p class="note">{shown(utterance.situation.of(language))}</p>'
        f"{_voice(said(utterance.says.of(language)), size)}"
        f"<p>{shown(question)}</p></div>"
    )


def distribution(
    emotion: Emotion, item: str, tally: Json, language: Language, light: str, _: Translate
) -> str:
    """Return what the class heard, beside the words, without any hint at the solution."""
    figure = chart.distribution(emotion, tally, language, light, _)
    head = _("What we heard")
    words = emotion.utterances[item].says.of(language)
    (size,) = sizes([Block(words, 32, 2.7, 1.5)], 21)
    return (
        f'<section class="wall-halves is-wide-right"><div class="stack">'
        f"<h1>{shown(head)}</h1>"
        f"{_voice(said(words), size)}"
        f"<p>{_split(emotion, tally, language, _)}</p>{_agreement(tally, language, _)}</div>"
        f"<figure>{figure}</figure></section>"
    )


def _split(emotion: Emotion, tally: Json, language: Language, _: Translate) -> str:
    """Return in a sentence whether the class is of one mind, of two, or of many."""
    (first, most), (second, next_), (_third, third) = ranked(tally["families"])[:3]
    one, other = (bold(emotion.families[each].name.of(language)) for each in (first, second))
    count = tally["count"]
    if not count:
        return shown(_("Nobody has answered this one."))
    if 3 * most >= 2 * count:
        return sentence(_("Most of us heard {one}."), one=one)
    if 2 * next_ >= most and 2 * third <= next_:
        return sentence(_("We are of two minds: {one} and {other}."), one=one, other=other)
    return sentence(_("We are of many minds; {one} was chosen most."), one=one)


def _agreement(tally: Json, language: Language, _: Translate) -> str:
    share = tally["agreement"]
    if share is None:
        return ""
    template = _("Of all pairs of people, {share} in 100 chose the same.")
    sentences = [sentence(template, share=round(100 * share))]
    if share < _HARD:
        sentences.append(shown(_("This one is hard to hear.")))
    return f'<p class="note">{joined(sentences, language)}</p>'


def solution(
    emotion: Emotion, item: str, tally: Json, language: Language, light: str, _: Translate
) -> str:
    """Return title, marked words, needs and a reply, beside the same bars."""
    utterance = emotion.utterances[item]
    figure = chart.solution(emotion, item, tally, language, light, _)
    answer = _("One way to answer")
    html = _needs(emotion, utterance, language, _)
    words = marked(utterance, emotion.families, language)
    title, voice, needs, reply = sizes(
        [
            Block(utterance.title.of(language), 46, 3.2, 1.35),
            Block(plain(words), 42, 2.7, 1.5),
            Block(plain(html), 46, 2.1, 1.45),
            Block(utterance.reply.of(language), 44, 2.1, 1.45),
        ],
        31.5,
    )
    return (
        f'<section class="wall-halves is-solution">'
        f'<div class="stack" lang="{HTML_LANG[language]}">'
        f"<h1 {style(title)}>{shown(utterance.title.of(language))}</h1>"
        f"{_voice(words, voice)}"
        f"<p {style(needs)}>{html}</p>"
        f'<div class="wall-reply"><p class="note">{shown(answer)}</p>'
        f"<p {style(reply)}>{said(utterance.reply.of(language))}</p></div></div>"
        f"<figure>{figure}</figure></section>"
    )


def _needs(emotion: Emotion, utterance: Utterance, language: Language, _: Translate) -> str:
    closest, *others = (bold(emotion.needs[each.id].name.of(language)) for each in utterance.needs)
    if not others:
        return sentence(_("The need behind it: {name}."), name=closest)
    also = listed(others, language)
    return sentence(_("The need behind it: {name} (or {others})."), name=closest, others=also)


def summary(emotion: Emotion, facts: Json, language: Language, light: str, _: Translate) -> str:
    """Return how far the class agreed over the step, and which families it confuses."""
    names = {family.id: family.name for family in emotion.families.values()}
    apart = confused_sentence(facts, names, _)
    figure = summary_chart(emotion, facts, language, light, _)
    head = _("How alike we heard")
    scale = _("Krippendorff’s α: 1 is complete agreement, 0 is chance.")
    return (
        f'<section class="wall-halves is-wide-right"><div class="stack">'
        f"<h1>{shown(head)}</h1>"
        f"<p>{shown(agreement_sentence(facts['word'], _))}</p>"
        f"{f'<p>{apart}</p>' if apart else ''}"
        f'<p class="note">{shown(scale)}</p></div><figure>{figure}</figure></section>'
    )


def _voice(html: str, size: float) -> str:
    return f'<blockquote class="card voice" {style(size)}>{html}</blockquote>'
