"""The explanation on the phone: one's own choice first, and what supports which reading."""

from collections.abc import Iterator, Mapping, Sequence

from kit.exercises.contract import Json
from kit.exercises.emotion.model import Emotion
from kit.exercises.emotion.utterance import Reading, Utterance
from kit.exercises.emotion.words import marked, strength
from kit.text.catalogue import Translate
from kit.text.language import HTML_LANG, Language
from kit.text.markup import bold, joined, listed, said, sentence, shown

Names = Mapping[str, str]


def result(
    emotion: Emotion, utterance: Utterance, chosen: Json | None, language: Language, _: Translate
) -> str:
    """Return title, readings, marked cues, needs and a reply; `chosen` None: nothing was sent."""
    lang = HTML_LANG[language]
    families = {each.id: each.name.of(_.language) for each in emotion.families.values()}
    needs = {each.id: each.name.of(_.language) for each in emotion.needs.values()}
    own = chosen or emotion.blank()
    readings = _readings(utterance.readings, families, own["family"], language, _)
    behind = joined(_needs(utterance.needs, needs, own["need"], language, _), _.language)
    notes = [behind, _strengths(utterance, own["intensity"], _)]
    speak, answer = _("Which words speak"), _("One way to answer")
    return (
        f'<section class="stack"><h1 lang="{lang}">{shown(utterance.title.of(language))}</h1>'
        + "".join(f"<p>{paragraph}</p>" for paragraph in readings)
        + f'</section><article class="card is-voice item">'
        f'<p class="note">{shown(speak)}</p>'
        f'<blockquote class="voice" lang="{lang}">'
        f"{marked(utterance, emotion.families, language)}</blockquote>"
        + "".join(f'<p class="note">{note}</p>' for note in notes)
        + f'</article><section class="card"><h2>{shown(answer)}</h2>'
        f'<p lang="{lang}">{said(utterance.reply.of(language))}</p>'
        f'<p class="note" lang="{lang}">{shown(utterance.reply_why.of(language))}</p></section>'
    )


def _readings(
    readings: Sequence[Reading], names: Names, own: str | None, language: Language, _: Translate
) -> Iterator[str]:
    """Give a paragraph for one's own choice, the closest reading, and each other that holds up."""
    closest, *others = readings
    chosen = next((each for each in others if each.id == own), None)
    if own is None:
        opening = sentence(_("{name} is closest."), name=bold(names[closest.id]))
    elif own == closest.id:
        opening = sentence(_("You chose {name}: the closest."), name=bold(names[own]))
    elif chosen:
        yield _because(_("You chose {name}, and that holds up."), chosen, names, language, _)
        opening = sentence(_("{name} is closer still."), name=bold(names[closest.id]))
    else:
        yield sentence(_("You chose {name}."), name=bold(names[own]))
        opening = sentence(_("The words point more to {name}."), name=bold(names[closest.id]))
    yield joined([opening, _why(closest, language)], _.language)
    for other in others:
        if other is not chosen:
            yield _because(_("{name} holds up too."), other, names, language, _)


def _needs(
    readings: Sequence[Reading], names: Names, own: str | None, language: Language, _: Translate
) -> Iterator[str]:
    """Give the closest need with its reason, one's own, and the names of the others."""
    closest, *others = readings
    yield _because(_("The need behind it: {name}."), closest, names, language, _)
    chosen = next((each for each in others if each.id == own), None)
    if chosen:
        yield _because(_("You chose {name}, and that holds up."), chosen, names, language, _)
    elif own and own != closest.id:
        yield sentence(_("You chose {name}."), name=bold(names[own]))
    rest = [bold(names[each.id]) for each in others if each is not chosen]
    if rest:
        yield sentence(_("Holding up too: {names}."), names=listed(rest, _.language))


def _strengths(utterance: Utterance, own: str | None, _: Translate) -> str:
    """Return the closest intensity, those that hold up too, and one's own."""
    closest = bold(strength(utterance.intensity, _))
    sentences = [sentence(_("Strength: {name}."), name=closest)]
    also = [bold(strength(each, _)) for each in utterance.also_intensity]
    if also:
        sentences.append(sentence(_("Holding up too: {names}."), names=listed(also, _.language)))
    if own and own != utterance.intensity:
        sentences.append(sentence(_("You chose {name}."), name=bold(strength(own, _))))
    return joined(sentences, _.language)


def _because(
    template: str, reading: Reading, names: Names, language: Language, _: Translate
) -> str:
    opening = sentence(template, name=bold(names[reading.id]))
    return joined([opening, _why(reading, language)], _.language)


def _why(reading: Reading, language: Language) -> str:
    return f'<span lang="{HTML_LANG[language]}">{shown(reading.why.of(language))}</span>'
