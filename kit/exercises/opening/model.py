"""The opening, pure: what someone would say in the first half minute, read and counted.

An answer is {"text": what is said}. Each time it is handed in it is a draft more; all are kept,
and the last one counts. Nobody gets a score: elements are there or not yet.
"""

from collections.abc import Mapping, Sequence

from kit.care import Care
from kit.errors import AnswerRefused
from kit.exercises.contract import Attempt, Json, Setting
from kit.exercises.opening import feedback, picture
from kit.exercises.opening.criterion import ELEMENTS, VIOLATIONS, Codebook
from kit.exercises.opening.elements import asked
from kit.exercises.opening.reader import Reader
from kit.exercises.opening.situation import Scenario
from kit.rules import Rule, Rulebook
from kit.text.language import Language

LONGEST = 5_000  # characters: ten times what can be said in a minute


class Opening:
    """The exercise over its scenarios; keeps the contract of `kit.exercises.contract.Exercise`."""

    id = "opening"
    immediate = True
    moderated = True
    criteria: Sequence[str] = (*ELEMENTS, *VIOLATIONS)
    roles: Sequence[str] = ()
    documents: Sequence[str] = ()

    def __init__(
        self,
        scenarios: Mapping[str, Scenario],
        codebook: Codebook,
        rulebooks: Mapping[str, Rulebook],
        reader: Reader,
        care: Care,
    ) -> None:
        self.scenarios = dict(scenarios)
        self.codebook = codebook
        self.rules: dict[str, Rule] = {
            rule.id: rule for book in rulebooks.values() for rule in book.rules
        }
        self.reader = reader
        self.care = care

    def items(self) -> Sequence[str]:
        """Return the ids of all scenarios, in the content's order."""
        return tuple(self.scenarios)

    def blank(self) -> Json:
        """Return the answer of someone who has not written anything."""
        return {"text": ""}

    def read(self, item: str, payload: object) -> Json:
        """Return `payload` as an answer.

        Raises AnswerRefused for an unknown item, for whatever is no {"text": …}, for more than
        5,000 characters, and for halves of characters: no message could carry them.
        """
        if item not in self.scenarios:
            raise AnswerRefused(f"item: {item!r:.40} is no scenario of this exercise")
        if not isinstance(payload, Mapping) or payload.keys() != {"text"}:
            raise AnswerRefused(
                f"answer: {type(payload).__name__} is not the mapping {{'text': …}}"
            )
        text = payload["text"]
        if not isinstance(text, str):
            raise AnswerRefused(f"answer.text: a {type(text).__name__} is no text")
        if len(text) > LONGEST:
            raise AnswerRefused(f"answer.text: {len(text)} characters, {LONGEST} are the most")
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise AnswerRefused("answer.text: holds half of a character, which nothing can show")
        return {"text": text}

    def missing(self, answer: Json) -> Sequence[int]:
        """Return [1] where nothing is written, else nothing."""
        return [] if answer["text"].strip() else [1]

    def judge(self, item: str, answer: Json, setting: Setting) -> Json:
        """Return what an opening has and breaks in its scenario, as `Reader.read` does."""
        answer = self.read(item, answer)
        if self.missing(answer):
            raise AnswerRefused("answer.text: is empty; an opening has at least a word")
        situation = self.scenarios[item].situation
        return self.reader.read(answer["text"], situation, setting.jurisdiction)

    def check(self, item: str, answer: Json, payload: object) -> Json:
        """Return `payload` as a feedback on `answer`; raises AnswerRefused for what is none."""
        return feedback.checked(payload, answer["text"])

    def tally(self, item: str, given: Sequence[Sequence[Attempt]]) -> Json:
        """Return the class's picture of one scenario, first drafts beside last ones.

        {"count": people, "rewritten": of them with more than one draft, "applies": by element,
        "first" and "last": people by element, "violations": [[id, people in the last draft, in
        the first], …] most frequent first, "seconds": medians of [first, last] to say it, or
        null}. Whom a text stopped the reading of is not counted.
        """
        listener = self.scenarios[item].situation.answers
        return picture.of_item(given, {id_: asked(id_, listener) for id_ in ELEMENTS})

    def summarize(self, given: Mapping[str, Mapping[str, Sequence[Attempt]]]) -> Json:
        """Return what openings had and broke over the items of a step.

        {"items": with answers, "seats": people, "first" and "last": share (0 to 1) by element
        of the openings that it applies to, or null, "violations": as in `tally`}.
        """
        return picture.of_step(
            [self.tally(item, list(seats.values())) for item, seats in given.items() if seats],
            len({seat for seats in given.values() for seat in seats}),
        )

    def recall(self, given: Mapping[str, Sequence[Attempt]]) -> Json:
        """Return {"missing": elements, "broke": violations} of the last drafts, in their order."""
        lasts = [picture.seen(attempts[-1]) for attempts in given.values() if attempts]
        missing = {e["id"] for last in lasts for e in last["elements"] if picture.lacks(e)}
        broke = {each["id"] for last in lasts for each in last["violations"]}
        return {
            "missing": [id_ for id_ in ELEMENTS if id_ in missing],
            "broke": [id_ for id_ in VIOLATIONS if id_ in broke],
        }

    def undecided(self, item: str, mine: Json, theirs: Json) -> Sequence[str]:
        """Return nothing: everybody answers alone."""
        return ()

    def merged(self, mine: Json, theirs: Json, verdicts: Mapping[str, bool]) -> Json:
        """Return the first: everybody answers alone."""
        return mine

    def row(self, item: str, attempt: Attempt) -> Mapping[str, str]:
        """Return a draft as columns of the export: the text, what was found, what was corrected."""
        seen = picture.seen(attempt)
        corrections = attempt.corrections.items()
        return {
            "text": attempt.answer["text"],
            "seconds": str(seen["seconds"]),
            "elements": " ".join(each["id"] for each in seen["elements"] if each["present"]),
            "missing": " ".join(each["id"] for each in seen["elements"] if picture.lacks(each)),
            "violations": " ".join(dict.fromkeys(each["id"] for each in seen["violations"])),
            "corrected": " ".join(f"{'+' if there else '-'}{id_}" for id_, there in corrections),
            "stopped": "yes" if seen["stopped"] else "",
        }

    def document(self, item: str, answer: Json, form: str, language: Language) -> bytes:
        """Return nothing: there is no document of an opening; raises KeyError."""
        raise KeyError(form)
