"""Examines the laptop before a class: what `workshop doctor` shows.

This module asks the machine; `connection` and `machine` say what the answers mean.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from kit.laptop.awake import KeepAwake
from kit.laptop.connection import address_findings, firewall_finding, port_finding
from kit.laptop.finding import Finding, Translate
from kit.laptop.machine import (
    available_memory,
    font_finding,
    home_finding,
    kernel_kind,
    memory_finding,
    python_finding,
    sleep_finding,
)
from kit.laptop.network import addresses, port_free, who_has

_FIREWALLS = {"ufw": "ufw", "firewall-cmd": "firewalld"}
_EVERYWHERE = "0.0.0.0"  # noqa: S104 - the phones come from outside


def examine(port: int, home: Path, _: Translate = str) -> list[Finding]:
    """Everything worth knowing before a class, most decisive first; never raises.

    `home` need not exist yet. `_` translates; without it the texts are English.
    """
    home = home.expanduser()
    free = port_free(_EVERYWHERE, port)
    return [
        *address_findings(addresses(), _),
        port_finding(port, free, None if free else who_has(port), _),
        firewall_finding(sys.platform, installed_firewall(), port, _),
        memory_finding(available_memory(), kernel_kind(), _),
        home_finding(home, is_writable(home), free_disk(home), _),
        sleep_finding(can_stay_awake(), _),
        font_finding(sys.platform, chinese_fonts(), _),
        python_finding(sys.version_info[:2], _),
    ]


def installed_firewall(find: Callable[[str], str | None] | None = None) -> str | None:
    """Which firewall of Linux is installed, "ufw" or "firewalld"."""
    find = find or _find_for_root
    return next((name for program, name in _FIREWALLS.items() if find(program)), None)


def is_writable(folder: Path) -> bool:
    """Whether a file can be made in the folder, or in the one where it would be made."""
    try:
        with tempfile.TemporaryFile(dir=_nearest(folder)):
            return True
    except OSError:
        return False


def free_disk(folder: Path) -> int:
    """The bytes free where the folder is or would be; 0 if that cannot be told."""
    try:
        return shutil.disk_usage(_nearest(folder)).free
    except OSError:
        return 0


def chinese_fonts() -> int | None:
    """How many fonts with Chinese characters fontconfig knows; None without fontconfig."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, found on the path
            [program, ":lang=zh", "file"], capture_output=True, timeout=10, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return len(done.stdout.splitlines())


def can_stay_awake() -> bool:
    """Whether this laptop can be kept awake, found out by doing it for a moment."""
    with KeepAwake() as awake:
        return awake.held


def _find_for_root(program: str) -> str | None:
    """Firewalls live in folders that a plain user of Linux has not in his path."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    return shutil.which(program, path=path)


def _nearest(folder: Path) -> Path:
    """The folder itself, or the first one above it that exists."""
    whole = folder.absolute()
    return next((place for place in (whole, *whole.parents) if place.exists()), whole)
