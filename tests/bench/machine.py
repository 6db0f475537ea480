"""The machine that measures, and the versions of what is measured."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil

from tests.chromium import find

PACKAGES = ("voila", "ipykernel", "ipywidgets", "jupyter_server", "tornado")


def described() -> dict[str, str]:
    """What a reader has to know to compare; nothing that names this very machine."""
    gigabytes = psutil.virtual_memory().total / 2**30
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "processor": f"{_processor()}, {psutil.cpu_count()} cores",
        "memory": f"{gigabytes:.0f} GB",
        "system": f"{_system()}, Python {platform.python_version()}",
        "versions": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
        "browser": _browser(),
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.exists() else []
    named = (line.partition(": ")[2] for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return f"{platform.system()} {platform.release()}"


def _browser() -> str:
    path = find()
    if not path:
        return "none"
    asked = subprocess.run(
        [path, "--version"], capture_output=True, text=True, timeout=30, check=False
    )
    return " ".join(asked.stdout.split()[:2])
