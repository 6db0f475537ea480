"""Numbers in running text, as people write them: 三千五, 3,500, 1.2万, 2k, twelve fifty."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kit.text.tokens import Tokens

_DIGITS = {sign: value for value, signs in enumerate(
    ("零〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
) for sign in signs}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8}
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_TEENS = "fifteen sixteen seventeen eighteen nineteen"
_ENGLISH = {word: value for value, word in enumerate(f"{_SMALL} {_TEENS}".split())}
_ENGLISH |= {word: 10 * value for value, word in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
)} | {"fourty": 40, "fourtyfive": 45}  # fmt: skip
_POWERS = {"hundred": 100, "thousand": 1000, "grand": 1000, "million": 10**6, "k": 1000}
_BEGINNINGS = frozenset({*_DIGITS, "十", "拾", *_ENGLISH, "a", "an"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text: its value, and the words `first` up to `behind`."""

    value: Decimal
    first: int
    behind: int


def numbers(text: Tokens) -> list[Number]:
    """Return the numbers of a text in order; a dozen, a half and ordinals are none."""
    return list(_scan(text))


def _scan(text: Tokens) -> Iterator[Number]:
    words, read_up_to = text.words, 0
    for at, word in enumerate(words):
        if at < read_up_to or not (word in _BEGINNINGS or word[0].isdigit()):
            continue
        if at and words[at - 1] == "第":
            read_up_to = (_chinese(text, at) or (0, at))[1]
            continue
        read = _chinese(text, at) or _english(text, at)
        if read:
            value, read_up_to = read
            yield Number(value, at, read_up_to)


def _chinese(text: Tokens, at: int) -> tuple[Decimal, int] | None:
    """Read digits and Chinese numerals from `at`: 3千5, 1.2万, 三千五百块, 十二."""
    words = text.words
    total = section = Decimal(0)  # of the groups before; of the group being read
    digit: Decimal | None = None
    last = 0  # the unit before, by which 三千五 is 3500
    start = at
    while at < len(words) and (at == start or words[at][0] not in "0123456789" or digit is None):
        word = words[at]
        if at > start and text.between(at).strip():
            break
        if _PLAIN.fullmatch(word):
            digit = Decimal(word.replace(",", ""))
        elif word in _DIGITS:
            digit = Decimal(_DIGITS[word] if digit is None else 10 * digit + _DIGITS[word])
            last = 0 if word in "零〇" else last
        elif word in _UNITS and (digit is not None or word in "十拾" or section):
            section += (Decimal(1) if digit is None else digit) * _UNITS[word]
            digit, last = None, _UNITS[word]
        elif word in _GROUPS and (digit is not None or section):
            total += (section + (digit or 0)) * _GROUPS[word]
            section, digit, last = Decimal(0), None, _GROUPS[word]
        else:
            break
        at += 1
    if at == start:
        return None
    if digit is not None:
        section += digit * last // 10 if last >= 100 and digit < 10 else digit
    return total + section, at


def _english(text: Tokens, at: int) -> tuple[Decimal, int] | None:
    """Read English number words from `at`: twelve hundred and fifty, two grand, six eighty."""
    words = text.words
    total = part = 0
    if words[at] in ("a", "an") and at + 1 < len(words) and words[at + 1] in _POWERS:
        part, at = 1, at + 1
    seen = False
    while at < len(words):
        word = words[at]
        if word in _ENGLISH:
            behind = _behind(part, _ENGLISH[word]) if seen else _ENGLISH[word]
            if behind is None or (part and text.between(at).strip(" -")):
                break
            part, seen = behind, True
        elif word in _POWERS and (seen or part):
            part, seen = part * _POWERS[word], True
            if word != "hundred":
                total, part = total + part, 0
        elif (
            word == "and" and words[at - 1] in _POWERS and _ENGLISH.keys() & words[at + 1 : at + 2]
        ):
            pass
        else:
            break
        at += 1
    return (Decimal(total + part), at) if seen else None


def _behind(part: int, value: int) -> int | None:
    """Return what `part` becomes by the word behind it; None where that is another number."""
    if part % 100 == 0 or (part % 10 == 0 and part % 100 >= 20 and value < 10):
        return part + value
    return 100 * part + value if part < 100 and value >= 10 else None  # twelve fifty
