"""The measurements as a table in Markdown, in either language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.text.language import Language, Text
from tests.bench.measurement import Measurement, System

HEAD = Text(
    "| | 原版 Voilà | 本工具 | 原版 ÷ 本工具 | 目标 |\n|---|---|---|---|---|",
    "| | stock Voilà | this kit | stock ÷ kit | aim |\n|---|---|---|---|---|",
)
NONE = "–"
LOST = Text("{seats} 席：已确认却没有存下的答案", "{seats} seats: acknowledged and not kept")
LAST_OF_A_CLASS = (("submissions", "together-wall"), ("openings", "read-wall"), ("seats", "memory"))
ACROSS = Text(
    "{seats} 人同时加入：原版刚启动，本工具预备池已满",
    "{seats} join at once: stock from cold, the kit with its pool filled before",
)
Pair = dict[System, Measurement]
KINDS = {
    ("joins", "cold"): Text("{seats} 人同时加入，服务器刚启动", "{seats} join at once, from cold"),
    ("joins", "filled"): Text(
        "{seats} 人同时加入，预备池已满", "{seats} join at once, pool filled before"
    ),
    ("joins", "open"): Text(
        "{seats} 人同时加入，题目已开放，预备池已满",
        "{seats} join at once while an item is open, pool filled before",
    ),
    ("memory", "used"): Text("每席内存", "memory a seat"),
    ("memory", "pooled"): Text("每席内存，用原版的预备池", "memory a seat, with stock's own pool"),
    ("taps", "alone"): Text("点选到内核回应，一个人", "tap until the kernel’s answer, one person"),
    ("submissions", "spread"): Text(
        "{seats} 人一秒内提交，到显示已提交", "{seats} submit within a second, until acknowledged"
    ),
    ("submissions", "spread-wall"): Text("同上，到大屏计入", "the same, until the wall counts it"),
    ("submissions", "together"): Text(
        "{seats} 人同时提交，到显示已提交", "{seats} submit at once, until acknowledged"
    ),
    ("submissions", "together-wall"): Text(
        "同上，到大屏计入", "the same, until the wall counts it"
    ),
    ("openings", "read"): Text(
        "{seats} 人五秒内交开场白，到读完显示已提交",
        "{seats} hand in an opening within five seconds, until it is read and acknowledged",
    ),
    ("openings", "read-wall"): Text("同上，到大屏计入", "the same, until the wall counts it"),
    ("loads", "first"): Text("手机首次加载", "a phone loads the first time"),
    ("loads", "again"): Text("再次加载", "and again"),
    ("usable", "first"): Text("中档手机上到可以使用", "usable page on a mid-range phone"),
    ("usable", "pooled"): Text("同上，用原版的预备池", "the same, with stock's own pool"),
    ("seats", "join"): Text("{seats} 席：同时加入", "{seats} seats: join at once"),
    ("seats", "answer"): Text("{seats} 席：同时提交", "{seats} seats: submit at once"),
    ("seats", "memory"): Text("{seats} 席：内核内存合计", "{seats} seats: memory of all kernels"),
}
REQUESTS = Text("（请求数）", " (requests)")
AIMS: dict[tuple[object, ...], str] = {
    ("joins", "cold", 60): "≤ 8 s",
    ("joins", "filled", 60): "≤ 3 s",
    ("joins", "across", 20): "stock ÷ kit ≥ 15",
    ("memory", "used"): "≤ 20 MB",
    ("taps", "alone"): "≤ 6 ms",
    ("submissions", "spread"): "≤ 300 ms",
    ("submissions", "together"): "≤ 300 ms",
    ("submissions", "spread-wall"): "≤ 600 ms",
    ("submissions", "together-wall"): "≤ 600 ms",
    ("loads", "first"): "≤ 600 KB",
    ("loads", "again"): "≤ 15 KB",
    ("loads", "first", "requests"): "≤ 15",
    ("usable", "first"): "stock ÷ kit ≥ 3",
}
MIDDLE = ("taps", "usable")  # told by their median; all else by the 95th percentile


@dataclass(frozen=True)
class Line:
    """A row of the table: the same figure of both systems."""

    label: Text
    aim: str
    stock: Measurement | None
    kit: Measurement | None
    beside: str = ""  # the name of a figure noted beside, where the line tells that one

    def told(self, language: Language) -> str:
        """The row in Markdown."""
        cells = [cell(each, self.beside, language) for each in (self.stock, self.kit)]
        label, aim = self.label.of(language), self.aim or NONE
        if language == "zh":
            aim = aim.replace("stock ÷ kit", "原版 ÷ 本工具")
        return f"| {label} | {cells[0]} | {cells[1]} | {self.ratio} | {aim} |"

    @property
    def ratio(self) -> str:
        """How many times as much stock takes; at least so many where it never finished."""
        kit = value(self.kit, self.beside) if self.kit else None
        if not kit or self.stock is None:
            return NONE
        stock = value(self.stock, self.beside)
        if stock is None:
            return f"> {rounded(self.stock.limit / kit)}" if self.stock.limit else NONE
        return rounded(stock / kit)


def table(measured: Sequence[Measurement], language: Language) -> str:
    """The whole table."""
    return "\n".join([HEAD.of(language), *(line.told(language) for line in lines(measured))])


def lines(measured: Sequence[Measurement]) -> Iterator[Line]:
    """The rows, in the order of KINDS; within one of them, small numbers first."""
    found: dict[tuple[str, str, int], Pair] = {}
    for each in measured:
        found.setdefault((each.row, each.kind, each.seats), {})[each.system] = each
    for (row, kind, seats), pair in sorted(found.items(), key=lambda item: _place(item[0])):
        label = _filled(KINDS[row, kind], seats)
        aim = AIMS.get((row, kind, seats)) or AIMS.get((row, kind)) or ""
        yield Line(label, aim, pair.get("stock"), pair.get("kit"))
        if row == "loads":
            more = Text(label.zh + REQUESTS.zh, label.en + REQUESTS.en)
            aim = AIMS.get((row, kind, "requests"), "")
            yield Line(more, aim, pair.get("stock"), pair.get("kit"), "requests")
        elif (row, kind) in LAST_OF_A_CLASS:
            yield Line(_filled(LOST, seats), "0", None, pair.get("kit"), "lost")
        elif (row, kind) == ("joins", "filled") and "kit" in pair:
            # Stock as it comes against the kit as it is used: with its pool filled before class.
            cold = found.get((row, "cold", seats), {}).get("stock")
            aim = AIMS.get((row, "across", seats), "")
            yield Line(_filled(ACROSS, seats), aim, cold, pair["kit"])


def _place(key: tuple[str, str, int]) -> tuple[int, int, int]:
    """Rows and kinds as they are listed above; within a row, small numbers first."""
    places = list(KINDS)
    row, kind, seats = key
    first = next(number for number, (each, _) in enumerate(places) if each == row)
    return first, seats, places.index((row, kind))


def _filled(label: Text, seats: int) -> Text:
    return Text(label.zh.format(seats=seats), label.en.format(seats=seats))


def value(measurement: Measurement, beside: str = "") -> float | None:
    """The one number that is told of a measurement."""
    if beside:
        return measurement.beside.get(beside)
    return measurement.at(0.5 if measurement.row in MIDDLE else 0.95)


def cell(measurement: Measurement | None, beside: str, language: Language) -> str:
    """A figure with its unit, or why there is none."""
    if measurement is None:
        return NONE
    if not measurement.samples:
        if measurement.limit:
            return _unfinished(measurement, language)
        return Text(f"没有：{measurement.reason}", f"none: {measurement.reason}").of(language)
    main = value(measurement, beside)
    if main is None:
        return _unfinished(measurement, language)
    if beside:
        return rounded(main)
    told = f"{rounded(main)} {measurement.unit}"
    if len(measurement.samples) > 1:
        other = measurement.at(0.95 if measurement.row in MIDDLE else 0.5)
        most = measurement.at(1.0)
        told += f" ({rounded(other)}; {rounded(most)})"
    if not measurement.is_whole:
        told += f"; {_unfinished(measurement, language)}"
    return told


def rounded(number: float | None) -> str:
    """Three figures at most: more would claim what a noisy machine cannot tell."""
    if number is None:
        return NONE
    if number >= 100 or number == int(number):
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2g}"


def _unfinished(measurement: Measurement, language: Language) -> str:
    done, of, limit = len(measurement.samples), measurement.expected, measurement.limit or 0
    return Text(
        f"{limit:.0f} s 后 {of} 人中只有 {done} 人完成",
        f"after {limit:.0f} s only {done} of {of} had finished",
    ).of(language)
