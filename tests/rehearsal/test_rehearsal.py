"""Real rehearsals: a server in a process of its own, and participants that speak to it."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from kit.cli import main
from kit.errors import Stuck
from kit.export import Rows
from kit.rehearsal import rehearsal
from kit.rehearsal.participant import Participant
from kit.rehearsal.plan import Plan
from kit.rehearsal.rehearsal import Outcome, Rehearsal
from kit.settings import CHECKOUT
from kit.text.catalogue import translation
from tests.running import RunningServer, until
from tests.server.participant import Instructor

pytestmark = pytest.mark.server

SEATS, QUESTIONS = 5, 11
PAIRED = 2  # questions at which two pairs work, and the fifth one only watches


@pytest.fixture(autouse=True)
def nothing_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """No rehearsal leaves a folder or a process behind."""
    tmp_path_factory.getbasetemp()  # made now, and not in the folder that is removed
    folder = tempfile.mkdtemp(prefix="r-")  # short: the path of a kernel's socket has its limit
    monkeypatch.setenv("TMPDIR", folder)
    monkeypatch.setattr(tempfile, "tempdir", folder)
    yield
    until(lambda: folder not in homes(), "all processes end")
    assert list(Path(folder).glob("rehearsal-*")) == []
    shutil.rmtree(folder)


def homes() -> set[str]:
    """The folders in which all other processes keep their temporary files."""
    found = set()
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.pid != os.getpid():
                found.add(process.environ().get("TMPDIR", ""))
    return found


def test_a_class_with_drops_and_junk_loses_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    options = ["--burst", "--drop", "0.4", "--junk", "--language", "en", "--report", str(report)]

    code = main(["rehearse", "--seats", str(SEATS), *options])

    said = capsys.readouterr().out.splitlines()
    assert code == 0, said
    assert said[0].startswith("Watch the wall here: http://127.0.0.1:")
    assert said[1].startswith(f"{SEATS} people joined;")
    assert said[-2:] == [
        "All well: nothing was lost, and nobody got stuck.",
        f"Report: {report}",
    ]
    told = json.loads(report.read_text("utf-8"))
    counts = {kind: seconds["count"] for kind, seconds in told["seconds"].items()}
    answers = SEATS * QUESTIONS - PAIRED
    drops = told["dropped_out"]  # once a question, and once more with the pen
    assert counts == {"join": SEATS, "submit": answers, "wall": answers, "back": drops}
    assert drops >= 2 * QUESTIONS - PAIRED
    pairs = told["pairs"]
    assert (pairs["opened_to"], pairs["agreed"]) == (2 * PAIRED, 2 * PAIRED)
    assert (pairs["common_versions"] >= 2 * PAIRED, pairs["went_on_alone"]) == (True, 0)
    assert (told["questions"], told["acknowledged"], told["lost"]) == (QUESTIONS, answers, [])
    assert told["memory_mb"]["server"] > 10
    assert told["memory_mb"]["pages"] > told["memory_mb"]["server"]


def test_an_acknowledged_answer_that_is_not_in_the_export_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read = rehearsal.rows

    def without_the_first(path: Path, names: bool) -> Rows:
        return read(path, names)[1:]

    async def gives_up(self: Participant) -> bool:
        raise Stuck("in vain: a page that was made to fail")

    submit = Participant._submit_at_last
    monkeypatch.setattr(rehearsal, "rows", without_the_first)
    monkeypatch.setattr(
        Participant,
        "_submit_at_last",
        lambda self: gives_up(self) if self.name.startswith("李娜") else submit(self),
    )
    report, _ = tmp_path / "report.html", translation("zh")

    code = main(["rehearse", "--seats", "2", "--burst", "--report", str(report)])

    said = capsys.readouterr().out
    assert code == 1, said
    assert "1 份答案手机上显示已提交，却找不到了：王芳 1。" in said
    assert "1 个座位卡住了：李娜 2。" in said
    # Whose partner is stuck need not wait for them.
    agreed = _("Pairs agreed on a common version: {agreed} of {pairs}.")
    alone = _("Went on alone because the partner stayed away: {count}.")
    assert agreed.format(agreed=0, pairs=PAIRED) in said
    assert alone.format(count=PAIRED) in said
    assert "a page that was made to fail" in report.read_text("utf-8")


def test_in_a_running_class_they_follow_its_instructor(server: RunningServer) -> None:
    said: list[str] = []
    plan = Plan(4, burst=True, drop=0.5, url=server.local(server.links["join"]))

    async def scenario() -> Outcome:
        going = asyncio.create_task(Rehearsal(plan, said.append).run())
        async with Instructor(server) as boss:
            await boss.until(lambda: boss.html.count('data-presence="here"') == 4, "all are here")
            await boss.advance(2)
            await boss.sees(translation("zh")("Everybody has submitted"))
            await boss.advance()
            boss.tell(boss.root, {"press": "end", "values": {}})
            return await going

    outcome = asyncio.run(scenario())

    assert plan.url in said[0]
    assert (outcome.exit_code, outcome.stopped, outcome.memory) == (0, False, None)
    assert (outcome.ledger.joined, len(outcome.ledger.acknowledged)) == (4, 4)
    assert outcome.ledger.drops == 2


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_rehearsal_that_is_stopped_tells_what_it_saw_and_leaves_nothing(
    name: str,
) -> None:
    command = [sys.executable, "-m", "kit", "rehearse", "--seats", "40", "--language", "en"]
    going = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    assert going.stdout
    assert going.stdout.readline().startswith("Watch the wall here")
    going.send_signal(getattr(signal, name))

    told, _ = going.communicate(timeout=60)

    assert going.returncode == 0
    assert "The rehearsal was stopped before the class was over." in told


def test_a_class_that_cannot_start_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kit.rehearsal.trial_class.free_port", lambda: 1 << 20)
    assert main(["rehearse", "--seats", "1"]) == 2
    assert "the class could not start" in capsys.readouterr().err


def test_a_class_that_is_not_there_makes_every_seat_stuck(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["rehearse", "--seats", "2", "--burst", "--url", "http://127.0.0.1:9/1234"])

    said = capsys.readouterr().out
    assert code == 1
    assert "2 个座位卡住了" in said
