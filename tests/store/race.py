"""Several writers at once and one reader that goes on from where it stopped."""

from collections.abc import Callable, Sequence
from itertools import groupby

from kit.classroom.events import Record, SettingChanged
from kit.store.contract import Store

from .sample import AT, note

SIZE = 12


def write_batches(
    store: Store, writer: int, batches: int, ready: Callable[[], object] = lambda: None
) -> None:
    """Append `batches` batches of 1 to SIZE events, each naming its batch and its own number."""
    ready()
    for batch in range(batches):
        size = 1 + (writer + batch) % SIZE
        store.append([note(f"{writer}/{batch}", f"{n} of {size}") for n in range(size)], AT)


def events_of(writers: int, batches: int) -> int:
    """Return how many events so many writers append."""
    return sum(1 + (writer + batch) % SIZE for writer in range(writers) for batch in range(batches))


def poll(store: Store, done: Callable[[], bool]) -> list[list[Record]]:
    """Return what each look at the log gave that the looks before had not, until `done`."""
    looks: list[list[Record]] = []
    last, over = 0, False
    while not over:
        over = done()  # before the look, so that the last look comes after the last write
        look = list(store.read(after=last))
        last = look[-1].position if look else last
        looks.append(look)
    return looks


def check_looks(looks: Sequence[Sequence[Record]], events: int) -> None:
    """Fail unless every position was seen once and in order, and every look held whole batches."""
    seen = [record.position for look in looks for record in look]
    assert seen == list(range(1, events + 1))
    for look in looks:
        changes = [r.event for r in look if isinstance(r.event, SettingChanged)]
        for _, batch in groupby(changes, key=lambda change: change.name):
            numbers = [change.value for change in batch]
            assert numbers == [f"{n} of {len(numbers)}" for n in range(len(numbers))]
