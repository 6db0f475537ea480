"""The agreement, pure: its terms as a form and its closing words, read and compared.

An answer is {"terms": {field: what was typed}, "words": the closing words}. The words are read
when it is handed in; the plan and all that follows from it is worked out whenever it is shown.
"""

from collections.abc import Mapping, Sequence

from kit.care import Care
from kit.errors import AnswerRefused
from kit.exercises.agreement import feedback, picture
from kit.exercises.agreement.case import PARTIES, STAND_IN, Case
from kit.exercises.agreement.comparison import alike, compare
from kit.exercises.agreement.criterion import ELEMENTS, VIOLATIONS
from kit.exercises.agreement.document import FORMS, document
from kit.exercises.agreement.field import FIELDS, NEEDED
from kit.exercises.agreement.plan import Plan, make_plan
from kit.exercises.agreement.reader import Reader
from kit.exercises.checked import MOST
from kit.exercises.contract import Attempt, Json, Setting
from kit.money import CURRENCIES
from kit.rules import Rulebook
from kit.text.language import Language, Text
from kit.text.script import language_of

LONGEST_FIELD = 200  # characters
LONGEST_WORDS = 3_000
TERMS, WORDS = 1, 3  # the parts of the form that may be open still, as its screens are numbered


class Agreement:
    """The exercise over its cases; keeps the contract of `kit.exercises.contract.Exercise`."""

    id = "agreement"
    immediate = True
    moderated = True
    criteria: Sequence[str] = (*ELEMENTS, *VIOLATIONS)
    roles: Sequence[str] = PARTIES
    documents: Sequence[str] = tuple(FORMS)

    def __init__(
        self,
        cases: Mapping[str, Case],
        reader: Reader,
        why: Mapping[str, Text],
        rulebooks: Mapping[str, Rulebook],
        care: Care,
    ) -> None:
        self.cases = dict(cases)
        self.why = dict(why)
        self.rulebooks = dict(rulebooks)
        self.care = care
        self._reader = reader

    def items(self) -> Sequence[str]:
        """Return the ids of all cases, in the content's order."""
        return tuple(self.cases)

    def blank(self) -> Json:
        """Return the answer of someone who has not written anything."""
        return {"terms": dict.fromkeys(FIELDS, ""), "words": ""}

    def read(self, item: str, payload: object) -> Json:
        """Return `payload` as an answer.

        Raises AnswerRefused for an unknown item, for whatever is no {"terms", "words"} with all
        fields, for texts that are too long, and for halves of characters.
        """
        if item not in self.cases:
            raise AnswerRefused(f"item: {item!r:.40} is no case of this exercise")
        if not isinstance(payload, Mapping) or payload.keys() != {"terms", "words"}:
            raise AnswerRefused(f"answer: {type(payload).__name__} is not {{'terms', 'words'}}")
        terms = payload["terms"]
        if not isinstance(terms, Mapping) or terms.keys() != FIELDS.keys():
            raise AnswerRefused(f"answer.terms: needs the fields {', '.join(FIELDS)}")
        return {
            "terms": {name: _text(f"terms.{name}", terms[name], LONGEST_FIELD) for name in FIELDS},
            "words": _text("words", payload["words"], LONGEST_WORDS),
        }

    def missing(self, answer: Json) -> Sequence[int]:
        """Return the parts that are open: 1 without terms that make a plan, 3 without words."""
        # Whatever the currency, the same digits make a plan; only their sign differs.
        terms = answer["terms"]
        ready = all(terms[name].strip() for name in NEEDED)
        planned = ready and make_plan(terms, CURRENCIES["CNY"], STAND_IN).ledger
        return [
            *([] if planned else [TERMS]),
            *([] if answer["words"].strip() else [WORDS]),
        ]

    def judge(self, item: str, answer: Json, setting: Setting) -> Json:
        """Return what the closing words hold: "elements", "violations", "facts", "stopped".

        Read in their own language, whatever the room speaks.
        """
        answer = self.read(item, answer)
        if self.missing(answer):
            raise AnswerRefused(f"answer: parts {self.missing(answer)} are still open")
        language = language_of(answer["words"]) or setting.language
        read = self._reader.read(answer["words"], language)
        elements = [each | {"spans": each["spans"][:MOST]} for each in read["elements"]]
        violations = [{"id": each["id"], "span": each["span"]} for each in read["violations"]]
        found = {"elements": elements, "violations": violations[:MOST]}
        return {"language": language, **read, **found}

    def check(self, item: str, answer: Json, payload: object) -> Json:
        """Return `payload` as a feedback on `answer`; raises AnswerRefused for what is none."""
        return feedback.checked(payload, answer["words"])

    def plan(self, item: str, answer: Json, language: Language) -> Plan:
        """Return the plan that an answer's terms come to."""
        case = self.cases[item]
        return make_plan(answer["terms"], case.currencies[language], STAND_IN)

    def tally(self, item: str, given: Sequence[Sequence[Attempt]]) -> Json:
        """Return the class's picture of one case; see `picture.tally`."""
        return picture.tally(self.cases[item], given, "zh", STAND_IN)

    def summarize(self, given: Mapping[str, Mapping[str, Sequence[Attempt]]]) -> Json:
        """Return the class's picture of a step; see `picture.summarize`."""
        return picture.summarize(self.cases, given, STAND_IN)

    def recall(self, given: Mapping[str, Sequence[Attempt]]) -> Json:
        """Return {"missing": elements} that the last closing words lacked, in their order."""
        lasts = [feedback.seen(attempts[-1]) for attempts in given.values() if attempts]
        missing = {each["id"] for last in lasts for each in last["elements"] if not each["present"]}
        return {"missing": [id_ for id_ in ELEMENTS if id_ in missing]}

    def undecided(self, item: str, mine: Json, theirs: Json) -> Sequence[str]:
        """Return the fields that no rule can read on one side or the other."""
        # Whatever the currency, the same digits can be read.
        compared = compare(mine["terms"], theirs["terms"], CURRENCIES["CNY"], STAND_IN)
        return [each.field for each in compared if each.standing == "unread"]

    def merged(self, mine: Json, theirs: Json, verdicts: Mapping[str, bool]) -> Json:
        """Return what a common version begins with: what is alike as I wrote it, and my words."""
        compared = compare(mine["terms"], theirs["terms"], CURRENCIES["CNY"], STAND_IN)
        apart = {each.field for each in compared if not alike(each, verdicts)}
        terms = {name: "" if name in apart else text for name, text in mine["terms"].items()}
        return {"terms": terms, "words": mine["words"]}

    def document(self, item: str, answer: Json, form: str, language: Language) -> bytes:
        """Return the agreement's sheet in a form; raises AnswerRefused where there is no plan."""
        return document(self.cases[item], answer, form, language)

    def row(self, item: str, attempt: Attempt) -> Mapping[str, str]:
        """Return an agreement as columns of the export: the terms, the words, what was found."""
        seen = feedback.seen(attempt)
        return {
            **attempt.answer["terms"],
            "words": attempt.answer["words"],
            "elements": " ".join(each["id"] for each in seen["elements"] if each["present"]),
            "missing": " ".join(each["id"] for each in seen["elements"] if not each["present"]),
            "violations": " ".join(dict.fromkeys(each["id"] for each in seen["violations"])),
            "side": attempt.role,
            "common": "yes" if attempt.common else "",
            "stopped": "yes" if seen["stopped"] else "",
        }


def _text(field: str, value: object, most: int) -> str:
    if not isinstance(value, str):
        raise AnswerRefused(f"answer.{field}: a {type(value).__name__} is no text")
    if len(value) > most:
        raise AnswerRefused(f"answer.{field}: {len(value)} characters, {most} are the most")
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise AnswerRefused(f"answer.{field}: holds half of a character, which nothing can show")
    return value
