"""The exercise's own words for its pages: what a draft came to, in chips and short sentences."""

from collections.abc import Iterable, Mapping

from kit.exercises.contract import Json
from kit.exercises.opening import picture
from kit.exercises.opening.criterion import Element, Violation, Warmth
from kit.text.catalogue import Translate
from kit.text.language import Language
from kit.text.markup import listed, shown


def names(
    ids: Iterable[str], of: Mapping[str, Element | Violation | Warmth], language: Language
) -> str:
    """Return the names of elements, violations or signs of warmth, one after the other."""
    return listed((of[id_].name.of(language) for id_ in ids), language)


def present(seen: Json) -> list[str]:
    """Return the elements that a draft has."""
    return [each["id"] for each in seen["elements"] if each["present"]]


def missing(seen: Json) -> list[str]:
    """Return the elements that a draft lacks and should have."""
    return [each["id"] for each in seen["elements"] if picture.lacks(each)]


def broken(seen: Json) -> list[str]:
    """Return what a draft breaks, each once, in the order of the text."""
    return list(dict.fromkeys(each["id"] for each in seen["violations"]))


def chips(seen: Json, _: Translate) -> str:
    """Return in chips how much a draft has, lacks and breaks; nothing where it was not read."""
    if seen["language"] is None:
        return ""
    counts = (
        (_("Has {count}"), "is-strong", len(present(seen))),
        (_("Missing {count}"), "", len(missing(seen))),
        (_("To mend {count}"), "is-accent", len(broken(seen))),
    )
    drawn = [
        f'<span class="chip {kind}">{shown(template.format(count=count))}</span>'
        for template, kind, count in counts
        if count
    ]
    return f'<span class="chips">{"".join(drawn)}</span>'
