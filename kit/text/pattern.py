"""How a cue is written: words, (alternatives|of them), {lists}, and gaps.

您 (现在|这会儿) … (方便|有空)     parts in this order, up to 8 words apart, in one sentence
(calling|ringing) …3 about        up to 3 words apart
{court} ~4 {name}                 the same, in one clause
{name} , {court}                  the second right behind, in the next clause
(jail|{court})                    a list among alternatives
{court} … {amount}                a list of the same file; amounts, numbers, names, dates are known
^ (好|行)                         only at the beginning of a clause; $ at its end
方便 ?                            only in a question
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from sys import intern

from kit.text.tokens import tokens

GAP = 8  # words, where a pattern does not say
WIDEST = 30
MOST = 4000  # literals that the alternatives of one part may come to
KINDS = ("amount", "number", "name", "proper", "date")  # what is found by other means than a list

# Words that stand in nearly every text.
_COMMON = frozenset(
    "的了是我你您他她们这那在有不就也都和说要会能到去来上下人一个好吗呢吧啊么给还把被让跟对为没很什怎"
) | frozenset(
    "the you your and are for this that with have has was will can not our a i is am it to of on"
    " in at we me my us if or so do be he no by an as up".split()
)

_PART = re.compile(r"([…~,])(\d*)|\{(\w+)\}|\(([^()]*)\)|([^…~,{}()|]+)")
_NAMED = re.compile(r"\{(\w+)\}")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a pattern: any of `literals`, or what `kind` names.

    It begins at most `gap` words behind the part before it: where it is `near`, in its clause,
    where it is `apart`, in the next.
    """

    gap: int
    literals: frozenset[Words] = frozenset()
    kind: str = ""
    near: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A cue's words as parts in order, that begin or end a clause, or stand in a question."""

    parts: tuple[Part, ...]
    begins: bool = False
    ends: bool = False
    asks: bool = False


def pattern(written: str, lists: Mapping[str, Sequence[str]]) -> Pattern:
    """Return a pattern as it is written in a cue file.

    Raises ValueError, with what is wrong, for unknown lists, unclosed brackets, a gap at an end,
    too many alternatives, and whatever would match nearly everything.
    """
    body = written.strip()
    begins, asks = body.startswith("^"), body.endswith(("?", "？"))
    body = body.removeprefix("^").rstrip("?？").strip()
    ends, body = body.endswith("$"), body.removesuffix("$").strip()
    parts: list[Part] = []
    pieces: list[Sequence[str]] = []
    gap, joint = 0, ""

    def close(kind: str = "") -> None:
        nonlocal gap, joint
        if pieces or kind:
            literals = frozenset[Words]() if kind else _literals(pieces)
            parts.append(Part(gap, literals, kind, near=joint == "~", apart=joint == ","))
            pieces.clear()
            gap, joint = 0, ""

    if "?" in body or "？" in body:
        raise ValueError("? stands only at the end, for a question; what may be left out is (…|)")
    for match in _whole(body):
        sign, distance, name, choice, literal = match.groups()
        if sign:
            close()
            gap, joint = 0 if sign == "," else int(distance or GAP), sign
            if gap > WIDEST or not parts:
                raise ValueError(f"{match.group()!r}: a gap stands between words, at most {WIDEST}")
        elif name in KINDS:
            close()
            close(name)
        elif name:
            pieces.append(_list(name, lists))
        elif choice is not None:
            pieces.append([word for each in choice.split("|") for word in _words(each, lists)])
        elif literal.strip():
            pieces.append([literal])
    close()
    _check(parts, joint, whole=begins and ends)
    return Pattern(tuple(parts), begins, ends, asks)


def _whole(body: str) -> list[re.Match[str]]:
    found = list(_PART.finditer(body))
    if sum(len(match.group()) for match in found) != len(body):
        raise ValueError("a bracket is open, or stands inside of another")
    return found


def _words(alternative: str, lists: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return the words of a list that is named among alternatives, else the alternative."""
    named = _NAMED.fullmatch(alternative.strip())
    return _list(named[1], lists) if named else [alternative]


def _list(name: str, lists: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if name not in lists:
        known = ", ".join((*KINDS, *lists))
        raise ValueError(f"{{{name}}}: there is no such list; known: {known}")
    return lists[name]


def _literals(pieces: Sequence[Sequence[str]]) -> frozenset[Words]:
    count = 1
    for piece in pieces:
        count *= len(piece)
    if count > MOST:
        raise ValueError(f"{count} ways to read one part; at most {MOST}: put a gap between")
    spelled = [[_spelled(each) for each in piece] for piece in pieces]
    return _kept_once(frozenset(sum(choice, ()) for choice in product(*spelled)))


@cache
def _spelled(literal: str) -> Words:
    """Return a literal's words; those of a list are asked for in dozens of patterns."""
    return tuple(map(intern, tokens(literal).words))


@cache
def _kept_once(literals: frozenset[Words]) -> frozenset[Words]:
    """Return the first equal set that there was: a list is a part of dozens of patterns."""
    return literals


def _check(parts: Sequence[Part], joint: str, whole: bool) -> None:
    """Refuse a pattern that could match without saying anything; a `whole` clause is something."""
    if joint:
        raise ValueError("a gap stands between words, not at the end")
    if not parts:
        raise ValueError("it has no words")
    if any(() in part.literals for part in parts):
        raise ValueError("a part may be empty: nothing but … ways to leave it out would match")
    if len(parts) == 1 and _lightest(parts[0]) < 2 and not whole:
        raise ValueError("so common a word alone would match nearly everything")


def _lightest(part: Part) -> int:
    """Return how much the part says at least; where a name may stand, hardly anything."""
    if part.literals:
        return min(map(_weight, part.literals))
    return 2 if part.kind == "proper" else 1


def _weight(literal: Words) -> int:
    """Return how much a literal says: a word that stands everywhere 1, any other 2."""
    return sum(1 if word in _COMMON else 2 for word in literal)
