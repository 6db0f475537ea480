"""The names people give on the join page: cleaned, bounded, told apart."""

import unicodedata
from collections.abc import Collection

from kit.errors import NameRefused

LONGEST = 40

# Letters, numbers and symbols (emoji among them) show something; the rest alone does not.
SEEN = ("L", "N", "S")
# Controls, format signs (bidi overrides, zero-width), private use, surrogates: never shown,
# but able to turn a line of names round or make two of them look alike.
UNSEEN = ("C",)
JOINER = "\u200d"  # holds emoji together
BLANK = "\u115f\u1160\u3164\uffa0\u2800"  # letters and symbols that show nothing


def clean(typed: str) -> str:
    """Return a typed name as it will be shown, in NFC and with single spaces.

    Raises NameRefused for an empty one, one of more than 40 characters, or one without any
    letter, number or symbol.
    """
    shown = "".join(
        " " if sign.isspace() or sign in BLANK else sign
        for sign in typed
        if sign == JOINER or sign.isspace() or unicodedata.category(sign)[0] not in UNSEEN
    )
    # Normalised last: an accent meets its letter once the unseen sign between them is gone.
    name = " ".join(unicodedata.normalize("NFC", shown).split())
    if not any(unicodedata.category(sign)[0] in SEEN for sign in name):
        raise NameRefused("name: nothing readable in it; a letter, a number or an emoji is needed")
    if len(name) > LONGEST:
        raise NameRefused(f"name: {len(name)} characters, {LONGEST} are the most", longest=LONGEST)
    return name


def key(name: str) -> str:
    """Return what makes two names the same to an ear: width, case and joiners do not count."""
    return unicodedata.normalize("NFKC", name.replace(JOINER, "")).casefold()


def told_apart(name: str, taken: Collection[str]) -> str:
    """Return `name`, or with the lowest number from 2 that none of `taken` has yet."""
    keys = {key(other) for other in taken}
    if key(name) not in keys:
        return name
    number = 2
    while key(numbered(name, number)) in keys:
        number += 1
    return numbered(name, number)


def numbered(name: str, number: int) -> str:
    """Return `name` with a number behind it, shortened where both would be too long."""
    ending = f" {number}"
    return name[: LONGEST - len(ending)].rstrip() + ending
