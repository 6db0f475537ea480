"""Days of the calendar in running text: 2026年12月10日, the 10th of December, 12/10/2026.

A year is known only where it is said: this year and next depend on when the words were spoken.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kit.text.numerals import numbers
from kit.text.relative import relative
from kit.text.tokens import Tokens

_NAMES = "january february march april may june july august september october november december"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(), start=1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_ORDINALS = {word: day for day, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), start=1
)} | {"thirtieth": 30}  # fmt: skip
_LAST_YEAR = 9999  # of the calendar that a computer has
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE_A_MONTH = frozenset("in from of this next early late mid through until till since".split())
_BEFORE_A_DAY = frozenset("the on by every each and".split())
# What an ordinal counts, where it is no day: the first payment, 第一期.
_COUNTED = frozenset(
    "payment payments instalment instalments installment installments one of time thing step"
    " month week day half part call reminder notice and floor".split()
) - {"of", "and"}


@dataclass(frozen=True, slots=True)
class Date:
    """A day as far as it was said, as words `first` up to `behind`; the rest is None.

    A relative one, such as next Friday or 七天内, has neither year nor month nor day.
    """

    year: int | None
    month: int | None
    day: int | None
    first: int
    behind: int


def dates(text: Tokens) -> list[Date]:
    """Return the days of a text in order: with month and day, one of the two, or relative.

    Where figures alone could mean two days, as 5/6 does, the month stands first, unless the text
    speaks of pounds. A day that no month has is none, nor is one after the year 9999.
    """
    return list(_Scan(text).run())


class _Scan:
    """One pass over the words of a text, with the whole numbers by the word they begin at."""

    def __init__(self, text: Tokens) -> None:
        self._text = text
        self._words = text.words
        self._numbers: Mapping[int, tuple[int, int]] = {
            each.first: (int(each.value), each.behind)
            for each in numbers(text)
            if each.value == int(each.value)
        }
        self._day_first = not {"£", "pound", "pounds", "quid", "gbp"}.isdisjoint(text.words)

    def run(self) -> Iterator[Date]:
        at = 0
        while at < len(self._words):
            found = self._calendar(at) or self._relative(at)
            if found and _is_a_day(found):
                yield found
            at = found.behind if found else at + 1

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""

    def _calendar(self, at: int) -> Date | None:
        return self._figures(at) or self._chinese(at) or self._english(at)

    def _figures(self, at: int) -> Date | None:
        """Read 2026-12-10, 2026.12.10, 12/10/2026, 12/10."""
        behind = at + 1
        while (
            behind < len(self._words)
            and self._words[behind].isdigit()
            and self._text.between(behind) in ("-", "/")
        ):
            behind += 1
        parts = [int(word) for word in self._words[at:behind] if word.isdigit()]
        if behind == at + 1:
            parts = [int(part) for part in self._words[at].split(".") if part.isdigit()]
        slashed = behind > at + 1 and self._text.between(at + 1) == "/"
        dotted = len(parts) == 2 and self._word(behind) in ("号", "日")
        if len(parts) == 3 and parts[0] > 1900:
            return Date(parts[0], parts[1], parts[2], at, behind)
        if (len(parts) == 3 and parts[2] > 1900) or (len(parts) == 2 and (slashed or dotted)):
            month, day = parts[0], parts[1]
            if month > 12 or (self._day_first and day <= 12):
                month, day = day, month
            return Date(parts[2] if len(parts) == 3 else None, month, day, at, behind + dotted)
        return None

    def _chinese(self, at: int) -> Date | None:
        """Read 2026年12月10日, 12月10号, 12月, 10号."""
        if at not in self._numbers:
            return None
        year, month = None, None
        value, behind = self._numbers[at]
        if self._word(behind) == "年" and behind + 1 in self._numbers:
            year = value + 2000 if value < 100 else value
            value, behind = self._numbers[behind + 1]
        if self._word(behind) == "月":
            month = value
            behind += 2 if self._word(behind + 1) == "份" else 1
            if behind not in self._numbers:
                return Date(year, month, None, at, behind)
            value, behind = self._numbers[behind]
        if self._word(behind) in ("号", "日") and self._word(behind + 1) not in ("线", "楼"):
            return Date(year, month, value, at, behind + 1)
        return None

    def _english(self, at: int) -> Date | None:
        """Read December 10th, 2026; the tenth of December; the 10th; in December."""
        month = _MONTHS.get(self._words[at])
        return self._month_before(month, at) if month else self._day_before(at)

    def _month_before(self, month: int, at: int) -> Date | None:
        day, behind, _ordinal = self._day(at + 1 + (self._word(at + 1) == "the"))
        if 1 <= day <= 31:
            return self._with_year(month, day, at, behind)
        if self._word(at - 1) in _BEFORE_A_MONTH or self._words[at] != "may":
            return self._with_year(month, None, at, at + 1)
        return None

    def _day_before(self, at: int) -> Date | None:
        day, behind, ordinal = self._day(at)
        if not day or not (ordinal or self._words[at].isdigit()):
            return None
        named = behind + (self._word(behind) == "of")
        if self._word(named) in _MONTHS:
            return self._with_year(_MONTHS[self._word(named)], day, at, named + 1)
        alone = self._word(at - 1) in _BEFORE_A_DAY and self._word(behind) not in _COUNTED
        return Date(None, None, day, at, behind) if ordinal and alone else None

    def _relative(self, at: int) -> Date | None:
        """Read next Friday, 月底, within 7 days, and Friday, 5 December."""
        behind = relative(self._words, at, self._numbers)
        day = self._calendar(behind) if at < behind < len(self._words) else None
        if day and day.day:
            return replace(day, first=at)
        return Date(None, None, None, at, behind) if behind else None

    def _day(self, at: int) -> tuple[int, int, bool]:
        """Return the day at a word, the word behind it, and whether it is an ordinal; or 0."""
        word = self._word(at)
        if word in _ORDINALS:
            return _ORDINALS[word], at + 1, True
        if word in ("twenty", "thirty") and _ORDINALS.get(self._word(at + 1), 10) < 10:
            return 10 * (2 + (word == "thirty")) + _ORDINALS[self._word(at + 1)], at + 2, True
        if at not in self._numbers:
            return 0, at, False
        value, behind = self._numbers[at]
        ordinal = self._word(behind) in ("st", "nd", "rd", "th")
        return value, behind + ordinal, ordinal

    def _with_year(self, month: int, day: int | None, at: int, behind: int) -> Date:
        value, end = self._numbers.get(behind, (0, behind))
        if 2000 <= value < 2100:
            return Date(value, month, day, at, end)
        return Date(None, month, day, at, behind)


def _is_a_day(date: Date) -> bool:
    month = 1 if date.month is None else date.month
    if date.year is not None and date.year > _LAST_YEAR:
        return False
    return 1 <= month <= 12 and (date.day is None or 1 <= date.day <= _LONGEST[month - 1])
