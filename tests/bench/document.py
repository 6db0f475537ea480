"""The document that the benchmark writes: its table and picture, and how each figure was taken."""

from collections.abc import Mapping, Sequence

from kit.text.language import Language
from tests.bench.measurement import Measurement
from tests.bench.phone import SLOWER
from tests.bench.settings import Settings
from tests.bench.table import table

ENGLISH = """# Measured

What joining, answering and loading take, in this kit and in stock Voilà with the same practice
notebook; both systems of a row in one run, on one machine. `make bench ARGS="--write"` measures
again and writes this page; `make bench` alone prints the table.

- Date: {date}
- Machine: {processor}, {memory}
- System: {system}
- Versions: {versions}; browser: {browser}
- Load average when the run began: {load}

## The figures

{table}

Many samples are told by their 95th percentile, in brackets the median and the slowest; a tap and
the mid-range phone by their median, in brackets the 95th percentile and the slowest. Who never
finished counts as slower than all others. “–”: does not apply, or was not measured.

![How many can use the page after which time, and growth with the seats](images/measured.en.svg)

All samples are in [measured.json](measured.json).

## How each figure was taken

Everything runs on the machine named above: the server, its kernels, and the clients or the browser
that measure. The clients of a burst took {client_share} of its processors at most, which makes the
figures of both systems worse, not better. Nothing crosses a network but the loopback.

- **Join at once.** Clients without a browser begin in the same moment, and time runs from then.
  The kit: the form at the door, the cookie, the page of the seat, its websocket, the state of all
  widgets, until the page shows where the class is; “while an item is open”: until its three
  questions are there. Stock Voilà: the page to its end, its websocket, the state of all widgets,
  until the three questions are there. “Cold”: right after the start. “Pool filled before”: kernels
  were prepared until the server was at rest, as many as people who come; for stock Voilà by its own
  preheating. After {limit} s a burst was given up; a client of the kit
  gives up after 60 s.
- **Memory a seat.** Proportional set size of the kernel processes of {memory_seats} pages, divided
  by them: what processes share is divided among those who share it. The kit: all items of a step
  answered. Stock Voilà: one tap on each page.
- **Tap.** A tile is set and unset {taps} times without a pause, over the page's own websocket;
  time runs until the text below the questions, which the kernel draws, has changed.
- **Submit.** The seats have chosen and their drafts are written. Each commit takes 10 ms longer
  than on this machine, in place of an ordinary disk. The wall counts without names: its n-th
  answer is taken for the n-th acknowledged one.
- **Bytes and requests.** Chromium's own network events at 390×844: as transferred, without the
  websocket; a redirect is a request; what the page makes itself is none. “First” is the door and
  the seat with an item open, “again” the seat loaded anew. Stock Voilà asks for two style sheets on
  the internet; without internet, as here, their bytes are missing.
- **Usable page.** Chromium with an empty cache, a processor {slower} times slower, 10 Mbit/s and
  40 ms; from opening the link until the first question is there, in the kit with the form filled in
  at once. Median of {repeats}. The kit with its pool filled.
- **Seats.** A new class for each number, its pool filled; everybody joins at once and answers one
  item at once. Afterwards every acknowledged answer is looked for in the log on disk. The line in
  the picture is the least-squares fit.
"""

CHINESE = """# 实测

加入、作答、加载各要多久：本工具与原版 Voilà（同一本练习笔记本），同一台机器，
每一行的两者在同一次运行里测。
`make bench ARGS="--write"` 重新测量并写出本页；只运行 `make bench` 则打印表格。

- 日期：{date}
- 机器：{processor}，{memory}
- 系统：{system}
- 版本：{versions}；浏览器：{browser}
- 开始时的系统负载：{load}

## 数字

{table}

样本多的给第 95 百分位，括号里是中位数和最慢的一个；点选和中档手机给中位数，
括号里是第 95 百分位和最慢的一个。始终没有完成的，算作比其他都慢。“–”表示不适用，或没有测量。

![多久以后有多少人能用页面，以及随席数的增长](images/measured.zh.svg)

全部样本在 [measured.json](measured.json)。

## 每个数字怎么测

服务器、内核，以及测量用的客户端或浏览器，都在上面这台机器上运行。客户端最多占用处理器的
{client_share}；这让两边的数字都变差，而不是变好。除本机回环外不经过任何网络。

- **同时加入。** 不带浏览器的客户端同一刻开始，从那时计时。
  本工具：门口的表单、cookie、席位页面、websocket、全部部件状态，直到页面显示课堂所在的位置；
  “题目已开放”则到三个问题出现为止。
  原版 Voilà：页面加载完、websocket、全部部件状态，直到三个问题出现。
  “刚启动”：服务器一启动就测。“预备池已满”：先准备内核，等服务器静下来；
  数量与来的人数相同；原版用它自己的预热。
  满 {limit} s 就不再等；本工具的客户端 60 s 后自己放弃。
- **每席内存。** {memory_seats} 个页面的内核进程的 PSS 之和，除以页面数；
  共享的部分由共享者平分。本工具：答完一个环节的所有题。原版 Voilà：每页点选一次。
- **点选。** 经页面自己的 websocket，不停顿地选上、取消一个选项共 {taps} 次；
  到问题下方由内核绘制的文字变化为止。
- **提交。** 各席已选好，草稿已写入。每次写盘比这台机器多花 10 ms，代替一块普通的盘。
  大屏计数不带姓名：它的第 n 个答案算作第 n 个得到确认的答案。
- **字节和请求。** 取自 Chromium 自己的网络事件，390×844：按传输计，不含 websocket；
  重定向算一次请求；页面自己生成的不算。“首次”是门口加上题目开放时的席位页面，
  “再次”是重新加载席位页面。原版 Voilà 会向互联网请求两个样式表；
  像这里一样没有互联网时，它们的字节不在内。
- **可以使用的页面。** Chromium，空缓存，处理器慢 {slower} 倍，10 Mbit/s，40 ms；
  从打开链接到第一个问题出现，本工具的表单即刻填好。{repeats} 次取中位数。本工具的预备池已满。
- **席数。** 每个数目开一堂新课，预备池已满；所有人同时加入，并同时回答一题。
  之后在盘上的日志里逐一查找得到确认的答案。图中的直线是最小二乘拟合。
"""


def document(
    measured: Sequence[Measurement],
    machine: Mapping[str, str],
    settings: Settings,
    language: Language,
) -> str:
    """The page in one language."""
    shares = [each.beside.get("client_share", 0.0) for each in measured]
    return (CHINESE if language == "zh" else ENGLISH).format(
        **machine,
        table=table(measured, language),
        client_share=f"{max(shares, default=0):.0%}",
        limit=f"{settings.time_limit:.0f}",
        memory_seats=settings.memory_seats,
        taps=settings.taps,
        repeats=settings.repeats,
        slower=SLOWER,
    )
