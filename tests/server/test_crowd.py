"""Many phones and bad luck: memory that is full, processes that die in the middle of answers."""

import asyncio
import html
import signal
import socket
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from shutil import rmtree

import psutil
import pytest

from kit.classroom.events import AnswerSubmitted
from kit.server.runtime import place
from kit.settings import newest
from kit.store.sqlite import SQLiteStore
from kit.text.catalogue import translation
from kit.text.sentences import SENTENCES
from tests.running import RunningServer, Visitor, until
from tests.server.participant import Instructor, Participant, kernel_process, kernels

ROOM_FOR_SIX = "150"  # megabytes, at 25 a page
NOBODYS = "00000000-0000-0000-0000-000000000000"  # the id of a kernel that has ended


def zygote(server: RunningServer) -> psutil.Process:
    """The process that kernels are forked from."""
    children = psutil.Process(server.links["pid"]).children()
    (found,) = (one for one in children if "kit.forked" in one.cmdline())
    return found


def families(server: RunningServer) -> dict[str, str]:
    """What is on disk: by seat, the family that was submitted last."""
    store = SQLiteStore(newest(server.home))
    kept = {
        record.event.seat: record.event.answer["family"]
        for record in store.read()
        if isinstance(record.event, AnswerSubmitted)
    }
    store.close()
    return kept


async def opened(boss: Instructor) -> None:
    """Go on to the first item and open it."""
    await boss.advance(2)
    await boss.sees('data-press="timer"')


class TestFullMemory:
    def test_a_newcomer_reads_an_honest_page_and_the_instructor_is_told(
        self, tmp_path: Path
    ) -> None:
        server = RunningServer(tmp_path / "home", "--memory", ROOM_FOR_SIX).start()

        async def scenario() -> None:
            async with Instructor(server) as boss:
                people = [Participant(server, f"Here {number}") for number in range(5)]
                await asyncio.gather(*(one.__aenter__() for one in people))
                assert len(kernels(server)) == 6
                for language in ("zh", "en"):
                    late = Visitor(server, language)
                    assert (await asyncio.to_thread(late.join, f"Late {language}")).status == 303
                    refused = await asyncio.to_thread(late.get, "/seat")
                    assert refused.status == 503
                    sentence = translation(language)(SENTENCES["laptop_full"])
                    assert sentence in html.unescape(refused.text)
                    assert 'http-equiv="refresh"' in refused.text
                    ended = await asyncio.to_thread(late.get, f"/alive/{NOBODYS}")
                    assert ended.status == 503
                    assert (await asyncio.to_thread(late.get, "/")).status == 200
                assert len(kernels(server)) == 6
                await boss.sees(translation("zh")(SENTENCES["laptop_full"]))
                await asyncio.gather(*(one.__aexit__(None, None, None) for one in people))

        try:
            asyncio.run(scenario())
        finally:
            server.stop()


class TestDeaths:
    def test_a_killed_kernel_costs_its_seat_nothing_that_was_acknowledged(
        self, server: RunningServer
    ) -> None:
        async def scenario() -> None:
            async with Instructor(server) as boss, Participant(server, "Ann") as ann:
                await opened(boss)
                await ann.submit("anger", "strong", "safety")
                kernel_process(server, ann.kernel).send_signal(signal.SIGKILL)
                await ann.until_closed()
                before = ann.kernel
                async with ann:
                    assert ann.kernel != before
                    await ann.sees('data-state="submitted"')

        asyncio.run(scenario())

    def test_a_killed_zygote_harms_nobody_who_sits_and_nobody_who_comes(
        self, server: RunningServer
    ) -> None:
        async def scenario() -> None:
            async with Instructor(server) as boss, Participant(server, "Ann") as ann:
                await opened(boss)
                first = zygote(server)
                first.send_signal(signal.SIGKILL)
                await ann.submit("anger", "strong", "safety")
                people = [Participant(server, f"Late {number}") for number in range(4)]
                for person in people:  # more than are ready
                    await person.__aenter__()
                await asyncio.gather(*(one.submit("shame", "light", "respect") for one in people))
                assert zygote(server).pid != first.pid
                await asyncio.gather(*(one.__aexit__(None, None, None) for one in people))

        asyncio.run(scenario())
        assert sorted(families(server).values()) == ["anger", "shame", "shame", "shame", "shame"]

    def test_a_killed_server_leaves_no_kernel_and_no_zygote(self, tmp_path: Path) -> None:
        server = RunningServer(tmp_path / "home").start()

        async def scenario() -> None:
            async with Participant(server, "Ann") as ann:
                left = [zygote(server), *kernels(server)]
                server.kill()
                await asyncio.to_thread(
                    until, lambda: not any(one.is_running() for one in left), "all of it ends"
                )
            assert list(place(server.home).rglob(f"kernel-{ann.kernel}*")) == []

        asyncio.run(scenario())
        rmtree(place(server.home))


class TestStopping:
    @pytest.mark.parametrize("options", [(), ("--no-fork",)], ids=["forked", "ordinary"])
    def test_a_server_stopped_while_kernels_start_leaves_nothing(
        self, tmp_path: Path, options: tuple[str, ...]
    ) -> None:
        server = RunningServer(tmp_path / "home", *options).start()
        visitors = [Visitor(server) for _ in range(12)]
        for number, visitor in enumerate(visitors):
            visitor.join(f"Early {number}")
        until(lambda: len(kernels(server)) == 4, "the spare kernels are there")
        with ThreadPoolExecutor(len(visitors)) as phones:
            coming = [phones.submit(visitor.get, "/seat") for visitor in visitors]
            until(lambda: len(kernels(server)) > 5, "more have begun to start")
            own = psutil.Process(server.links["pid"]).children(recursive=True)
            assert server.stop() == 0
            wait(coming)
        until(lambda: not any(one.is_running() for one in own), "all that it started ends")
        assert not place(server.home).exists()
        assert list(Path.cwd().glob("kernel-*.json")) == []

    def test_what_a_killed_server_left_is_removed_by_the_next(self, tmp_path: Path) -> None:
        server = RunningServer(tmp_path / "home").start()
        (left,) = place(server.home).iterdir()
        server.kill()
        assert left.exists()
        server.start()
        assert not left.exists()
        assert place(server.home).exists()
        server.stop()
        assert not place(server.home).exists()


class TestSlowReaders:
    @pytest.mark.parametrize("count", [5])
    def test_phones_that_never_read_keep_nobody_from_answering(
        self, server: RunningServer, count: int
    ) -> None:
        def open_and_never_read(person: Visitor) -> socket.socket:
            kernel = person.kernel("/seat")
            silent = socket.create_connection(("127.0.0.1", server.port))
            silent.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            lines = (
                f"GET /api/kernels/{kernel}/channels HTTP/1.1",
                f"Host: 127.0.0.1:{server.port}",
                f"Origin: {server.url}",
                f"Cookie: {person.cookie_header}",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            )
            silent.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
            assert b"101" in silent.recv(64)
            return silent

        async def scenario() -> None:
            silent = []
            for number in range(count):
                visitor = Visitor(server)
                visitor.join(f"Silent {number}")
                silent.append(await asyncio.to_thread(open_and_never_read, visitor))
            async with Instructor(server) as boss, Participant(server, "Ann") as ann:
                await opened(boss)
                for family in ("anger", "shame", "anger"):
                    await ann.submit(family, "strong", "safety")
                    await ann.press("change")
            for one in silent:
                one.close()

        asyncio.run(scenario())
        assert list(families(server).values()) == ["anger"]
