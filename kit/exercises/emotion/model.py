"""Emotion identification, pure: answers read, judged and counted.

An answer is {"family": id, "intensity": id, "need": id}, each None while it is open.
Nobody gets a score: a choice is the closest one, a defensible one, or another.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kit.errors import AnswerRefused
from kit.exercises.contract import Attempt, Json, Setting
from kit.exercises.emotion.recall import heard
from kit.exercises.emotion.reliability import agreement, alpha, confusions, word
from kit.exercises.emotion.utterance import INTENSITIES, Family, Need, Utterance
from kit.text.language import Language

QUESTIONS = ("family", "intensity", "need")
JUDGED = ("reading", "intensity", "need")  # what a feedback speaks of
CLOSENESS = ("closest", "defensible", "other")
_SHOWN = 40  # characters of a bad value that a message quotes


class Emotion:
    """The exercise over its utterances; keeps the contract of `kit.exercises.contract.Exercise`."""

    id = "emotion"
    immediate = False
    moderated = False
    criteria: Sequence[str] = ()
    roles: Sequence[str] = ()
    documents: Sequence[str] = ()

    def __init__(
        self, families: Sequence[Family], needs: Sequence[Need], utterances: Sequence[Utterance]
    ) -> None:
        self.families = {family.id: family for family in families}
        self.needs = {need.id: need for need in needs}
        self.utterances = {utterance.id: utterance for utterance in utterances}
        self._allowed = {
            "family": tuple(self.families),
            "intensity": INTENSITIES,
            "need": tuple(self.needs),
        }

    def items(self) -> Sequence[str]:
        """Return the ids of all utterances, in the content's order."""
        return tuple(self.utterances)

    def blank(self) -> Json:
        """Return the answer of someone who has not touched anything."""
        return dict.fromkeys(QUESTIONS)

    def read(self, item: str, payload: object) -> Json:
        """Return `payload` as an answer; what it leaves out is open.

        Raises AnswerRefused for an unknown item, key or value, and whatever is no mapping.
        """
        if item not in self.utterances:
            raise AnswerRefused(f"item: {_shown(item)} is no utterance of this exercise")
        if not isinstance(payload, Mapping):
            raise AnswerRefused(
                f"answer: {_shown(payload)} is no mapping of {', '.join(QUESTIONS)}"
            )
        for key in payload:
            if key not in QUESTIONS:
                raise AnswerRefused(f"answer: {_shown(key)} is none of {', '.join(QUESTIONS)}")
        return self.blank() | {
            question: _one_of(f"answer.{question}", value, self._allowed[question])
            for question, value in payload.items()
            if value is not None
        }

    def missing(self, answer: Json) -> Sequence[int]:
        """Return the numbers (from 1) of the questions that are open."""
        return [
            number
            for number, question in enumerate(QUESTIONS, start=1)
            if answer.get(question) is None
        ]

    def judge(self, item: str, answer: Json, setting: Setting) -> Json:
        """Return {"reading", "intensity", "need"}: each "closest", "defensible" or "other".

        It is the same in every setting. Raises AnswerRefused where a question is open.
        """
        answer = self.read(item, answer)
        if self.missing(answer):
            raise AnswerRefused(f"answer: question {self.missing(answer)[0]} is open")
        utterance = self.utterances[item]
        strengths = (utterance.intensity, *utterance.also_intensity)
        return {
            "reading": _closeness(answer["family"], [each.id for each in utterance.readings]),
            "intensity": _closeness(answer["intensity"], strengths),
            "need": _closeness(answer["need"], [each.id for each in utterance.needs]),
        }

    def check(self, item: str, answer: Json, payload: object) -> Json:
        """Return `payload` as a feedback; raises AnswerRefused for what has not its form."""
        if not isinstance(payload, Mapping) or set(payload) != set(JUDGED):
            raise AnswerRefused(
                f"feedback: {_shown(payload)} is no mapping of just {', '.join(JUDGED)}"
            )
        return {part: _one_of(f"feedback.{part}", payload[part], CLOSENESS) for part in JUDGED}

    def tally(self, item: str, given: Sequence[Sequence[Attempt]]) -> Json:
        """Return the class's picture of one utterance; unfinished answers are not counted.

        {"count": people, "families": {id: people}, "needs": …, "intensities": …, in the
        content's order with zeros; "need_by_family": {family: {need: people}} for those chosen;
        "agreement": the share of pairs of people who chose the same family, or None}.
        """
        whole = self._whole(given)
        chosen = [answer["family"] for answer in whole]
        pairs = Counter((answer["family"], answer["need"]) for answer in whole)
        return {
            "count": len(whole),
            "families": _count(chosen, self.families),
            "needs": _count([answer["need"] for answer in whole], self.needs),
            "need_by_family": {
                family: {need: pairs[family, need] for need in self.needs}
                for family in self.families
                if family in chosen
            },
            "intensities": _count([answer["intensity"] for answer in whole], INTENSITIES),
            "agreement": agreement(chosen),
        }

    def summarize(self, given: Mapping[str, Mapping[str, Sequence[Attempt]]]) -> Json:
        """Return how far the class agreed over the items of a step.

        {"items": number, "seats": number, "alpha": Krippendorff's α over the families or None,
        "word": "low" | "moderate" | "high" | None, "differing": pairs of people who chose
        differently for the same item, "confusions": up to three [family, family, how many of
        those pairs chose just these], the most frequent first, "confused": the first of them
        or None}. Items that nobody answered do not count.
        """
        units = [
            [answer["family"] for answer in self._whole(seats.values())] for seats in given.values()
        ]
        apart = confusions(map(Counter, units), tuple(self.families))
        value = alpha(units)
        return {
            "items": sum(1 for unit in units if unit),
            "seats": len({seat for seats in given.values() for seat in seats}),
            "alpha": value,
            "word": word(value),
            "differing": sum(pairs for _one, _other, pairs in apart),
            "confused": list(apart[0]) if apart else None,
            "confusions": [list(each) for each in apart[:3]],
        }

    def recall(self, given: Mapping[str, Sequence[Attempt]]) -> Json:
        """Return which families were heard, and which as others: see `recall.heard`."""
        whole = {item: attempts[-1] for item, attempts in given.items() if self._whole([attempts])}
        return heard(self.families, self.utterances, whole)

    def undecided(self, item: str, mine: Json, theirs: Json) -> Sequence[str]:
        """Return nothing: everybody answers alone."""
        return ()

    def merged(self, mine: Json, theirs: Json, verdicts: Mapping[str, bool]) -> Json:
        """Return the first: everybody answers alone."""
        return mine

    def row(self, item: str, attempt: Attempt) -> Mapping[str, str]:
        """Return an attempt as columns of the export: the ids chosen, and how close each is."""
        chosen, said = attempt.answer, attempt.feedback
        return {
            **{question: chosen.get(question) or "" for question in QUESTIONS},
            "family_is": said.get("reading", ""),
            "intensity_is": said.get("intensity", ""),
            "need_is": said.get("need", ""),
        }

    def document(self, item: str, answer: Json, form: str, language: Language) -> bytes:
        """Return nothing: there is no document of what was heard; raises KeyError."""
        raise KeyError(form)

    def _whole(self, given: Iterable[Sequence[Attempt]]) -> list[Json]:
        """Return of each one's attempts the answer that counts, unfinished ones left out."""
        last = [attempts[-1].answer for attempts in given if attempts]
        return [answer for answer in last if not self.missing(answer)]


def _one_of(field: str, value: object, allowed: Sequence[str]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise AnswerRefused(f"{field}: {_shown(value)} is none of {', '.join(allowed)}")
    return value


def _closeness(chosen: str, supported: Sequence[str]) -> str:
    if chosen not in supported:
        return "other"
    return "closest" if chosen == supported[0] else "defensible"


def _count(chosen: Sequence[str], order: Sequence[str] | Mapping[str, object]) -> dict[str, int]:
    counts = Counter(chosen)
    return {each: counts[each] for each in order}


def _shown(value: object) -> str:
    """Return a value that came from a page in a few characters, however big it is."""
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else value[:_SHOWN] + "…")
    return f"a {type(value).__name__}"
