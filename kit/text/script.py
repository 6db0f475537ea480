"""Which language a text is in, and its signs in the one form that words are looked up in."""

import re
from functools import cache

from kit.text.language import Language

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Signs without width, and those that change the direction: they part no word.
UNSEEN = "\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff"

_WIDE: dict[int, int] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_QUOTES = {0x2018: "'", 0x2019: "'", 0x02BC: "'", 0x00B4: "'", 0x0060: "'"}
_WIDE_CAPITALS = {code - 32 + 0xFEE0: code for code in range(ord("a"), ord("z") + 1)}
_FORMS: dict[int, int | str] = {**_WIDE, **_WIDE_CAPITALS, **_SMALL, **_QUOTES}

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)?")
_OTHER = re.compile("[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]")  # Greek to Thai, kana, hangul
# Any English of more than a few words has some of these; other languages in Latin letters hardly.
_ENGLISH = frozenset(
    "i you we the is are am this that and to of for from with your my our it on at in a an be"
    " not do have can please hello hi good call calling pay speak about will what how me".split()
)
_ENOUGH = 5  # words: fewer are taken for English without looking


def plain(text: str) -> str:
    """Return `text` with half-width signs, small letters and simplified characters.

    Every sign keeps its place: the result is as long as `text`.
    """
    return simplified(text).translate(_FORMS)


def simplified(text: str) -> str:
    """Return `text` with each traditional Chinese character replaced by its simplified one."""
    try:
        text.encode("gb2312")  # holds the simplified characters in use, and no traditional ones
    except UnicodeEncodeError:
        return text.translate(_characters())
    return text


@cache
def _characters() -> dict[int, str]:
    """Return the simplified character by the code of each traditional one."""
    from opencc_purepy import OpenCC  # a fifth of a second to load, and seldom needed

    convert = OpenCC("t2s").convert
    pairs = ((code, convert(chr(code))) for code in range(0x4E00, 0xA000))
    return {code: to for code, to in pairs if len(to) == 1 and to != chr(code)}


def language_of(text: str) -> Language | None:
    """Return the language that most of `text` is in; None where it is neither of the two."""
    flat = plain(text)
    han = len(_HAN.findall(flat))
    words = _LATIN.findall(flat)
    if len(_OTHER.findall(flat)) > han + len(words):
        return None
    if han >= len(words):
        return "zh" if han and not re.search("[\u3040-\u30ff]", flat) else None
    known = sum(word.split("'")[0] in _ENGLISH for word in words)
    return "en" if len(words) < _ENOUGH or 10 * known >= len(words) else None


def seconds(text: str) -> float:
    """Return how long `text` takes to say: 4.5 Chinese characters or 2.5 English words a second."""
    flat = plain(text)
    return round(len(_HAN.findall(flat)) / 4.5 + len(_LATIN.findall(flat)) / 2.5, 1)
