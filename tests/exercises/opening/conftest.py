"""The opening with its real content, read once."""

import pytest

from kit.exercises.opening.content import read_opening
from kit.exercises.opening.model import Opening
from kit.settings import DATA


@pytest.fixture(scope="session")
def opening() -> Opening:
    return read_opening(DATA)
