"""Part of the contract: whoever reads while many write misses nothing, in any store."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier as ProcessBarrier
from pathlib import Path
from threading import Barrier

import pytest

from kit.classroom.events import Record
from kit.store.contract import Store
from kit.store.memory import MemoryStore
from kit.store.sqlite import SQLiteStore

from .race import check_looks, events_of, poll, write_batches


@pytest.fixture
def _impatient_threads() -> Iterator[None]:
    """Let threads interrupt each other often, so that a race shows itself."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_impatient_threads")
def test_a_reader_misses_nothing_while_threads_write(store: Store) -> None:
    batches = 800 if isinstance(store, MemoryStore) else 60  # as many as half a second holds
    barrier = Barrier(4)
    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(write_batches, store, n, batches, barrier.wait) for n in range(4)]
        looks = poll(store, lambda: all(writer.done() for writer in writers))
        for writer in writers:
            writer.result()

    check_looks(looks, events_of(4, batches))


@pytest.mark.usefixtures("_impatient_threads")
def test_a_reader_of_its_own_misses_nothing_while_threads_write(tmp_path: Path) -> None:
    written, read = SQLiteStore(tmp_path / "class.db"), SQLiteStore(tmp_path / "class.db")
    barrier = Barrier(4)
    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(write_batches, written, n, 60, barrier.wait) for n in range(4)]
        looks = poll(read, lambda: all(writer.done() for writer in writers))
        for writer in writers:
            writer.result()

    check_looks(looks, events_of(4, 60))
    written.close()
    read.close()


def write_in_process(path: Path, writer: int, barrier: ProcessBarrier) -> None:
    store = SQLiteStore(path)
    write_batches(store, writer, 60, barrier.wait)
    store.close()


def test_a_reader_misses_nothing_while_processes_write_one_file(tmp_path: Path) -> None:
    spawn = get_context("spawn")
    store, barrier = SQLiteStore(tmp_path / "class.db"), spawn.Barrier(3)
    arguments = [(tmp_path / "class.db", writer, barrier) for writer in range(3)]
    writers = [spawn.Process(target=write_in_process, args=each) for each in arguments]
    for writer in writers:
        writer.start()

    looks = poll(store, lambda: not any(writer.is_alive() for writer in writers))

    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    check_looks(looks, events_of(3, 60))
    store.close()


class LateStore(MemoryStore):
    """A broken store: at the first look an event is still hidden behind a later one."""

    looked = False

    def read(self, after: int = 0) -> Iterator[Record]:
        records = list(super().read(after))
        hidden, self.looked = (0 if self.looked else 1), True
        return iter(records[hidden:])


class TornStore(LateStore):
    """A broken store: at the first look the last batch is not yet whole."""

    def read(self, after: int = 0) -> Iterator[Record]:
        records = list(MemoryStore.read(self, after))
        hidden, self.looked = (0 if self.looked else 1), True
        return iter(records[: len(records) - hidden])


@pytest.mark.parametrize("broken", [LateStore(), TornStore()], ids=["late", "torn"])
def test_the_race_finds_a_store_that_breaks_its_promise(broken: LateStore) -> None:
    write_batches(broken, 0, 12)

    with pytest.raises(AssertionError):
        check_looks(poll(broken, lambda: broken.looked), events_of(1, 12))
