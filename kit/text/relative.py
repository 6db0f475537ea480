"""Days told from the one when it is said: next Friday, 月底, within 7 days, on payday."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

_RELATIVE = [tuple(phrase) for phrase in (
    "今天 今晚 今日 当天 明天 明早 明晚 明日 后天 大后天 周末 月底 月初 月中 月末 年底"
    " 年末 年前 年后 本月 当月 下月 这个月 下个月 发薪日 工资日 发工资 发了工资 工资到账"
    " 发薪 开工资 春节 过年"
).split()] + [
    (*when, *week, day)
    for when in ("", "上", "下", "本", "这", "这个", "下个", "每", "每个")
    for week in ("周", "星期", "礼拜")
    for day in "一二三四五六日天末"
] + [tuple(phrase.split()) for phrase in (
    "today", "tonight", "tomorrow", "payday", "pay day", "the weekend", "this weekend",
    "end of the month", "end of each month", "end of every month", "end of month", "month end",
    "last day of the month", "last day of each month", "last day of every month",
    "last working day of the month", "last working day of each month", "beginning of the month",
    "start of each month", "start of the month", "middle of the month", "next month", "this month",
    "next week", "end of the week", "day you are paid", "day you get paid", "when you get paid",
    "when you are paid", "after you get paid", "a week from today", "a month from today",
)] + [
    (*when.split(), day)
    for when in ("", "this", "next", "every", "each", "last", "every other", "every second")
    for day in "monday tuesday wednesday thursday friday saturday sunday mon fri mondays tuesdays"
    " wednesdays thursdays fridays saturdays sundays".split()
]  # fmt: skip
_PHRASES: dict[str, list[tuple[str, ...]]] = defaultdict(list)
for _phrase in sorted(_RELATIVE, key=len, reverse=True):
    _PHRASES[_phrase[0]].append(_phrase)
# What makes of 每周一 the beginning of 每周一次.
_COUNTED = frozenset("次千百万块笔期元")
_SPANS = frozenset("天 日 周 月 day days week weeks month months hours business working".split())
_WORKING = ("个", "工", "作", "working", "business", "calendar", "星", "期")
_ENDS = frozenset({"之内", "以内", "内", "之后", "以后", "后", "from now", "from today", "later"})


def relative(words: Sequence[str], at: int, numbers: Mapping[int, tuple[int, int]]) -> int:
    """Return the word behind the relative day that stands at a word; 0 where none does.

    `numbers` are value and word behind by the word that a whole number begins at.
    """
    for phrase in _PHRASES.get(words[at], ()):  # the longest first
        behind = at + len(phrase)
        counted = phrase[-1] in "一二三四五六" and _COUNTED & {*words[behind : behind + 1]}
        if tuple(words[at:behind]) == phrase and not counted:
            return behind
    return _within(words, at, numbers)


def _within(words: Sequence[str], at: int, numbers: Mapping[int, tuple[int, int]]) -> int:
    """Read within 7 days, 三天内, 两个星期之内, ten days from now."""
    english = words[at] in ("within", "in")
    if at + english not in numbers:
        return 0
    behind = numbers[at + english][1]
    for part in _WORKING:
        behind += list(words[behind : behind + 1]) == [part]
    if words[behind - 1] != "期":
        if not _SPANS & {*words[behind : behind + 1]}:
            return 0
        behind += 1
    for size, join in ((2, ""), (1, ""), (2, " ")):
        end = words[behind : behind + size]
        if join.join(end) in _ENDS:
            return behind + len(end)
    return behind if english else 0
