"""The agreement with its real content, read once."""

import pytest

from kit.exercises.agreement.content import read_agreement
from kit.exercises.agreement.model import Agreement
from kit.settings import DATA


@pytest.fixture(scope="session")
def agreement() -> Agreement:
    return read_agreement(DATA)
