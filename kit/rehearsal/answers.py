"""What participants answer: plausible things, and things that no page of ours would send."""

from collections.abc import Sequence
from random import Random
from typing import Any

from kit.rehearsal.messages import State
from kit.text.language import Language, Text

SENTENCES = (
    Text(
        "我听到您说这个月特别难，我们先看看哪一笔最急。",
        "I hear that this month is very hard. Let us see first what is most urgent.",
    ),
    Text(
        "您担心家里人知道，这一点我会注意，咱们只谈怎么还。",
        "You worry that your family might hear of it. I will be careful; let us talk about terms.",
    ),
    Text(
        "如果每月先还八百，三个月后再看，您觉得做得到吗？",
        "If you paid 800 a month at first and we looked again in three months, could you do that?",
    ),
    Text(
        "我确认一下：下周五之前还一千，其余分六期，对吗？",
        "Let me make sure: 1,000 by Friday next week, and the rest in six parts, is that right?",
    ),
    Text(
        "您不用现在决定，我把方案发给您，明天下午再联系。",
        "You need not decide now. I will send you the terms, and we speak tomorrow afternoon.",
    ),
    Text(
        "他嘴上说没事，其实怕的是工作保不住。",
        "He says that all is well, but what he fears is losing his job.",
    ),
)
NAMES = Text(
    "王芳 李娜 张伟 刘洋 陈静 杨帆 赵磊 黄敏 周杰 吴倩 徐强 孙悦 马超 朱琳 胡军 郭颖 何平 林晓",
    "Ann Ben Carla Dan Eva Finn Grace Hugo Iris Jack Kate Liam Mia Noah Olga Paul Rosa Sam",
)
LARGE = 100_000  # characters; each is 6 bytes on its way, and a megabyte is let through
FORGED: tuple[Any, ...] = (
    "<script>alert(1)</script>",
    "<b onclick=alert(1)>&lt;/textarea>",
    "no such option",
    "🙂🙃👩‍👩‍👧‍👦" * 50,
    "\u202eecart\u0000\ufffe",
    "长" * LARGE,
    ["no text"],
    {"value": {"value": []}},
    None,
    -1,
)
PRESSES: tuple[Any, ...] = ("no such press", "advance", "end", "__init__", "", None, 7, ["submit"])


def name(number: int, language: Language, junk: bool) -> str:
    """Return the name of the seat of this number, from 1; no two are alike."""
    names = NAMES.of(language).split()
    plain = f"{names[(number - 1) % len(names)]} {number}"
    return f"{plain} <b>🙂" if junk and number % 2 else plain


class Answers:
    """Answers of one participant, reproducible from the seed and the seat's number.

    A class is never of one mind and never evenly split: the options of each question have
    favourites, the same for everybody of one seed.
    """

    def __init__(self, seed: int, number: int, language: Language) -> None:
        self.chance = Random(f"{seed} {number}")  # noqa: S311  (no secret)
        self._seed, self._language = seed, language

    def to(self, widget: State, question: int) -> Any:  # noqa: ANN401  (as the widget has it)
        """Return a value for a widget that asks something, the `question`-th of the class."""
        if fields := widget.get("fields"):
            return {field["id"]: self.entry(field) for field in fields}
        if not widget.get("options"):
            return self.sentence()
        chosen = self.option([option["id"] for option in widget["options"]], question)
        return [chosen] if isinstance(widget.get("value"), list) else chosen

    def option(self, options: Sequence[str], question: int) -> str:
        """Return one of `options`: each is chosen half as often as the favourite before it."""
        liked = sorted(options)
        Random(f"{self._seed} {question} {liked}").shuffle(liked)  # noqa: S311
        return self.chance.choices(liked, [0.5**place for place in range(len(liked))])[0]

    def entry(self, field: State) -> str:
        """Return what goes into one field of a form: its first choice, its example, or words."""
        if field["options"]:
            return str(field["options"][0]["id"])
        return self.sentence() if field["kind"] == "words" else str(field["example"])

    def sentence(self) -> str:
        """Return something that a person might write."""
        return self.chance.choice(SENTENCES).of(self._language)
