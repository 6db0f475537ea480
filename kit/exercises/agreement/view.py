"""The pages' half of the exercise: everything that phone and wall show of it."""

from collections.abc import Callable, Mapping, Sequence

from kit.care import card
from kit.exercises.agreement import bars, cards, desk, explanation, picture, solution, wall
from kit.exercises.agreement.case import STAND_IN
from kit.exercises.agreement.element_bars import element_bars
from kit.exercises.agreement.model import Agreement
from kit.exercises.agreement.sides import sides
from kit.exercises.agreement.words import ELEMENTS, FIELDS, ROLES
from kit.exercises.contract import Attempt, Editor, Json, Words
from kit.text.catalogue import Translate
from kit.text.language import Language
from kit.text.markup import listed, said, sentence, shown

_REMINDED = 2  # names in a reminder: more are not kept in mind


class AgreementView:
    """Keeps the contract of `kit.exercises.contract.ExerciseView`.

    Cases stand in the room's language; what is said about an agreement, in the reader's.
    """

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement

    def words(self, _: Translate) -> Words:
        """Return what buttons and notes say while an agreement is written."""
        return cards.words(_)

    def role(self, role: str, _: Translate) -> str:
        """Return what a side of a pair is called."""
        return _(ROLES[role]) if role in ROLES else ""

    def editor(
        self, item: str, language: Language, _: Translate, changed: Callable[[Json], None]
    ) -> Editor:
        """Return the form with its plan and the closing words."""
        from kit.exercises.agreement.widget import AgreementEditor  # loads ipywidgets

        return AgreementEditor(self._agreement, item, language, _, changed)

    def prompt(self, item: str, language: Language, _: Translate, role: str = "") -> str:
        """Return the card of the case, with the talk as that side heard it."""
        return cards.prompt(self._agreement.cases[item], role, language, _)

    def reminder(self, facts: Json, _: Translate) -> str:
        """Return what the own closing words lacked; empty where they lacked nothing."""
        missing = facts.get("missing", ())[:_REMINDED]
        if not missing:
            return ""
        quoted = [said(_(ELEMENTS[id_])) for id_ in missing if id_ in ELEMENTS]
        told = _("Your closing words lacked {names}.")
        return sentence(told, names=listed(quoted, _.language))

    def earlier(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        """Return what of the agreement handed in before is to be put right, or the care card."""
        attempt = attempts[-1]
        if not attempt.feedback:
            return ""
        if attempt.feedback["stopped"]:
            return card(self._agreement.care, _.language)
        head = shown(_("Handed in before"))
        counts = explanation.chips(self._agreement, item, attempt, language, _)
        return f'<section class="card is-compact"><h2>{head}</h2>{counts}</section>'

    def answer(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        """Return the own agreement with all that was found in it."""
        attempt = attempts[-1]
        apart = not attempt.common
        return explanation.reading(self._agreement, item, attempt, language, _, apart)

    def comparison(
        self,
        item: str,
        versions: Mapping[str, Attempt],
        role: str,
        asked: bool,
        language: Language,
        _: Translate,
    ) -> str:
        """Return what both sides of a pair wrote, field by field."""
        currency = self._agreement.cases[item].currencies[language]
        return sides(currency, versions, role, asked, _)

    def bars(self, item: str, tally: Json, own: Json | None, _: Translate) -> str:
        """Return by field how many of the class have it right."""
        return bars.bars(tally, {name: _(words) for name, words in FIELDS.items()}, _)

    def result(
        self, item: str, attempts: Sequence[Attempt], language: Language, _: Translate
    ) -> str:
        """Return what was really agreed, and what one's own came to."""
        case = self._agreement.cases[item]
        truth = solution.card(case, language, _)
        own = [attempt for attempt in attempts if not attempt.common]  # that one the page has
        if not own:
            return truth
        head = shown(_("Your agreement"))
        read = explanation.reading(self._agreement, item, own[-1], language, _)
        return f'{truth}<section class="card"><h2>{head}</h2>{read}</section>'

    def summary(self, summary: Json, _: Translate) -> str:
        """Return what the closing words of the step had."""
        return element_bars(summary, _)

    def practice(self, given: Mapping[str, Sequence[Attempt]], _: Translate) -> str:
        """Return how often one's closing words had what they should have."""
        by_seat = {item: {"": own} for item, own in given.items()}
        facts = picture.summarize(self._agreement.cases, by_seat, STAND_IN)
        return element_bars(facts, _)

    def desk(self, item: str, attempt: Attempt, language: Language, _: Translate) -> str:
        """Return an agreement as the instructor reads it."""
        return desk.told(self._agreement, item, attempt, language, _)

    def corrections(self, item: str, attempt: Attempt, _: Translate) -> str:
        """Return a button for each element and each violation."""
        return desk.corrections(attempt, _)

    def wall_prompt(self, item: str, language: Language, _: Translate) -> str:
        """Return the case, and what is asked."""
        return wall.prompt(self._agreement.cases[item], language, _)

    def wall_distribution(
        self, item: str, tally: Json, language: Language, light: str, _: Translate
    ) -> str:
        """Return by field how many have it right, and where pairs wrote the same."""
        return wall.distribution(tally, light, _)

    def wall_solution(
        self,
        item: str,
        tally: Json,
        approved: Sequence[Attempt],
        language: Language,
        light: str,
        _: Translate,
    ) -> str:
        """Return approved closing words side by side; without any, what the plans come to."""
        if approved:
            return wall.exhibit(self._agreement, item, approved, language, _)
        return wall.plans(self._agreement.cases[item], tally, language, light, _)

    def wall_spotlight(self, item: str, attempt: Attempt, language: Language, _: Translate) -> str:
        """Return one's closing words, large, with how much they have."""
        return wall.exhibit(self._agreement, item, [attempt], language, _)

    def wall_summary(self, summary: Json, light: str, _: Translate) -> str:
        """Return what the closing words of the step had."""
        return wall.summary(summary, _)
