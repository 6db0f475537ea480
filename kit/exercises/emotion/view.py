"""The pages' half of the exercise: everything that phone and wall show of it."""

from collections.abc import Callable

from kit.exercises.contract import Editor, Json
from kit.exercises.emotion import cards, explanation, wall
from kit.exercises.emotion.model import Emotion
from kit.text.catalogue import Translate
from kit.text.language import Language


class EmotionView:
    """Keeps the contract of `kit.exercises.contract.ExerciseView`.

    Content stands in the room's language; names that are chosen from, in the reader's.
    """

    def __init__(self, emotion: Emotion) -> None:
        self._emotion = emotion

    def editor(
        self, item: str, language: Language, _: Translate, changed: Callable[[Json], None]
    ) -> Editor:
        """Return three grids of choices; `changed` gets the whole answer at each change."""
        from kit.exercises.emotion.widget import EmotionEditor  # loads ipywidgets

        return EmotionEditor(self._emotion, item, _, changed)

    def prompt(self, item: str, language: Language, _: Translate) -> str:
        """Return the card with what the customer says."""
        return cards.prompt(self._emotion.utterances[item], language)

    def answer(self, item: str, answer: Json, language: Language, _: Translate) -> str:
        """Return one's own three choices."""
        return cards.answer(self._emotion, answer, _)

    def bars(self, item: str, tally: Json, own: Json | None, _: Translate) -> str:
        """Return the families that the class chose."""
        return cards.bars(self._emotion, tally, own, _)

    def result(
        self,
        item: str,
        answer: Json | None,
        feedback: Json | None,
        language: Language,
        _: Translate,
    ) -> str:
        """Return the explanation; it reads the answer itself, so it needs no feedback."""
        utterance = self._emotion.utterances[item]
        return explanation.result(self._emotion, utterance, answer, language, _)

    def summary(self, summary: Json, _: Translate) -> str:
        """Return how far the class agreed."""
        return cards.summary(self._emotion, summary, _)

    def wall_prompt(self, item: str, language: Language, _: Translate) -> str:
        """Return the situation, the words, and what is asked."""
        return wall.prompt(self._emotion.utterances[item], language, _)

    def wall_distribution(
        self, item: str, tally: Json, language: Language, light: str, _: Translate
    ) -> str:
        """Return what the class heard, without the solution."""
        return wall.distribution(self._emotion, item, tally, language, light, _)

    def wall_solution(
        self, item: str, tally: Json, language: Language, light: str, _: Translate
    ) -> str:
        """Return the explanation beside the same bars."""
        return wall.solution(self._emotion, item, tally, language, light, _)

    def wall_summary(self, summary: Json, light: str, _: Translate) -> str:
        """Return how far the class agreed, and what it confuses."""
        return wall.summary(self._emotion, summary, _.language, light, _)
