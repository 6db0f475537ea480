"""`workshop assess --report`: how a reader does on the gold set, criterion by criterion."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kit.assessment.gold import HALVES, Example, read_gold
from kit.assessment.scores import Labels, Score, mean_f1, pooled, right_facts, score
from kit.errors import SettingsError
from kit.exercises.contract import Assessor
from kit.text.language import LANGUAGES, Language

Scores = dict[str, Score]


def report(assessor: Assessor, folder: Path, totals_only: bool) -> Iterator[str]:
    """Give the lines of the report on every gold file in `folder`.

    `totals_only` keeps the criteria of the kept half to itself. Raises SettingsError where
    there is no gold set.
    """
    there = [(language, half) for language in LANGUAGES for half in HALVES]
    there = [pair for pair in there if gold_file(folder, *pair).exists()]
    if not there:
        raise SettingsError(f"--report: {folder} holds no gold set, such as zh.kept.yaml")
    for language, half in there:
        examples = examples_of(assessor, folder, language, half)
        measured = measure(assessor, examples, language)
        yield from _table(language, half, examples, measured, totals_only and half == "kept")
        if assessor.facts:
            right, all_ = measure_facts(assessor, examples, language)
            yield f"    facts right: {right} of {all_}"
        yield f"    labelled twice, independently: {_labelled(assessor, examples)}"


def gold_file(folder: Path, language: Language, half: str) -> Path:
    """Return the file of a language and a half."""
    return folder / f"{language}.{half}.yaml"


def examples_of(assessor: Assessor, folder: Path, language: Language, half: str) -> list[Example]:
    """Return the examples of one language and half; raises ContentError."""
    path = gold_file(folder, language, half)
    return read_gold(path, assessor.criteria, assessor.gold_options, assessor.facts)


def measure(assessor: Assessor, examples: Sequence[Example], language: Language) -> Scores:
    """Return the score of each criterion, by reading every example."""
    pairs: list[tuple[Labels, Labels]] = [
        (each.agreed, frozenset(assessor.labels(each.text, language, each.options)))
        for each in examples
    ]
    return {criterion: score(pairs, criterion) for criterion in assessor.criteria}


def measure_facts(
    assessor: Assessor, examples: Sequence[Example], language: Language
) -> tuple[int, int]:
    """Return how many facts of all examples are right, and how many there are."""
    counts = [right_facts(each.facts, assessor.told(each.text, language)) for each in examples]
    return sum(right for right, _all in counts), sum(all_ for _right, all_ in counts)


def _labelled(assessor: Assessor, examples: Sequence[Example]) -> str:
    pairs = [(each.first, each.second) for each in examples]
    both = pooled(score(pairs, criterion) for criterion in assessor.criteria)
    return f"κ {_number(both.kappa)}"


def _table(
    language: Language, half: str, examples: Sequence[Example], measured: Scores, brief: bool
) -> Iterator[str]:
    yield f"{language} {half}: {len(examples)} texts"
    yield f"    {'':24}{'texts':>6}{'prec.':>8}{'recall':>8}{'F1':>8}{'κ':>8}"
    rows = {} if brief else measured
    for criterion, each in [*rows.items(), ("all together", pooled(measured.values()))]:
        figures = (each.precision, each.recall, each.f1, each.kappa)
        numbers = "".join(f"{_number(figure):>8}" for figure in figures)
        yield f"    {criterion:24}{each.examples:>6}{numbers}"
    yield f"    macro F1 {_number(mean_f1(list(measured.values())))}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
