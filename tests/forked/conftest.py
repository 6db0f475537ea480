"""A folder for sockets, and no tests where the system cannot fork."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

if not hasattr(os, "fork"):
    collect_ignore_glob = ["test_*"]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short name: a socket's has room for a hundred characters."""
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="forked_") as name:
        yield Path(name).resolve()
