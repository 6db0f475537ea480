"""The pages' half of the exercise: everything that phone and wall show of it."""

from collections.abc import Callable, Mapping, Sequence

from kit.exercises.contract import Attempt, Editor, Json, Words
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

    def words(self, _: Translate) -> Words:
        """Return what buttons and notes say while emotions are chosen."""
        return cards.words(_)

    def editor(
        self, item: str, language: Language, _: Translate, changed: Callable[[Json], None]
    ) -> Editor:
        """Return three grids of choices; `changed` gets the whole answer at each change."""
        from kit.exercises.emotion.widget import EmotionEditor  # loads ipywidgets

        return EmotionEditor(self._emotion, item, _, changed)

    def prompt(self, item: str, language: Language, _: Translate, role: str = "") -> str:
        """Return the card with what the customer says."""
        return cards.prompt(self._emotion.utterances[item], language)

    def reminder(self, facts: Json, _: Translate) -> str:
        """Return which emotion was most often heard as another; empty where none was."""
        return cards.reminder(self._emotion, facts, _)

    def earlier(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        """Return nothing: the tiles show what was chosen before."""
        return ""

    def answer(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        """Return one's own three choices."""
        return cards.answer(self._emotion, attempts[-1].answer, _)

    def comparison(
        self,
        item: str,
        versions: Mapping[str, Attempt],
        role: str,
        asked: bool,
        language: Language,
        _: Translate,
    ) -> str:
        """Return nothing: everybody answers alone."""
        return ""

    def bars(self, item: str, tally: Json, own: Json | None, _: Translate) -> str:
        """Return the families that the class chose."""
        return cards.bars(self._emotion, tally, own, _)

    def result(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        """Return the explanation; it reads the answer itself, so it needs no feedback."""
        utterance = self._emotion.utterances[item]
        chosen = attempts[-1].answer if attempts else None
        return explanation.result(self._emotion, utterance, chosen, language, _)

    def summary(self, summary: Json, _: Translate) -> str:
        """Return how far the class agreed."""
        return cards.summary(self._emotion, summary, _)

    def practice(self, given: Mapping[str, Sequence[Attempt]], _: Translate) -> str:
        """Return how many answers were closest, defensible, or something else."""
        return cards.practice([attempts[-1] for attempts in given.values()], _)

    def desk(self, item: str, attempt: Attempt, language: Language, _: Translate) -> str:
        """Return the choices; no page asks for them, since these answers are not moderated."""
        return cards.answer(self._emotion, attempt.answer, _)

    def role(self, role: str, _: Translate) -> str:
        """Return nothing: everybody answers alone."""
        return ""

    def corrections(self, item: str, attempt: Attempt, _: Translate) -> str:
        """Return nothing: a choice needs no correcting."""
        return ""

    def wall_prompt(self, item: str, language: Language, _: Translate) -> str:
        """Return the situation, the words, and what is asked."""
        return wall.prompt(self._emotion.utterances[item], language, _)

    def wall_distribution(
        self, item: str, tally: Json, language: Language, light: str, _: Translate
    ) -> str:
        """Return what the class heard, without the solution."""
        return wall.distribution(self._emotion, item, tally, language, light, _)

    def wall_solution(
        self,
        item: str,
        tally: Json,
        approved: Sequence[Attempt],
        language: Language,
        light: str,
        _: Translate,
    ) -> str:
        """Return the explanation beside the same bars; nobody's own answer is shown."""
        return wall.solution(self._emotion, item, tally, language, light, _)

    def wall_spotlight(self, item: str, attempt: Attempt, language: Language, _: Translate) -> str:
        """Return the prompt; no page asks for it, since these answers are not moderated."""
        return self.wall_prompt(item, language, _)

    def wall_summary(self, summary: Json, light: str, _: Translate) -> str:
        """Return how far the class agreed, and what it confuses."""
        return wall.summary(self._emotion, summary, _.language, light, _)
