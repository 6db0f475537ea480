"""What in an opening breaks a rule or does harm: by its words, their order, the hour, the ear."""

from kit.exercises.opening.elements import evidence
from kit.exercises.opening.sought import SPOKEN
from kit.text.cues import Match, apart
from kit.text.found import Found

THIRD = frozenset({"spouse", "colleague", "voicemail"})
MOST_QUESTIONS = 3  # as many without a pause are too many
# "No?" repeats what was just heard: an answer stands before it.
_HEARD = frozenset({"no", "yes", "okay", "oh", "right"})

# A violation's id, the words (first, behind) that are it or None, and the cue that found it.
Violation = tuple[str, tuple[int, int] | None, str | None]


def violations(found: Found, listener: str, quiet: bool) -> list[Violation]:
    """Return every violation, in the order of the text; one without words comes first.

    `quiet` says that nobody is to be called at this hour.
    """
    listed: list[Violation] = [
        *([("wrong_time", None, None)] if quiet else []),
        *_debt(found, listener),
        *_amount(found),
        *_questions(found),
        *_spoken(found),
    ]
    return sorted(listed, key=lambda each: each[1] or (-1, -1))


def _debt(found: Found, listener: str) -> list[Violation]:
    """Return where the debt is named to somebody who is not the customer, or may not be."""
    named = sorted([*found.of("debt"), *(_as_match(found, at) for at in range(len(found.amounts)))])
    if not named:
        return []
    if listener in THIRD:
        return [_at("third_party_disclosure", each) for each in named]
    verified = evidence(found, "verify_person")
    if verified and verified[0].first < named[0].first:
        return []
    return [_at("debt_before_verify", named[0])]


def _as_match(found: Found, at: int) -> Match:
    amount = found.amounts[at]
    return Match(amount.first, amount.behind, "")


def _amount(found: Found) -> list[Violation]:
    """Return a sum that is said before purpose, shared aim and permission."""
    if not found.amounts:
        return []
    amount = found.amounts[0]
    before = (
        match.first
        for element in ("purpose", "cooperation", "permission")
        for match in evidence(found, element)
    )
    if min(before, default=len(found.text.words)) < amount.first:
        return []
    return [("amount_first", (amount.first, amount.behind), None)]


def _questions(found: Found) -> list[Violation]:
    """Return the last of too many questions without a pause for an answer."""
    text = found.text
    asked = 0
    for sentence, (first, behind) in enumerate(text.bounds):
        if behind - first == 1 and text.words[first] in _HEARD:
            asked = 0
        elif text.asked[sentence]:
            asked += 1
            if asked == MOST_QUESTIONS:
                return [("stacked_questions", (first, behind), None)]
        if text.rests[sentence]:
            asked = 0
    return []


def _spoken(found: Found) -> list[Violation]:
    return [_at(id_, match) for id_ in SPOKEN for match in apart(found.of(id_))]


def _at(id_: str, match: Match) -> Violation:
    return id_, (match.first, match.behind), match.cue or None
