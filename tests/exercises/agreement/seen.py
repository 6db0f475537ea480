"""What a reader sees of some HTML."""

import re
from html import unescape
from typing import NamedTuple


class Finding(NamedTuple):
    """A note on an agreement: how it is marked, what it is on, and what it says."""

    kind: str
    head: str
    told: str


def words(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip())


def findings(html: str) -> list[Finding]:
    found = re.findall(r'<section class="finding is-(\w+)"><p>(.*?)</p>(.*?)</section>', html)
    return [Finding(kind, words(head), words(told)) for kind, head, told in found]


def pairs(html: str) -> dict[str, str]:
    """Return what stands behind each name of a list of pairs."""
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html)
    return {words(name): words(told) for name, told in found}
