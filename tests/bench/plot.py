"""The measurements as a picture: waiting in a burst, and growth with the seats."""

import io
import re
import warnings
from collections.abc import Sequence
from html import escape

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from kit.charts.theme import FONTS, LIGHTS
from kit.text.language import Language, Text
from tests.bench.measurement import Measurement, System

DAY = LIGHTS["day"]
COLOURS: dict[System, str] = {"kit": DAY.strong, "stock": DAY.families["anger"]}
MARKS: dict[System, str] = {"kit": "o", "stock": "s"}
NAMES = {"kit": Text("本工具", "this kit"), "stock": Text("原版 Voilà", "stock Voilà")}
SIZE = (13.5, 4.8)
ENOUGH_FOR_A_LINE = 3


def picture(measured: Sequence[Measurement], language: Language) -> str:
    """An SVG whose words the reader's own fonts set."""
    figure = Figure(figsize=SIZE, layout="constrained", facecolor=DAY.paper)
    waiting, joining, memory = figure.subplots(1, 3)
    _curves(waiting, measured, language)
    _growth(joining, measured, "join", language)
    _growth(memory, measured, "memory", language)
    drawn = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "kit"}), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Chinese glyphs that only the reader's fonts have
        figure.savefig(drawn, format="svg", metadata={"Date": None}, facecolor=DAY.paper)
    fonts = escape(FONTS[language], quote=True)
    svg = re.sub(r"font-family: [^;\"]*", f"font-family: {fonts}", drawn.getvalue())
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _curves(axes: Axes, measured: Sequence[Measurement], language: Language) -> None:
    """How many of a burst can use the page after which time."""
    bursts = [each for each in measured if each.row == "joins" and each.kind in ("cold", "filled")]
    most = max((each.seats for each in bursts), default=0)
    pool = {"cold": Text("刚启动", "cold"), "filled": Text("池已满", "pool filled")}
    for each in (one for one in bursts if one.seats == most and one.samples):
        waited = sorted(each.samples)
        shares = [100 * (number + 1) / each.expected for number in range(len(waited))]
        label = f"{NAMES[each.system].of(language)}, {pool[each.kind].of(language)}"
        line = "-" if each.kind == "filled" else "--"
        axes.step(waited, shares, line, where="post", color=COLOURS[each.system], label=label)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(lambda seconds, _: f"{seconds:g}")
    axes.set_ylim(0, 102)
    title = Text(f"{most} 人同时加入：能用页面的人，%", f"{most} join at once: can use it, %")
    _dress(axes, title.of(language), Text("秒", "seconds").of(language))


def _growth(axes: Axes, measured: Sequence[Measurement], kind: str, language: Language) -> None:
    """A figure over the number of seats, with the straight line that fits the kit's best."""
    for system in ("kit", "stock"):
        points = [
            (each.seats, value)
            for each in measured
            if (each.row, each.kind, each.system) == ("seats", kind, system)
            and (value := each.at(0.95)) is not None
        ]
        if not points:
            continue
        seats, values = np.array(points, dtype=float).T
        colour, mark = COLOURS[system], MARKS[system]
        axes.plot(seats, values, mark, color=colour, label=NAMES[system].of(language))
        if system == "kit" and len(points) >= ENOUGH_FOR_A_LINE:
            slope, start = np.polyfit(seats, values, 1)
            fitted = slope * seats + start
            spread = ((values - values.mean()) ** 2).sum()
            fit = 1 - ((values - fitted) ** 2).sum() / spread if spread else 1.0
            label = f"{slope:.2g} n {start:+.2g}, R² = {fit:.3f}"
            axes.plot(seats, fitted, "-", color=colour, linewidth=1, label=label)
    axes.set_xlim(left=0)
    axes.set_ylim(bottom=0)
    titles = {
        "join": Text("同时加入，p95，秒", "join at once, p95, seconds"),
        "memory": Text("内核内存合计，MB", "memory of all kernels, MB"),
    }
    _dress(axes, titles[kind].of(language), Text("席数", "seats").of(language))


def _dress(axes: Axes, title: str, below: str) -> None:
    axes.set_facecolor(DAY.paper)
    axes.set_title(title, color=DAY.ink, loc="left", fontsize=12)
    axes.set_xlabel(below, color=DAY.ink_soft)
    axes.grid(color=DAY.line, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=DAY.ink_soft)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(DAY.edge)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(
            loc="upper left",
            bbox_to_anchor=(-0.02, -0.14),
            ncols=2,
            frameon=False,
            labelcolor=DAY.ink,
            fontsize=9,
        )
