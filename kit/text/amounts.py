"""Sums of money in running text: 3,500元, 三千五, $1,200.50, twelve hundred dollars, a grand."""

from dataclasses import dataclass
from decimal import Decimal

from kit.text.numerals import Number, numbers
from kit.text.tokens import Tokens

_SIGNS = frozenset("$£€¥")
_BEFORE = ("人民币", "rmb", "cny", "usd", "gbp")
_BEHIND = frozenset(
    "元 块 蚊 人民币 美元 英镑 rmb cny usd gbp dollars dollar bucks pounds pound quid euros"
    " grand".split()
)
# What is counted is no money: 三十天, 六期, 10 点, 3 months.
_COUNTED = frozenset(
    "天期日号月年点分秒位次个笔遍份岁周层楼成折刻%％时倍人家张条通"
) | frozenset(
    "days day weeks week months month years year hours hour minutes minute minutes times percent"
    " instalments installments payments am pm o'clock oclock calls people digits seconds".split()
)  # fmt: skip
# Words after which a bare number is a sum.
_OWED = frozenset("欠还付交款额共计剩达约近") | frozenset(
    "owe owes owing pay paying balance amount total debt of sum".split()
)
_SUM = 100  # a bare number below it is a count, a date or an hour
_LONGEST = 7  # digits: more of them are a phone, a card or a case


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: its value, and the words `first` up to `behind`, currency included."""

    value: Decimal
    first: int
    behind: int


def amounts(text: Tokens) -> list[Amount]:
    """Return the sums of money of a text, in order."""
    found = (_amount(text.words, number) for number in numbers(text))
    return [amount for amount in found if amount]


def _amount(words: list[str], number: Number) -> Amount | None:
    first, behind = number.first, number.behind
    marked = False
    if first and (words[first - 1] in _SIGNS or words[first - 1] in _BEFORE):
        first, marked = first - 1, True
    elif first > 2 and "".join(words[first - 3 : first]) == "人民币":
        first, marked = first - 3, True
    value = number.value
    if behind < len(words) and words[behind] == "k":
        value, behind, marked = value * 1000, behind + 1, True
    unit = _unit(words, behind)
    if unit:
        behind, marked = behind + unit, True
    elif words[behind - 1] == "grand":
        marked = True
    if marked or _bare(words, number):
        return Amount(value, first, behind)
    return None


def _unit(words: list[str], at: int) -> int:
    """Return how many words of a currency stand at `at`."""
    if "".join(words[at : at + 2]) in ("块钱", "美元", "英镑", "元钱"):
        return 2
    if "".join(words[at : at + 3]) in ("人民币", "元人民"):
        return 3
    return 1 if at < len(words) and words[at] in _BEHIND else 0


def _bare(words: list[str], number: Number) -> bool:
    """Say whether a number without a currency is a sum: by its size and what stands around."""
    behind = words[number.behind] if number.behind < len(words) else ""
    if number.value < _SUM or behind in _COUNTED:
        return False
    if {"千", "万"} & set(words[number.first : number.behind]):
        return True  # nothing else in this trade is counted in thousands
    if number.behind - number.first == 1 and len(words[number.first].split(".")[0]) > _LONGEST:
        return False
    before = words[max(0, number.first - 3) : number.first]
    return any(word in _OWED for word in before)
