"""What the doctor says about the laptop itself: memory, disk, fonts, sleep, Python."""

import os
from pathlib import Path
from typing import Literal

import psutil

from kit.laptop.finding import Finding, State, Translate

MEGABYTE = 1024 * 1024
GIGABYTE = 1024 * MEGABYTE
Kind = Literal["forked", "ordinary"]
# As measured at the end of the shipped day, where every exercise was answered, rounded up; the
# rest is for the server and a browser.
SEAT_BYTES: dict[Kind, int] = {"forked": 25 * MEGABYTE, "ordinary": 60 * MEGABYTE}
SERVER_BYTES = 700 * MEGABYTE
SMALLEST_CLASS, ORDINARY_CLASS = 5, 30  # seats

# A class writes a few MB; a full disk is found before it is full.
_DISK_TOO_SMALL, _DISK_SMALL = 200 * MEGABYTE, 1 * GIGABYTE
_OLDEST_PYTHON = (3, 11)
_SYNCHRONISED = ("onedrive", "dropbox", "icloud", "mobile documents", "google drive", "坚果云")


def kernel_kind() -> Kind:
    """How pages' kernels are made here: forked wherever the system can, which Windows cannot."""
    return "forked" if hasattr(os, "fork") else "ordinary"


def available_memory() -> int:
    """Return the bytes that programs can still have without pushing others out."""
    return int(psutil.virtual_memory().available)


def seats_for(available_bytes: int, kind: Kind) -> int:
    """How many phones the free memory bears, after 700 MB for the server and a browser."""
    return max(0, available_bytes - SERVER_BYTES) // SEAT_BYTES[kind]


def memory_finding(available_bytes: int, kind: Kind, _: Translate) -> Finding:
    """How many phones the memory bears that is free now."""
    seats = seats_for(available_bytes, kind)
    text = _("{gigabytes} GB of memory are free, enough for about {seats} phones.").format(
        gigabytes=f"{available_bytes / GIGABYTE:.1f}", seats=seats
    )
    if seats >= ORDINARY_CLASS:
        return Finding(_("Memory"), "good", text)
    advice = _("Close programs that you do not need, above all browser tabs.")
    return Finding(_("Memory"), "bad" if seats < SMALLEST_CLASS else "warning", text, advice)


def home_finding(home: Path, writable: bool, free_bytes: int, _: Translate) -> Finding:
    """Whether the answers of a class can be kept in this folder."""
    subject = _("Folder for the answers")
    if not writable:
        text = _("Nothing can be saved in {folder}.").format(folder=home)
        return Finding(subject, "bad", text, _("Choose a folder of your own."))
    text = _("Answers are saved in {folder}; {gigabytes} GB are free.").format(
        folder=home, gigabytes=f"{free_bytes / GIGABYTE:.1f}"
    )
    if free_bytes < _DISK_SMALL:
        state: State = "bad" if free_bytes < _DISK_TOO_SMALL else "warning"
        return Finding(subject, state, text, _("Free some space on this disk."))
    if is_synchronised(home):
        advice = _("This folder is copied to a cloud while you teach; better choose another one.")
        return Finding(subject, "warning", text, advice)
    return Finding(subject, "good", text)


def is_synchronised(folder: Path) -> bool:
    """Whether a cloud service seems to mirror the folder, which can lock the answers' file."""
    return any(name in part.lower() for part in folder.parts for name in _SYNCHRONISED)


def font_finding(platform: str, chinese_fonts: int | None, _: Translate) -> Finding:
    """Whether this laptop can show Chinese; None where nobody could count the fonts.

    The browser draws every text, so phones are not concerned. Windows and macOS bring the fonts.
    """
    subject = _("Chinese characters")
    if platform in ("win32", "darwin") or chinese_fonts:
        return Finding(subject, "good", _("This laptop can show Chinese characters."))
    advice = _("Install a Chinese font, for example the package fonts-noto-cjk.")
    if chinese_fonts is None:
        text = _("Whether this laptop has a Chinese font could not be found out.")
    else:
        text = _("This laptop has no Chinese font: it shows empty boxes. Phones are not affected.")
    return Finding(subject, "warning", text, advice)


def sleep_finding(preventable: bool, _: Translate) -> Finding:
    """Whether the kit can keep the laptop awake during a class."""
    subject = _("Sleep")
    if preventable:
        text = _("The laptop will stay awake while a class runs.")
        return Finding(subject, "good", text, _("Leave the lid open and plug in the charger."))
    return Finding(
        subject,
        "warning",
        _("The kit cannot keep this laptop awake."),
        _("Switch off automatic sleep in the system settings before class; leave the lid open."),
    )


def python_finding(version: tuple[int, int], _: Translate) -> Finding:
    """Whether this Python is new enough; `version` is (major, minor)."""
    text = _("Python {version} is in use.").format(version=".".join(map(str, version)))
    if version >= _OLDEST_PYTHON:
        return Finding("Python", "good", text)
    oldest = ".".join(map(str, _OLDEST_PYTHON))
    advice = _("Install Python {version} or newer.").format(version=oldest)
    return Finding("Python", "bad", text, advice)
