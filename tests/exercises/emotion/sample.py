"""A small exercise for the tests: every family and need, two utterances, hostile words."""

from collections.abc import Iterable

from kit.exercises.contract import Attempt, Json, Setting
from kit.exercises.emotion.model import Emotion
from kit.exercises.emotion.utterance import FAMILIES, NEEDS, Cue, Family, Need, Reading, Utterance
from kit.text.catalogue import translation
from kit.text.language import Text

english, chinese = translation("en"), translation("zh")


def both(words: str) -> Text:
    """Return a text whose two languages can be told apart."""
    return Text(zh=f"{words}中", en=words)


def utterance(id_: str, says: Text | None = None) -> Utterance:
    """Return an utterance: closest anxiety, safety, strong; defensible anger, respect, middle."""
    return Utterance(
        id=id_,
        product="mortgage",
        difficulty="hard",
        situation=both("Mr He <at> night"),
        says=says
        or Text(zh="再打到单位去，谁都别想好过", en="Ring my office & nobody gets a thing"),
        intensity="strong",
        also_intensity=("middle",),
        readings=(
            Reading("anxiety", both("He fears for his job.")),
            Reading("anger", both("The last words hit out.")),
        ),
        needs=(
            Reading("safety", both("His job is at stake.")),
            Reading("respect", both("They rang his office.")),
        ),
        cues=(
            Cue(Text("打到单位去", "Ring my office"), "anxiety"),
            Cue(Text("谁都别想好过", "nobody gets a thing"), "anger"),
        ),
        title=both("Anger above, fear below"),
        reply=both("You fear for your job."),
        reply_why=both("First the fear."),
    )


def emotion() -> Emotion:
    """Return the exercise over two utterances."""
    families = [
        Family(id_, Text(f"{id_[:3]}族", id_.title()), Text(id_[:4], id_.title()), both(id_))
        for id_ in FAMILIES
    ]
    needs = [Need(id_, Text(f"{id_}要", id_.title()), both(id_)) for id_ in NEEDS]
    return Emotion(families, needs, [utterance("one"), utterance("two")])


def answer(family: str, need: str = "safety", intensity: str = "strong") -> Json:
    """Return a whole answer."""
    return {"family": family, "intensity": intensity, "need": need}


def attempt(chosen: Json, item: str = "one") -> Attempt:
    """Return an answer as it was handed in, judged where it is whole."""
    exercise = emotion()
    judged = {} if exercise.missing(chosen) else exercise.judge(item, chosen, Setting())
    return Attempt(chosen, judged)


def given(answers: Iterable[Json]) -> list[list[Attempt]]:
    """Return the attempts of as many people, who made one each."""
    return [[attempt(each)] for each in answers]
