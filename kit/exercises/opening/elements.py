"""Which elements of a good opening are there, and which this situation asks for."""

from kit.exercises.contract import Json
from kit.exercises.opening.criterion import ELEMENTS
from kit.text.cues import Match
from kit.text.found import Found

# What is wrong or idle to say to whom: a third person must not learn what it is about, and a
# machine answers nothing.
IDLE: dict[str, frozenset[str]] = {
    "spouse": frozenset({"purpose", "open_question"}),
    "colleague": frozenset({"purpose", "open_question"}),
    "voicemail": frozenset({"purpose", "verify_person", "permission", "open_question"}),
}
# What may be said there, and is no fault to leave out.
OPTIONAL: dict[str, frozenset[str]] = {
    "spouse": frozenset({"cooperation"}),
    "colleague": frozenset({"cooperation"}),
    "voicemail": frozenset({"cooperation", "notice"}),
}
_NONE: frozenset[str] = frozenset()


def elements(found: Found, listener: str) -> list[Json]:
    """Return {"id", "present", "applies", "spans"} of every element, in the order of a call."""
    return [_element(found, id_, listener) for id_ in ELEMENTS]


def asked(id_: str, listener: str) -> bool:
    """Say whether an opening to this listener has to have an element."""
    return id_ not in IDLE.get(listener, _NONE) | OPTIONAL.get(listener, _NONE)


def _element(found: Found, id_: str, listener: str) -> Json:
    idle = id_ in IDLE.get(listener, _NONE)
    matches = [] if idle else evidence(found, id_)
    return {
        "id": id_,
        "present": bool(matches),
        "applies": bool(matches) or asked(id_, listener),
        "spans": found.spans(matches),
    }


def evidence(found: Found, id_: str) -> list[Match]:
    """Return the words that make an element, whatever the situation asks for."""
    if id_ == "identity":
        return _identity(found)
    matches = found.of(id_)
    return _unsold(found, matches) if id_ == "purpose" else matches


def _unsold(found: Found, matches: list[Match]) -> list[Match]:
    """Return matches without those that a loan is sold in, or that follow it in a sentence."""
    sentences = found.text.sentences
    sold: dict[int, int] = {}
    for each in found.of("induce_borrowing"):
        sold.setdefault(sentences[each.first], each.first)
    end = len(sentences)
    return [each for each in matches if each.behind <= sold.get(sentences[each.first], end)]


def _identity(found: Found) -> list[Match]:
    """Return a name together with an institution, said at once or in clauses close together.

    Who poses as an authority has not said who they are, and who asks for Mr Li of a company has
    named somebody else.
    """
    posed = _sentences(found, "impersonation")
    sentences = found.text.sentences
    asked_for = {
        word for each in found.of("verify_person") for word in range(each.first + 1, each.behind)
    }
    whole = [
        each
        for each in found.of("identity")
        if sentences[each.first] not in posed and each.first not in asked_for
    ]
    if whole:
        return whole
    for name in found.of("self_name"):
        for institution in found.of("self_institution"):
            near = abs(sentences[name.first] - sentences[institution.first]) <= 1
            if near and not {sentences[name.first], sentences[institution.first]} & posed:
                return sorted((name, institution))
    return []


def _sentences(found: Found, criterion: str) -> set[int]:
    return {found.text.sentences[each.first] for each in found.of(criterion)}
