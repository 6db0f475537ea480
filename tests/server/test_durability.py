"""What a phone was told is on disk: the server is killed at the worst moment, again and again."""

import asyncio
import csv
import sqlite3
from collections.abc import Iterator
from contextlib import AsyncExitStack, closing, contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path

import psutil
import pytest

from kit.classroom.events import AnswerSubmitted, SeatTaken
from kit.exercises.contract import Json
from kit.settings import newest
from kit.store.sqlite import SQLiteStore
from tests.running import RunningServer, until
from tests.server.participant import Instructor, Page, Participant, kernels

pytestmark = pytest.mark.server

KILLS = 20
CLASSES = 2  # side by side: while one answers, the other's server starts
PEOPLE = ("Ann", "Bo")
FAMILIES = ("anxiety", "shame", "anger", "hope", "distrust")
SUBMITTED = 'data-state="submitted"'


def answers(home: Path) -> dict[str, Json]:
    """The last answer of everybody by name, as the log on disk has it."""
    with closing(SQLiteStore(newest(home))) as store:
        events = [record.event for record in store.read()]
    names = {event.seat: event.name or "" for event in events if isinstance(event, SeatTaken)}
    given = [event for event in events if isinstance(event, AnswerSubmitted)]
    return {names[event.seat]: event.answer or {} for event in given}


def exported(boss: Instructor) -> list[str]:
    """The families that count in the export, in the order of answering."""
    table = boss.visitor.get("/export.csv").body.decode("utf-8-sig")
    rows = csv.DictReader(table.splitlines())
    return [row["family"] for row in rows if row["counts"] == "yes"]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """A disk that takes its time: nothing is written to the class meanwhile."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("ROLLBACK")


async def answer(person: Participant, family: str) -> bool:
    """Answer anew, and say whether the page said "submitted" before the server was gone."""
    if SUBMITTED in person.html:
        await person.press("change")
    await person.choose(family, "strong", "safety")
    await person.press("submit")
    await person.until(lambda: person.closed is not None or SUBMITTED in person.html, "a word")
    return SUBMITTED in person.html


async def kill_at_the_first_word(
    server: RunningServer, people: list[Participant], family: str
) -> list[Participant]:
    """Let everybody answer, and kill the server as soon as one is told "submitted"."""
    async with AsyncExitStack() as pages:
        await asyncio.gather(*map(pages.enter_async_context, people))
        left_behind = kernels(server)
        answering = [asyncio.create_task(answer(person, family)) for person in people]
        await asyncio.wait(answering, return_when=asyncio.FIRST_COMPLETED)
        server.kill()
        words = await asyncio.gather(*answering, return_exceptions=True)
    told = [person for person, word in zip(people, words, strict=True) if word is True]
    assert told, words
    kept = answers(server.home)
    for person in told:
        assert kept[person.name]["family"] == family
    await asyncio.to_thread(server.start)
    gone = partial(until, lambda: not any(map(alive, left_behind)), "its kernels end as well")
    await asyncio.to_thread(gone)
    return told


def alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


async def survive(server: RunningServer, kills: int) -> None:
    """A class whose server dies again and again."""
    people = [Participant(server, name) for name in PEOPLE]
    async with Instructor(server) as boss:
        await boss.advance(2)
        await boss.sees('data-press="timer"')
    told: list[Participant] = []
    for _, family in zip(range(kills), cycle(FAMILIES), strict=False):
        told = await kill_at_the_first_word(server, people, family)
    async with Instructor(server) as boss, AsyncExitStack() as pages:
        for person in told:
            await pages.enter_async_context(person)
            await person.sees(SUBMITTED)
        kept = answers(server.home)
        assert sorted(exported(boss)) == sorted(answer["family"] for answer in kept.values())


def test_what_was_acknowledged_survives_twenty_kills(tmp_path: Path) -> None:
    async def scenario() -> None:
        servers = [RunningServer(tmp_path / f"home-{number}") for number in range(CLASSES)]
        try:
            await asyncio.gather(*(asyncio.to_thread(server.start) for server in servers))
            await asyncio.gather(*(survive(server, KILLS // CLASSES) for server in servers))
        finally:
            for server in servers:
                server.stop()

    asyncio.run(scenario())


def test_no_page_says_submitted_before_the_disk_has_it(server: RunningServer) -> None:
    async def scenario() -> None:
        async with Instructor(server) as boss, Participant(server, "Ann") as ann:
            await boss.advance(2)
            await ann.choose("anger", "strong", "safety")
            await ann.until(lambda: ann.offers("submit"), "all is chosen")
            with locked(newest(server.home)):
                await ann.press("submit")
                # What is asked later is answered: the server has the answer, and only the disk
                # has not. Nobody waits for a new page here: the lock outlasts the store's patience.
                await ann.press("personal")
                await ann.sees("/move?token=")
                assert SUBMITTED not in ann.html
                assert not answers(server.home)
            await ann.sees(SUBMITTED)
            assert answers(server.home)["Ann"]["family"] == "anger"


def test_a_press_just_before_another_language_is_not_lost(server: RunningServer) -> None:
    async def scenario() -> None:
        async with Instructor(server) as boss, Participant(server, "Ann") as ann:
            await boss.advance(2)
            await ann.choose("anger", "strong", "safety")
            await ann.until(lambda: ann.offers("submit"), "all is chosen")
            await ann.press("submit")
            async with Page(ann.visitor, "/seat?language=en") as anew:
                await anew.sees(SUBMITTED)
                assert answers(server.home)["Ann"]["family"] == "anger"

    asyncio.run(scenario())
