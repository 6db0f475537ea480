"""The figures of a free text: by them two wordings of one thing are held against each other.

They are the same in every language and wording. What else a text says is for people to judge.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from kit.text.amounts import amounts
from kit.text.dates import Date, dates
from kit.text.numerals import numbers
from kit.text.script import plain
from kit.text.tokens import tokens

Likeness = Literal["same", "different", "unread"]
Day = tuple[int | None, int | None, int | None]  # year, month and day, as far as they are said

_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAYS = {name: number for number, name in enumerate(_NAMES, start=1)}
_WEEKDAYS |= {f"{name}s": number for name, number in _WEEKDAYS.items()} | {"mon": 1, "fri": 5}
_CHINESE = {sign: number for number, sign in enumerate("一二三四五六日", start=1)} | {"天": 7}
_ARTICLE = 1  # 一次, any one of them: more often a manner of speaking than a figure


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums and other numbers, days of the calendar, and days of the week from Monday, 1."""

    numbers: frozenset[Decimal]
    days: frozenset[Day]
    weekdays: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.numbers or self.days or self.weekdays)

    def agree(self, other: "Figures") -> bool:
        """Say whether both are the same.

        A year that one leaves out, and a weekday beside a day of the calendar, make no difference.
        """
        return (
            self.numbers == other.numbers
            and all(any(_same(day, each) for each in other.days) for day in self.days)
            and all(any(_same(day, each) for each in self.days) for day in other.days)
            and (bool(self.days) or self.weekdays == other.weekdays)
        )

    def within(self, known: "Figures") -> bool:
        """Say whether `known` has all of them; of a day also a part, or the day of every month."""
        return (
            self.numbers <= known.numbers
            and all(any(_part(day, each) for each in known.days) for day in self.days)
            and self.weekdays <= known.weekdays
        )


@lru_cache(maxsize=2048)  # a class's picture asks for each text again and again
def figures(text: str) -> Figures:
    """Return the figures of a text; a day that only the day of speaking would tell is none."""
    words = tokens(text)
    days, counts = dates(words), numbers(words)
    calendar = [day for day in days if _is_told(day, words.words, {each.first for each in counts})]
    weekdays = _weekdays(days, words.words)
    dated = {at for day in calendar for at in range(day.first, day.behind)} | weekdays.keys()
    sums = [each for each in amounts(words) if each.first not in dated]
    taken = dated | {at for each in sums for at in range(each.first, each.behind)}
    values = {each.value for each in sums}
    values |= {each.value for each in counts if each.first not in taken}
    return Figures(
        frozenset(value for value in values if value != _ARTICLE),
        frozenset((day.year, day.month, day.day) for day in calendar),
        frozenset(weekdays.values()),
    )


def together(texts: Iterable[str]) -> Figures:
    """Return the figures of all texts."""
    each = [figures(text) for text in texts]
    return Figures(
        frozenset(number for one in each for number in one.numbers),
        frozenset(day for one in each for day in one.days),
        frozenset(weekday for one in each for weekday in one.weekdays),
    )


def likeness(one: str, other: str) -> Likeness:
    """Return whether two texts say the same, as far as their words or figures tell."""
    if _folded(one) == _folded(other):
        return "same"
    if not figures(one) or not figures(other):
        return "unread"
    return "same" if figures(one).agree(figures(other)) else "different"


def _folded(text: str) -> str:
    return " ".join(plain(text).split()).rstrip(".。!")


def _same(day: Day, other: Day) -> bool:
    return day[1:] == other[1:] and (None in (day[0], other[0]) or day[0] == other[0])


def _part(day: Day, known: Day) -> bool:
    """Say whether a day is the known one or a part of it; one without a month is of every month."""
    return all(
        mine is None or mine == theirs or (theirs is None and part != "day")
        for part, mine, theirs in zip(("year", "month", "day"), day, known, strict=True)
    )


def _is_told(day: Date, words: Sequence[str], counts: Container[int]) -> bool:
    """Say whether a day is one of the calendar; "the first" of "the first three payments" is none.

    `counts` are the words that a number begins at.
    """
    counted = words[day.first] == "first" and day.behind in counts
    return bool(day.month or (day.day and not counted))


def _weekdays(days: Iterable[Date], words: Sequence[str]) -> dict[int, int]:
    """Return the days of the week, from 1, by the word of a date that names them."""
    named = {at: _weekday(words, at) for day in days for at in range(day.first, day.behind)}
    return {at: weekday for at, weekday in named.items() if weekday}


def _weekday(words: Sequence[str], at: int) -> int:
    """Return the day of the week that a word of a date names, 0 where it names none."""
    if at and words[at - 1] in ("周", "期", "拜"):
        return _CHINESE.get(words[at], 0)
    return _WEEKDAYS.get(words[at], 0)
