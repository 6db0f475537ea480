"""The stores that every test of the contract runs against."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.store.contract import Store
from kit.store.memory import MemoryStore
from kit.store.sqlite import SQLiteStore


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else SQLiteStore(tmp_path / "class.db")
    yield made
    made.close()
