"""Bad luck: each gets a clear sentence, nothing is half written, and the class goes on after it."""

import asyncio
import os
import resource
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack, closing
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest

from kit.classroom.events import AnswerSubmitted, SeatTaken
from kit.settings import DATA, newest
from kit.store.sqlite import SQLiteStore
from kit.text.catalogue import translation
from kit.text.sentences import SENTENCES
from tests.running import PATIENCE, RunningServer, Visitor, free_port
from tests.server.participant import Instructor, Participant

pytestmark = pytest.mark.server

SUBMITTED = 'data-state="submitted"'
NOT_SAVED = {each: translation(each)(SENTENCES["not_saved"]) for each in ("zh", "en")}


def refusal(home: Path, *options: str) -> str:
    """What `workshop serve` says when it does not even start."""
    command = [sys.executable, "-m", "kit", "serve", "--host", "127.0.0.1", "--no-browser"]
    command += ["--home", str(home), "--port", str(free_port()), *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "token=" not in done.stdout, "it said that it serves"
    return done.stderr


@pytest.fixture
def unwritable(tmp_path: Path) -> Iterator[Path]:
    """A folder that may not be written, by root neither."""
    folder = tmp_path / "unwritable"
    folder.mkdir(mode=0o500)
    mounted = os.access(folder, os.W_OK)
    if mounted:
        mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)]
        if not shutil.which("mount") or subprocess.run(mount, check=False).returncode:
            pytest.skip("root may write everywhere here, and may not mount")
    yield folder
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


class TestAtTheStart:
    def test_a_home_that_cannot_be_written_is_named(self, unwritable: Path) -> None:
        assert f"--home: {unwritable} cannot be written" in refusal(unwritable)

    def test_a_home_that_is_a_file_is_named(self, tmp_path: Path) -> None:
        home = tmp_path / "file"
        home.write_text("not a folder")
        assert f"--home: {home}" in refusal(home)
        assert home.read_text() == "not a folder"

    def test_a_port_that_is_taken_is_named_with_another(self, tmp_path: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            said = refusal(tmp_path / "home", "--port", str(port))
        assert f"--port: {port}" in said
        assert f"--port {port + 1}" in said

    def test_a_broken_course_is_named_with_its_line(self, tmp_path: Path) -> None:
        course = tmp_path / "broken.yaml"
        sound = (DATA / "courses" / "workshop.yaml").read_text()
        course.write_text(sound.replace("items: [anxiety-04,", "items: [no-such-item,"))
        assert "no-such-item" in refusal(tmp_path / "home", "--course", str(course))
        course.write_text(sound.replace("minutes: 30", "minutes: soon"))
        said = refusal(tmp_path / "home", "--course", str(course))
        line = course.read_text().splitlines().index("    minutes: soon") + 1
        assert f"{course}:{line}" in said
        assert "soon" in said

    def test_a_class_that_is_damaged_is_named_and_left_as_it_is(self, tmp_path: Path) -> None:
        file = tmp_path / "home" / "class-20260101-000000-0000.sqlite"
        file.parent.mkdir()
        file.write_bytes(b"no class at all" * 1000)
        assert str(file) in refusal(file.parent)
        assert file.read_bytes() == b"no class at all" * 1000


class Disk(Protocol):
    """A disk under a server's home that can be full for a while."""

    home: Path

    def fill(self, server: RunningServer) -> None: ...

    def free(self, server: RunningServer) -> None: ...


class SmallDisk:
    """A disk of its own, filled by a file beside the class."""

    def __init__(self, folder: Path) -> None:
        self.home, self._ballast = folder / "home", folder / "ballast"

    def fill(self, server: RunningServer) -> None:
        with self._ballast.open("wb", buffering=0) as file:
            try:
                while file.write(b"\0" * 512):
                    pass
            except OSError:
                return

    def free(self, server: RunningServer) -> None:
        self._ballast.unlink()


class LimitedDisk:
    """Any disk, of which the server may not write a byte for a while."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"

    def fill(self, server: RunningServer) -> None:
        self._allow(server, 0)

    def free(self, server: RunningServer) -> None:
        self._allow(server, resource.RLIM_INFINITY)

    def _allow(self, server: RunningServer, most: int) -> None:
        limits = (most, resource.RLIM_INFINITY)
        resource.prlimit(server.links["pid"], resource.RLIMIT_FSIZE, limits)


@pytest.fixture(params=["a disk of its own", "a limit"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    if request.param == "a limit":
        if not hasattr(resource, "prlimit"):
            pytest.skip("this system cannot limit another process")
        yield LimitedDisk(tmp_path)
        return
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, check=False).returncode:
        pytest.skip("no disk of one's own without root")
    yield SmallDisk(folder)
    # Lazily: kernels of the killed server may hold its log open for a moment.
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def submitted(home: Path) -> list[AnswerSubmitted]:
    with closing(SQLiteStore(newest(home))) as store:
        events = [record.event for record in store.read()]
    return [event for event in events if isinstance(event, AnswerSubmitted)]


def test_a_full_disk_refuses_in_words_and_takes_the_same_answer_later(disk: Disk) -> None:
    server = RunningServer(disk.home).start()

    async def scenario() -> None:
        async with (
            Instructor(server) as boss,
            Participant(server, "Ann", "en") as ann,
            Participant(server, "Bo") as bo,
        ):
            await boss.advance(2)
            await bo.submit("hope", "light", "respect")
            await ann.choose("anger", "strong", "safety")
            await ann.until(lambda: ann.offers("submit"), "all is chosen")
            disk.fill(server)
            await ann.press("submit")
            await ann.sees(NOT_SAVED["en"])
            assert 'data-state="submitted"' not in ann.html
            await boss.sees(NOT_SAVED["zh"])
            refused = await asyncio.to_thread(Visitor(server).join, "Too Late")
            assert refused.status == 503
            assert NOT_SAVED["zh"] in refused.text
            await boss.press("advance")
            await boss.until(lambda: "field-fault" in boss.html, "the move is refused too")
            await bo.sees('data-state="submitted"')
            disk.free(server)
            await ann.until(lambda: 'aria-busy="true"' not in ann.html, "it may be sent again")
            await ann.press("submit")
            await ann.sees('data-state="submitted"')
            assert len(submitted(server.home)) == 2
            assert (await asyncio.to_thread(Visitor(server).join, "In Time")).status == 303
            await boss.advance()
            await ann.until(lambda: 'data-state="submitted"' not in ann.html, "it is closed")

    try:
        asyncio.run(scenario())
        server.kill()
        server.start()
        assert {event.answer["family"] for event in submitted(server.home) if event.answer} == {
            "anger",
            "hope",
        }
    finally:
        server.stop()


def test_a_disk_that_fills_in_the_middle_of_a_burst_loses_nothing_that_was_acknowledged(
    disk: Disk,
) -> None:
    server = RunningServer(disk.home).start()
    told: set[str] = set()

    async def answer(person: Participant) -> None:
        await person.press("submit")
        await person.until(lambda: SUBMITTED in person.html or is_refused(person), "a word")
        if SUBMITTED in person.html:
            told.add(person.name)

    async def again(person: Participant) -> None:
        await person.until(lambda: 'aria-busy="true"' not in person.html, "it may be sent again")
        await person.press("submit")
        await person.sees(SUBMITTED)

    async def scenario() -> None:
        everybody = [Participant(server, f"P{number}", "en") for number in range(8)]
        async with Instructor(server) as boss, AsyncExitStack() as pages:
            await boss.advance(2)
            for person in everybody:
                await pages.enter_async_context(person)
                await person.choose("anger", "strong", "safety")
                await person.until(partial(may_submit, person), "all is chosen")
            early = [asyncio.create_task(answer(person)) for person in everybody[:4]]
            await asyncio.wait(early, return_when=asyncio.FIRST_COMPLETED)
            disk.fill(server)
            await asyncio.gather(*early, *map(answer, everybody[4:]))
            assert told
            assert told.isdisjoint(person.name for person in everybody[4:])
            disk.free(server)
            assert names_of_submitters(server.home) == told
            await asyncio.gather(*(again(one) for one in everybody if one.name not in told))
        server.kill()
        assert names_of_submitters(server.home) == {person.name for person in everybody}
        server.start()
        async with everybody[0], everybody[-1]:
            for person in (everybody[0], everybody[-1]):
                await person.sees(SUBMITTED)

    try:
        asyncio.run(scenario())
    finally:
        server.stop()


def may_submit(person: Participant) -> bool:
    return person.offers("submit")


def is_refused(person: Participant) -> bool:
    return NOT_SAVED["en"] in person.html


def names_of_submitters(home: Path) -> set[str]:
    """Everybody of whom an answer is on disk."""
    with closing(SQLiteStore(newest(home))) as store:
        events = [record.event for record in store.read()]
    names = {event.seat: event.name for event in events if isinstance(event, SeatTaken)}
    return {names[event.seat] or "" for event in events if isinstance(event, AnswerSubmitted)}
