"""What later steps may know of someone's answers: what they heard, and what instead of what."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kit.exercises.contract import Attempt, Json
from kit.exercises.emotion.utterance import Utterance


def heard(
    families: Iterable[str], utterances: Mapping[str, Utterance], given: Mapping[str, Attempt]
) -> Json:
    """Return {"heard": [family, …], "missed": [{"family", "chosen"}, …]}; {} if nothing.

    A family is that of an utterance's closest reading: heard where it or a defensible one was
    chosen, missed where another was, `chosen`. Families heard stand in the order of `families`,
    misses by how often they happened.
    """
    found: set[str] = set()
    missed: Counter[tuple[str, str]] = Counter()
    for item, attempt in given.items():
        if item not in utterances:
            continue
        family = utterances[item].readings[0].id
        if attempt.feedback.get("reading") == "other":
            missed[family, attempt.answer["family"]] += 1
        else:
            found.add(family)
    if not found and not missed:
        return {}
    return {
        "heard": [family for family in families if family in found],
        "missed": [
            {"family": family, "chosen": chosen} for (family, chosen), _ in missed.most_common()
        ],
    }
