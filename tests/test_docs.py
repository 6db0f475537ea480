"""What the documents say is so: commands, options, targets, links, examples, words on screen."""

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from kit.assessment.command import parsed, parser_of
from kit.check import check
from kit.cli import main, parser
from kit.exercises.contract import GROUP
from kit.settings import CHECKOUT, DATA
from kit.text.catalogue import translation

DOCUMENTS = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md")])
PAIRS = [(path, path.with_suffix(".zh-CN.md")) for path in DOCUMENTS if ".zh-CN" not in path.name]
PAIRS = [(english, chinese) for english, chinese in PAIRS if chinese.exists()]
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SHELLS = ("sh", "bat", "console")
UNTRIED = "not tested here"
WORKSHOP = re.compile(r"(?:\.venv[\\/](?:bin|Scripts)[\\/])?workshop(?:\s+(.*))?")
# What the copy of the content that docs/changing-content.md shows the faults of was spoilt with.
SLIPS = (
    ("emotion/anger.yaml", "intensity: strong", "intensity: very strong"),
    ("emotion/anger.yaml", 'zh: "没人记还是没人听"', 'zh: "没人记，没人听"'),
    ("courses/workshop.yaml", "minutes: 25", "minuts: 25"),
)

per_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
per_pair = pytest.mark.parametrize(
    ("english", "chinese"), PAIRS, ids=[english.name for english, _ in PAIRS]
)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language and its text, unindented."""

    kind: str
    text: str

    def commands(self) -> list[str]:
        """The lines that a reader types, without comments; only prompted ones of a console."""
        lines = [line for line in self.text.splitlines() if line.strip()]
        if self.kind == "console":
            return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
        lines = [line for line in lines if not line.startswith(("#", "rem "))]
        return [re.sub(r"\s+#.*", "", line).strip() for line in lines]


@cache
def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path, *kinds: str) -> list[Block]:
    found = []
    for indent, kind, text in FENCE.findall(read(path)):
        lines = [line.removeprefix(indent) for line in text.splitlines()]
        found.append(Block(kind, "\n".join(lines) + "\n"))
    return [block for block in found if not kinds or block.kind in kinds]


def prose(path: Path) -> str:
    return FENCE.sub("", read(path))


def spoken_of(path: Path) -> list[str]:
    """Every command of a document: in its blocks, and in its prose between backticks."""
    typed = [line for block in blocks(path, *SHELLS) for line in block.commands()]
    named = [" ".join(code.split()) for code in re.findall(r"`([^`]+)`", prose(path))]
    return [part.strip() for line in typed + named for part in line.split("&&")]


def arguments(command: str) -> list[str] | None:
    """The arguments that a command gives to `workshop`, None where it is another one."""
    if command.startswith("make serve ARGS="):
        return ["serve", *shlex.split(shlex.split(command)[2].removeprefix("ARGS="))]
    found = WORKSHOP.fullmatch(command)
    return shlex.split(found[1]) if found and found[1] else None


def links(path: Path) -> Iterator[tuple[str, bool]]:
    """Every relative link, and whether it is a picture."""
    for sign, target in re.findall(r"(!?)\[[^\]]*\]\(([^)\s]+)\)", prose(path)):
        if not re.match(r"[a-z]+:", target):
            yield target.partition("#")[0], bool(sign)


def test_both_languages_are_there() -> None:
    named = {english.name for english, _ in PAIRS}
    both = ("README", "changing-content", "measured", "teaching-a-day", "troubleshooting")
    assert named == {f"{name}.md" for name in both}


def parse(given: list[str]) -> None:
    """Read a command; `assess` reads its own options, for each exercise has others."""
    if given[0] == "assess":
        parsed(given[1:])
    else:
        parser().parse_args(given)


@per_document
def test_every_option_exists(path: Path) -> None:
    for command in spoken_of(path):
        given = arguments(command) or []
        if len(given) == 1 and given != ["--help"]:  # named in passing, without what it needs
            given.append("--help")
        if given and given[-1] == "--help":
            with pytest.raises(SystemExit, match=r"^0$"):
                parse(given)
        elif given:
            try:
                parse(given)
            except SystemExit:
                pytest.fail(f"{path.name}: `{command}` is refused by the command line")


@per_document
def test_every_option_named_alone_exists(path: Path) -> None:
    helped = parser_of("opening").format_help() + "".join(
        command.format_help()
        for action in parser()._actions
        if isinstance(action.choices, dict)
        for command in action.choices.values()
    )
    for option in re.findall(r"`(--[a-z-]+)[^`]*`", prose(path)):
        assert re.search(rf"{option}\b", helped), f"{path.name}: no command has {option}"


@per_document
def test_every_target_of_make_exists(path: Path) -> None:
    targets = re.findall(r"^([\w./-]+):", read(CHECKOUT / "Makefile"), re.MULTILINE)
    for command in spoken_of(path):
        made = re.match(r"make ([\w.-]+)", command)
        assert not made or made[1] in targets, f"{path.name}: the Makefile has no {made[1]!r}"


@per_document
def test_what_cannot_be_tried_here_says_so(path: Path) -> None:
    for block in blocks(path, "sh", "bat"):
        elsewhere = block.kind == "bat" or re.search(r"conda|Scripts\\|^py ", block.text, re.M)
        assert bool(elsewhere) == (UNTRIED in block.text), f"{path.name}: {block.text}"


@per_document
def test_every_link_leads_somewhere(path: Path) -> None:
    for target, is_picture in links(path):
        assert is_picture or (path.parent / target).exists(), f"{path.name}: no {target}"


@per_document
def test_every_picture_is_there(path: Path) -> None:
    pictures = {target for target, is_picture in links(path) if is_picture}
    missing = sorted(target for target in pictures if not (path.parent / target).is_file())
    assert not missing, f"{path.name}: these screenshots are still to be added: {missing}"


@per_document
def test_no_path_of_a_machine_stands_in_it(path: Path) -> None:
    assert not re.search(r"/(?:work|home|root|Users|tmp)/", read(path))


@per_pair
def test_both_languages_show_the_same_commands(english: Path, chinese: Path) -> None:
    one, other = (
        [
            [re.sub(r"--language \w+", "--language …", line) for line in block.commands()]
            for block in blocks(path, *SHELLS)
        ]
        for path in (english, chinese)
    )
    assert one == other


@per_pair
def test_both_languages_have_the_same_parts(english: Path, chinese: Path) -> None:
    one, other = (re.findall(r"^#+", prose(path), re.MULTILINE) for path in (english, chinese))
    assert one == other


def shown_on_screen(language: str) -> list[re.Pattern[str]]:
    """Every sentence of the interface in a language, with room for what is filled in."""
    _ = translation(language)  # type: ignore[arg-type]
    source = read(CHECKOUT / "kit" / "locale" / "zh_CN" / "LC_MESSAGES" / "kit.po")
    messages = [
        "".join(re.findall(r'"(.*)"', found)).replace('\\"', '"')
        for found in re.findall(r"^msgid (.*?)^msgstr", source, re.MULTILINE | re.DOTALL)
    ]
    texts = [_(message) for message in messages if message]
    return [
        re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(text.rstrip("。."))), re.DOTALL)
        for text in texts
    ]


@pytest.mark.parametrize("name", ["teaching-a-day", "troubleshooting"])
@pytest.mark.parametrize(("language", "ending"), [("en", ".md"), ("zh", ".zh-CN.md")])
def test_words_in_bold_stand_on_the_screen(name: str, language: str, ending: str) -> None:
    path = CHECKOUT / "docs" / f"{name}{ending}"
    known = shown_on_screen(language)
    own = ("bold", "粗体")
    for bold in re.findall(r"\*\*(.+?)\*\*", prose(path), re.DOTALL):
        words = " ".join(bold.split()).rstrip("。.")
        heading = re.search(rf"^(?:- )?\*\*{re.escape(bold)}\*\*", prose(path), re.MULTILINE)
        if not heading and words not in own:
            assert any(text.fullmatch(words) for text in known), f"{path.name}: no {words!r}"


@per_document
def test_bold_shows_as_bold(path: Path) -> None:
    """CommonMark leaves the stars standing between a full stop inside and a letter outside."""
    for inside, behind in re.findall(r"\*\*(.+?)\*\*(.?)", prose(path), re.DOTALL):
        plain = re.match(r"\w", inside[-1]) or not re.match(r"\w", behind)
        assert plain, f"{path.name}: **{inside}**{behind} shows its stars"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@per_document
def test_every_example_is_accepted_by_the_reader(path: Path, data: Path) -> None:
    """A block headed by a file's name is that file; one headed by it and a word is added to it."""
    for block in blocks(path, "yaml"):
        yaml.safe_load(block.text)
        head = re.match(r"# (data/[\w/-]+\.yaml)(.*)\n", block.text)
        if head is None:
            continue
        target = data.parent / head[1]
        kept = read(target) + "\n" if head[2] else ""
        target.write_text(kept + block.text, encoding="utf-8")
    assert check(data) == []


@pytest.mark.parametrize("name", ["changing-content.md", "changing-content.zh-CN.md"])
def test_what_check_prints_is_what_is_shown(
    name: str, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(data.parent)
    well, broken = blocks(CHECKOUT / "docs" / name, "console")
    assert main(arguments(well.commands()[0])) == 0
    assert capsys.readouterr().out == well.text.partition("\n")[2]
    for file, old, new in SLIPS:
        text = (data / file).read_text(encoding="utf-8")
        assert old in text, f"{file} holds no {old!r} any more; spoil another place"
        (data / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert main(arguments(broken.commands()[0])) == 1
    # Lines move with every change of the content, which need not change the documents.
    assert unnumbered(capsys.readouterr().err) == unnumbered(broken.text.partition("\n")[2])


def unnumbered(text: str) -> str:
    return re.sub(r"\.yaml:\d+:", ".yaml:", text)


def test_help_names_every_command_of_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    given = [arguments(command) for path in DOCUMENTS for command in spoken_of(path)]
    for command in {words[0] for words in given if words}:
        assert re.search(rf"^ +{command} ", told, re.MULTILINE), f"--help does not know {command}"


def test_the_figures_of_the_reading_are_those_of_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", "opening", "--report"]) == 0

    told = capsys.readouterr().out.rstrip()
    assert f"$ workshop assess opening --report\n{told}\n" in read(CHECKOUT / "docs" / "reading.md")


def test_check_runs_on_the_content_of_the_kit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "all content is well formed" in capsys.readouterr().out


def test_sizes_and_entry_points_told_to_engineers_are_true() -> None:
    text = read(CHECKOUT / "docs" / "how-it-works.md")
    assets = CHECKOUT / "kit" / "server" / "assets"
    for name, told in re.findall(r"^\| `([\w.]+)` \| (\d+) KB", text, re.MULTILINE):
        assert abs((assets / name).stat().st_size / 1000 - int(told)) < 0.05 * int(told), name
    assert f'[project.entry-points."{GROUP}"]' in text
    assert "emotion = " in read(CHECKOUT / "pyproject.toml")
