"""The command `workshop`: what each option does, and how it ends."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.classroom.events import ClassOpened, SeatTaken
from kit.cli import main, parser
from kit.laptop.finding import Finding
from kit.settings import CHECKOUT, Settings, hold
from kit.store.sqlite import SQLiteStore
from tests.running import RunningServer

NAME = "class-20250301-093000-aaaa.sqlite"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with one class, in which Ann sits."""
    store = SQLiteStore(tmp_path / NAME)
    opened = ClassOpened(None, "20250301-093000-aaaa", "repayment-conversation", "1234", "zh")
    store.append([opened, SeatTaken("a", "Ann", "en")], datetime.now(UTC))
    store.close()
    return tmp_path


def served(monkeypatch: pytest.MonkeyPatch, *options: str) -> Settings:
    """Return the settings that `workshop serve` would serve with."""
    taken: list[Settings] = []

    async def serve(settings: Settings, say: object) -> None:
        taken.append(settings)

    monkeypatch.setattr("kit.serve.serve", serve)
    assert main(["serve", *options]) == 0
    return taken[0]


# --- the command line


def test_without_a_command_it_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])

    assert ended.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert [
        c
        for c in ("serve", "rehearse", "check", "export", "erase", "schedule", "doctor")
        if c not in shown
    ] == []


def test_the_package_is_run_as_the_command() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "kit", "--help"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert shown.stdout.startswith("usage: workshop")


@pytest.mark.parametrize("port", ["0", "65536", "-1", "many", "8866.5"])
def test_a_port_that_is_none_is_refused_by_name(
    port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(["serve", f"--port={port}"])

    assert ended.value.code == 2
    assert port in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["serve", "--language", "de"],
        ["export"],
        ["erase"],
        ["erase", "--name", "Ann", "--class"],
        ["dance"],
    ],
)
def test_options_that_make_no_sense_are_refused(options: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(options)

    assert ended.value.code == 2


def test_the_command_line_loads_neither_server_nor_widgets() -> None:
    code = (
        "import sys, kit.cli; kit.cli.parser();"
        "print(sorted({'voila', 'tornado', 'ipywidgets', 'matplotlib'} & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )

    assert shown.stdout.strip() == "[]"


# --- serve


def test_a_server_is_started_with_what_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = served(
        monkeypatch,
        *("--home", str(tmp_path), "--host", "127.0.0.1", "--port", "9000", "--course", "day.yaml"),
        *("--language", "en", "--no-browser", "--announce", "links.json", "--new"),
    )

    assert settings == Settings(
        home=tmp_path,
        host="127.0.0.1",
        port=9000,
        course=Path("day.yaml"),
        language="en",
        browser=False,
        announce=Path("links.json"),
        new=True,
    )


def test_a_server_without_options_is_for_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    assert served(monkeypatch) == Settings(home=Path("classes").resolve())


def test_ctrl_c_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    async def interrupted(settings: Settings, say: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kit.serve.serve", interrupted)

    assert main(["serve"]) == 0


@pytest.mark.server
def test_a_running_class_can_be_exported_but_neither_erased_nor_served_twice(
    server: RunningServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(server.home)]
    assert set(server.links) == {"join", "instructor", "wall", "code", "pid"}

    assert main(["export", str(tmp_path / "class.csv"), *home]) == 0
    for command in (["erase", "--name", "Ann"], ["erase", "--class"], ["serve", "--no-browser"]):
        assert main([*command, *home]) == 2
        assert "a server is running a class" in capsys.readouterr().err

    assert server.stop() == 0
    assert main(["erase", "--class", *home]) == 0
    assert list(server.home.rglob("*.sqlite*")) == []


# --- export and erase


def test_the_newest_class_is_exported(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "class.csv"

    assert main(["export", str(target), "--names", "--home", str(home)]) == 0

    assert capsys.readouterr().out == f"{target}\n"
    assert target.read_text("utf-8-sig").strip() == "participant"


def test_a_refusal_is_one_line_and_exit_code_2(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "class.doc", "--home", str(home)]) == 2

    said = capsys.readouterr().err
    assert said == "workshop: file: 'class.doc' ends in neither .csv nor .xlsx\n"


@pytest.mark.parametrize(
    "command", [["export", "c.csv"], ["erase", "--class"], ["erase", "--name", "A"]]
)
def test_a_home_without_a_class_is_told(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--home", str(tmp_path / "nowhere")]) == 2
    assert "no class in" in capsys.readouterr().err


def test_a_seat_is_erased_by_name(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["erase", "--name", "ANN", "--home", str(home)]) == 0
    assert capsys.readouterr().out == "1 seat(s) of 'ANN' erased\n"
    assert b"Ann" not in (home / NAME).read_bytes()


def test_a_class_is_erased(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["erase", "--class", "--home", str(home)]) == 0
    assert capsys.readouterr().out == f"{NAME}: erased\n"
    assert not (home / NAME).exists()


def test_a_home_that_another_process_holds_is_not_served(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with hold(home):
        assert main(["serve", "--no-browser", "--home", str(home)]) == 2
    assert "a server is running a class" in capsys.readouterr().err


# --- doctor


def doctor(monkeypatch: pytest.MonkeyPatch, home: Path, *findings: Finding) -> int:
    monkeypatch.setattr("kit.laptop.doctor.examine", lambda port, home, _: list(findings))
    return main(["doctor", "--no-phone", "--language", "en", "--home", str(home)])


def test_a_laptop_that_is_ready_is_good(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    findings = [
        Finding("Memory", "good", "8 GB free", ""),
        Finding("Sleep", "warning", "not held", "Switch it off by hand."),
    ]

    assert doctor(monkeypatch, tmp_path / "home", *findings) == 0
    assert capsys.readouterr().out.splitlines() == [
        "✓ Memory: 8 GB free",
        "! Sleep: not held",
        "    Switch it off by hand.",
    ]


def test_a_laptop_that_is_not_ready_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = Finding("Port", "bad", "8866 is taken", "Choose another.")

    assert doctor(monkeypatch, tmp_path / "home", finding) == 1
    assert "✗ Port: 8866 is taken" in capsys.readouterr().out
