"""The pages' half of the exercise: everything that phone and wall show of it."""

from collections.abc import Callable, Mapping, Sequence

from kit.exercises.contract import Attempt, Editor, Json, Setting, Words
from kit.exercises.opening import cards, desk, exhibit, explanation, wall
from kit.exercises.opening.marked import marked
from kit.exercises.opening.model import Opening
from kit.text.catalogue import Translate
from kit.text.language import Language
from kit.text.markup import sentence, shown


class OpeningView:
    """Keeps the contract of `kit.exercises.contract.ExerciseView`.

    Scenarios and model openings stand in the room's language; what is said about a text, in the
    reader's.
    """

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._models: dict[tuple[str, Language], Attempt] = {}

    def words(self, _: Translate) -> Words:
        """Return what buttons and notes say while an opening is written."""
        return cards.words(_)

    def editor(
        self, item: str, language: Language, _: Translate, changed: Callable[[Json], None]
    ) -> Editor:
        """Return a text area; `changed` gets the whole text at each change."""
        from kit.exercises.opening.widget import OpeningEditor  # loads ipywidgets

        return OpeningEditor(self._opening, item, language, _, changed)

    def prompt(self, item: str, language: Language, _: Translate, role: str = "") -> str:
        """Return the card of the scenario."""
        return cards.prompt(self._opening.scenarios[item], language, _)

    def reminder(self, facts: Json, _: Translate) -> str:
        """Return what the own openings lacked and broke; empty where they did neither."""
        return cards.reminder(self._opening.codebook, facts, _)

    def earlier(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        """Return what of the last draft to mend."""
        return explanation.to_mend(self._opening, attempts[-1], len(attempts), _)

    def answer(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        """Return the last draft with all that was found, and what changed since the one before."""
        read = explanation.reading(self._opening, item, attempts[-1], language, _)
        if attempts[-1].feedback["stopped"]:
            return read
        head = sentence(
            _("Draft {number}, about {seconds} s to say"),
            number=len(attempts),
            seconds=round(attempts[-1].feedback["seconds"]),
        )
        return f'<p class="note">{head}</p>{read}{explanation.between(attempts, language, _)}'

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
        """Return what the class's openings have and break; one's own stands in `answer`."""
        return cards.bars(self._opening.codebook, tally, _)

    def result(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        """Return one good opening with the reason why, and one's own last draft."""
        scenario, model = self._opening.scenarios[item], self._model(item, language)
        html = marked(
            model.answer["text"], model.feedback, self._opening.codebook, _.language, ("found",)
        )
        shown_model = cards.model(scenario, html, language, _)
        if not attempts:
            return shown_model
        head = shown(_("Your last draft"))
        own = explanation.reading(self._opening, item, attempts[-1], language, _)
        return f'{shown_model}<section class="card"><h2>{head}</h2>{own}</section>'

    def summary(self, summary: Json, _: Translate) -> str:
        """Return what the openings of the step had and broke."""
        return cards.summary(self._opening.codebook, summary, _)

    def practice(self, given: Mapping[str, Sequence[Attempt]], _: Translate) -> str:
        """Return how often one's last drafts had what they should have."""
        return cards.practice(self._opening.codebook, given, _)

    def desk(self, item: str, attempt: Attempt, language: Language, _: Translate) -> str:
        """Return a draft as the instructor reads it."""
        return desk.told(self._opening.codebook, attempt, language, _)

    def role(self, role: str, _: Translate) -> str:
        """Return nothing: everybody answers alone."""
        return ""

    def corrections(self, item: str, attempt: Attempt, _: Translate) -> str:
        """Return a button for each element and each violation."""
        return desk.corrections(self._opening.codebook, attempt, _)

    def wall_prompt(self, item: str, language: Language, _: Translate) -> str:
        """Return the scenario, and what is asked."""
        return wall.prompt(self._opening.scenarios[item], language, _)

    def wall_distribution(
        self, item: str, tally: Json, language: Language, light: str, _: Translate
    ) -> str:
        """Return what the openings have and break, first drafts beside last ones."""
        return wall.distribution(self._opening.codebook, tally, light, _)

    def wall_solution(
        self,
        item: str,
        tally: Json,
        approved: Sequence[Attempt],
        language: Language,
        light: str,
        _: Translate,
    ) -> str:
        """Return one or two approved openings side by side; without any, the model opening."""
        if approved:
            return exhibit.openings(self._opening.codebook, approved, _)
        scenario = self._opening.scenarios[item]
        return exhibit.model(self._opening.codebook, scenario, self._model(item, language), _)

    def wall_spotlight(self, item: str, attempt: Attempt, language: Language, _: Translate) -> str:
        """Return one opening, large, with what it has and breaks."""
        return exhibit.spotlight(self._opening.codebook, attempt, _)

    def wall_summary(self, summary: Json, light: str, _: Translate) -> str:
        """Return what the openings of the step had and broke."""
        return wall.summary(self._opening.codebook, summary, light, _)

    def _model(self, item: str, language: Language) -> Attempt:
        """Return the model opening as if it had been handed in; it is read once."""
        if (item, language) not in self._models:
            text = {"text": self._opening.scenarios[item].model.of(language)}
            feedback = self._opening.judge(item, text, Setting(language))
            self._models[item, language] = Attempt(text, feedback)
        return self._models[item, language]
