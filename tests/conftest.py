"""What all tests may ask for: a running server, alone or shared by a module."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.running import RunningServer

# A slow moment of the machine is no fault of the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    running = RunningServer(tmp_path / "home").start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def ordinary_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """One whose kernels are processes of their own, which can be told from each other outside."""
    home = tmp_path_factory.mktemp("ordinary") / "home"
    running = RunningServer(home, "--no-fork").start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """For tests that leave the class as it was."""
    running = RunningServer(tmp_path_factory.mktemp("shared") / "home").start()
    yield running
    running.stop()
