"""The kit's side: a class on a server of its own, its people, and what its log kept."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from kit.classroom.events import AnswerSubmitted, SeatTaken
from kit.exercises.contract import Json
from kit.settings import newest
from kit.store.sqlite import SQLiteStore
from tests.bench import process
from tests.running import PATIENCE, RunningServer
from tests.server.participant import Instructor, Page, Participant, kernel_processes

SUBMITTED = 'data-state="submitted"'
QUESTIONS = 3  # of every item, each a grid of tiles
TO_AN_OPEN_ITEM = 2  # presses from the start of the class; from one open item to the next: 5
FROM_ITEM_TO_ITEM = 5
FAMILIES = ("anxiety", "shame", "anger", "hope", "distrust")


class SlowDiskServer(RunningServer):
    """The same server, where each commit takes 10 ms longer."""

    module = "tests.bench.slow_disk"


@contextmanager
def kit_server(
    *options: str, is_filled: bool = True, is_slowed: bool = False, patience: float = 180.0
) -> Iterator[RunningServer]:
    """Run a class; with its pool of kernels as full as it gets, or right after the start."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = SlowDiskServer if is_slowed else RunningServer
        server = made(Path(folder) / "home", *options)
        processes: list[psutil.Process] = []
        try:
            server.start()
            if is_filled:
                process.wait_for_rest(server.links["pid"], patience)
            yield server
        finally:
            if server.links:
                processes = process.tree(server.links["pid"])
            with suppress(Exception):  # ended below, whatever stands in the way
                server.stop()
            process.end(processes)


def people(server: RunningServer, count: int) -> list[Participant]:
    """So many participants who have not yet joined."""
    return [Participant(server, name(number), "en") for number in range(count)]


def name(number: int) -> str:
    """The name of the participant of this number, from 0."""
    return f"P{number + 1:03}"


def choice(number: int) -> tuple[str, str, str]:
    """What the participant of this number chooses: neighbours differ."""
    return FAMILIES[number % len(FAMILIES)], "strong", "respect"


@asynccontextmanager
async def staff(server: RunningServer) -> AsyncIterator[tuple[Instructor, Instructor]]:
    """The instructor's page and the wall."""
    async with Instructor(server) as boss, Instructor(server, "wall") as wall:
        yield boss, wall


async def open_item(server: RunningServer, presses: int = TO_AN_OPEN_ITEM) -> None:
    """Go on until an item is open, and leave the console again."""
    async with staff(server) as (boss, wall):
        await boss.advance(presses)
        await wall.sees('data-phase="open"')


async def enter(person: Participant, is_open: bool = False) -> None:
    """Join, open the seat, and wait until the page shows something: it can be used.

    Where an item `is_open`, its three questions have to be there too.
    """
    await person.__aenter__()
    await person.until(lambda: bool(person.html.strip()), "the page shows where the class is")
    if is_open:
        await person.until(lambda: len(person.questions) == QUESTIONS, "the questions")


async def leave(pages: Sequence[Page]) -> None:
    """Close the pages that were opened, as phones that are put away."""
    closing_all = (page.__aexit__(None, None, None) for page in pages)
    await asyncio.gather(*closing_all, return_exceptions=True)  # some may never have opened


def answered(wall: Page) -> int:
    """How many answers the wall counts."""
    found = re.search(r'"wall-number">(\d+)', wall.html)
    return int(found[1]) if found else 0


def seats_memory(server: RunningServer, pages: Sequence[Page]) -> float:
    """The memory (MB) of the kernels behind these pages, together."""
    return process.memory(kernel_processes(server, [page.kernel for page in pages]))


def kept(home: Path) -> dict[tuple[str, str], Json]:
    """The last answer by name and item, as the log on disk has it."""
    with closing(SQLiteStore(newest(home))) as store:
        events = [record.event for record in store.read()]
    names = {event.seat: event.name or "" for event in events if isinstance(event, SeatTaken)}
    given = [event for event in events if isinstance(event, AnswerSubmitted)]
    return {(names[event.seat], event.item): event.answer or {} for event in given}


def patience_of_a_phone(limit: float) -> float:
    """A participant's requests give up by themselves after this time."""
    return min(limit, PATIENCE)
