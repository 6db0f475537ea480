"""A text as words with their places: what cues and numerals are looked for in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kit.text.script import HAN, UNSEEN, plain

_SIGNS = re.compile(
    rf"(?P<word>[a-zà-ɏ][a-zà-ɏ{UNSEEN}]*(?:'[a-z]+)*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    rf"|(?P<han>[{HAN}〇]+)"
    r"|(?P<pause>…+|\.{3,}|。{2,}|—{2,}"
    r"|[(（\[【][^)）\]】\n]{0,24}?(?:等|停顿|停一|pause|wait|silence)[^)）\]】\n]{0,24}[)）\]】])"
    r"|(?P<end>[。!?！？;；\n])"
    r"|(?P<dot>\.)"
    r"|(?P<comma>[,，、:：()（）—]|(?<![a-z])-|-(?![a-z]))"
    r"|(?P<quote>[\"“”「」『』])"
    r"|(?P<money>[$£€¥])"
)
_UNSEEN = re.compile(f"[{UNSEEN}]")
_PARTICLES = frozenset("么咩不没否")  # that end a question, with or without its sign
_ASKED = re.compile("[^吗]*吗|[^吗]+")
# What no sentence ends after, though a dot stands there.
_SHORTENED = frozenset(
    "mr mrs ms dr st inc co ltd no vs etc jr sr dept ext tel"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_ENDINGS = {"'m": "am", "'re": "are", "'ll": "will", "'ve": "have", "'d": "would"}
_IS = frozenset(
    "it that what here there who how where he she when this everything name nobody one someone"
    " somebody".split()
)
# What is no word and an ending, and how hasty thumbs write the rest.
_WHOLE = {
    "im": "i am", "ive": "i have", "dont": "do not", "cant": "can not", "wont": "will not",
    "didnt": "did not", "doesnt": "does not", "isnt": "is not", "arent": "are not",
    "havent": "have not", "youre": "you are", "youve": "you have", "youll": "you will",
    "weve": "we have", "theyre": "they are", "thats": "that is", "whats": "what is",
    "n't": "not", "can't": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not",
    "theres": "there is", "hadnt": "had not", "ull": "you will", "theyll": "they will",
    "itll": "it will", "yall": "you", "thru": "through", "mins": "minutes",
    "lemme": "let me", "cuz": "because", "whatcha": "what are you",
    "sumthin": "something", "bout": "about", "n": "and",
    "gimme": "give me", "shes": "she is", "hes": "he is", "its": "it is", "wasnt": "was not",
    "wouldnt": "would not", "couldnt": "could not", "shouldnt": "should not",
    "hasnt": "has not", "wheres": "where is", "whos": "who is", "lets": "let us",
    "let's": "let us", "cannot": "can not", "gonna": "going to", "wanna": "want to",
    "gotta": "got to", "hows": "how is", "heres": "here is", "ur": "your", "u": "you",
    "ok": "okay", "pls": "please", "ya": "you", "y'all": "you",
} | {f"{stem}in": f"{stem}ing" for stem in (
    "go call ring phon tell talk speak try look check reach get com happen mak tak work pay borrow"
    " liv ly hid dodg duck ask do leav giv mess someth noth anyth even morn"
).split()}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text; all lists but the last three have one entry a word.

    A Chinese character is a word of its own. `starts` and `ends` are characters of the text;
    `sentences` and `clauses` number what each word stands in; `quoted` says whether it is told
    as somebody's speech. By sentence: whether it was `asked`, whether a pause `rests` behind it,
    and its `bounds` as words.
    """

    text: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    asked: list[bool] = field(default_factory=list)
    rests: list[bool] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)

    def between(self, at: int) -> str:
        """Return what stands between word `at` and the word before it."""
        return self.text[self.ends[at - 1] : self.starts[at]]

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """Return words `first` up to `behind` as (start, end) in characters."""
        return self.starts[first], self.ends[behind - 1]


def tokens(text: str) -> Tokens:
    """Return the words of `text`, in one pass over it."""
    return _Scan(text).run()


class _Scan:
    """One pass over a text; `_clause` and `_first` are where it stands."""

    def __init__(self, text: str) -> None:
        self._found = Tokens(text)
        flat = plain(text)
        # A wide comma parts clauses, never thousands: 1500，300.
        self._flat = "".join(
            "，" if wide == "，" else each for wide, each in zip(text, flat, strict=True)
        )
        self._clause = 0
        self._first = 0  # word of the sentence
        self._behind = 0  # character behind the last word
        self._speech = False  # inside quotation marks, as somebody's words

    def run(self) -> Tokens:
        for match in _SIGNS.finditer(self._flat):
            kind = match.lastgroup or ""
            if kind in ("word", "number", "han", "money"):
                self._take(kind, match)
            else:
                self._mark(kind, match)
        self._end(asked=False)
        return self._found

    def _take(self, kind: str, match: re.Match[str]) -> None:
        start, end = match.span()
        if kind == "han":
            self._characters(match.group(), start)
        elif kind == "word":
            for each in _spelled(_UNSEEN.sub("", match.group())):
                self._add([each], [start], [end])
        else:
            self._add([match.group()], [start], [end])
        self._behind = end

    def _characters(self, run: str, start: int) -> None:
        """Take Chinese characters, each a word; a question ends with 吗 whatever follows."""
        if start > self._behind and self._flat[self._behind].isspace():
            self._clause += 1  # Chinese has no blanks; where there is one, it stands for a comma
        for part in _ASKED.findall(run):
            behind = start + len(part)
            self._add(list(part), range(start, behind), range(start + 1, behind + 1))
            start = behind
            if part.endswith("吗"):
                self._end(asked=True)

    def _add(self, words: Sequence[str], starts: Iterable[int], ends: Iterable[int]) -> None:
        found, count = self._found, len(words)
        found.words.extend(words)
        found.starts.extend(starts)
        found.ends.extend(ends)
        found.sentences.extend([len(found.bounds)] * count)
        found.clauses.extend([self._clause] * count)
        found.quoted.extend([self._speech] * count)

    def _mark(self, kind: str, match: re.Match[str]) -> None:
        sign = match.group()
        if kind == "quote":
            self._quote(sign)
        elif kind == "comma":
            self._clause += 1
        elif kind == "pause":
            self._end(asked=False)
            if self._found.rests:
                self._found.rests[-1] = True
        elif kind == "end" or self._ends(match):
            self._end(asked=sign in "?？")
        self._behind = match.end()

    def _ends(self, dot: re.Match[str]) -> bool:
        after = self._flat[dot.end() : dot.end() + 1]
        last = self._found.words[-1] if self._found.words else ""
        return (
            (not after or not after.isascii() or after.isspace())
            and len(last) > 1
            and last not in _SHORTENED
        )

    def _quote(self, sign: str) -> None:
        opens = sign in "“「『" or (sign == '"' and not self._speech)
        before = self._found.words[-6:]
        said = {"说", "讲", "道", "问", "said", "say", "told", "says", "提", "答", "写", "wrote"}
        self._speech = opens and not said.isdisjoint(before)

    def _end(self, *, asked: bool) -> None:
        found, count = self._found, len(self._found.words)
        self._clause += 1
        if count > self._first:
            found.bounds.append((self._first, count))
            found.asked.append(asked or found.words[-1] in _PARTICLES)
            found.rests.append(False)
            self._first = count
        elif asked and found.asked:
            found.asked[-1] = True


def _spelled(word: str) -> list[str]:
    """Return an English word without its contraction: "we'll" as "we", "will"."""
    if word in _WHOLE:
        return _WHOLE[word].split()
    if word.endswith("n't"):
        return [word[:-3], "not"]
    stem, mark, ending = word.rpartition("'")
    if mark + ending in _ENDINGS:
        return [stem, _ENDINGS[mark + ending]]
    if ending == "s" and mark:
        return [stem, "is"] if stem in _IS else [stem]
    return [word.replace("'", "")]
