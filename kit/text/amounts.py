"""Sums of money in running text: 3,500元, 六百八十块五, $1,200.50, two dollars and fifty cents."""

from collections.abc import Mapping
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
_OWED = frozenset("欠还付交款额共计剩达约近期周月次笔给存转打缴扣凑掏金") | frozenset(
    "owe owes owing pay paying balance amount total debt of sum".split()
)
# And such as a period before or behind it makes one: 每月680, 85 a month.
_EACH = frozenset({"每月", "每期", "每周", "月供", "月付", "首付", "期还", "月还"})
_A = frozenset("a per each every".split())
_PERIODS = frozenset("month week fortnight instalment installment payment".split())
# Units that have smaller ones, and those behind which these go without saying: 块, pounds.
_WHOLE = frozenset("元 块 dollars dollar bucks pounds pound quid euros".split())
_SPOKEN = frozenset("块 dollars pounds pound quid".split())
_SMALL = {"角": 10, "毛": 10, "分": 100, "cent": 100, "cents": 100, "p": 100, "pence": 100}
# Nothing else in this trade is counted in hundreds.
_HUNDREDS = frozenset("百 千 万 hundred thousand".split())
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
    known = {number.first: number for number in numbers(text)}
    found: list[Amount] = []
    for number in known.values():
        amount = _amount(text, number)
        if amount and (not found or amount.first >= found[-1].behind):
            found.append(_with_change(text, amount, known))
    return found


def _with_change(text: Tokens, amount: Amount, known: Mapping[int, Number]) -> Amount:
    """Return a sum with the part of a unit that is said behind it: 680块5, ten pounds fifty."""
    words, unit = text.words, text.words[amount.behind - 1]
    joint = words[amount.behind : amount.behind + 1] == ["and"]
    change = known.get(amount.behind + joint)
    if unit not in _WHOLE or change is None or text.between(change.first).strip():
        return amount
    small = words[change.behind] if change.behind < len(words) else ""
    if small in _SMALL and change.value < _SMALL[small]:
        value = amount.value + change.value / _SMALL[small]
        return Amount(value, amount.first, change.behind + 1)
    bare = 10 if unit == "块" else 100
    if unit in _SPOKEN and bare <= 10 * change.value < 10 * bare and small not in _COUNTED:
        return Amount(amount.value + change.value / bare, amount.first, change.behind)
    return amount


def _amount(text: Tokens, number: Number) -> Amount | None:
    words = text.words
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
    if marked or _bare(text, number):
        return Amount(value, first, behind)
    return None


def _unit(words: list[str], at: int) -> int:
    """Return how many words of a currency stand at `at`."""
    if "".join(words[at : at + 2]) in ("块钱", "美元", "英镑", "元钱"):
        return 2
    if "".join(words[at : at + 3]) in ("人民币", "元人民"):
        return 3
    return 1 if at < len(words) and words[at] in _BEHIND else 0


def _bare(text: Tokens, number: Number) -> bool:
    """Say whether a number without a currency is a sum: by its size and what stands around."""
    words, value = text.words, number.value
    following = words[number.behind : number.behind + 2]
    if following and text.between(number.behind).strip():
        following = []
    counted = bool(_COUNTED & {*following[:1]}) and not _parted(following)
    if counted or _dated(text, number):
        return False
    before = words[max(0, number.first - 3) : number.first]
    if ("".join(before[-2:]) in _EACH and value >= 10) or (
        _A & {*following[:1]} and _PERIODS & {*following[1:]}
    ):
        return True
    if value < _SUM or _is_long(words, number):
        return False
    return bool(_HUNDREDS & {*words[number.first : number.behind]} or _OWED & {*before})


def _is_long(words: list[str], number: Number) -> bool:
    figures = words[number.first].split(".")[0]
    return number.behind - number.first == 1 and len(figures) > _LONGEST


def _parted(following: list[str]) -> bool:
    """Say whether 分 is a verb: 1500分6期."""
    return following[0] == "分" and (following[1:] == ["成"] or following[-1][0].isdigit())


def _dated(text: Tokens, number: Number) -> bool:
    """Say whether a number is a part of a date in figures: 2026-12-10."""
    around = [at for at in (number.first, number.behind) if 0 < at < len(text.words)]
    return any(text.between(at) in ("-", "/") for at in around)
