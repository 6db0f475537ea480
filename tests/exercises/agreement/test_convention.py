"""Each result names its convention, and names it as it is."""

import pytest

from kit.exercises.agreement.convention import convention
from kit.text.catalogue import translation
from tests.exercises.agreement.sample import CREDIT, FREE, GIVEN, terms_of


@pytest.mark.parametrize(
    ("typed", "changes", "words"),
    [
        (CREDIT, {}, "Ledger, equal instalments: interest is balance × rate / (100 × 12), "),
        (CREDIT, {"method": "equal-principal"}, "the amount financed / 120, "),
        (FREE, {}, "the amount financed / 3, rounded half up to 0.01;"),
        (FREE, {"currency": "JPY"}, "rounded half up to 1;"),
        (GIVEN, {"rate": "9"}, "the last instalment takes the remainder."),
        (GIVEN, {}, "in the last instalment the interest takes the remainder."),
        (CREDIT, {"period": "week"}, "of a period × 52, "),
        (CREDIT, {"period": "fortnight"}, "whole periods and days / 14, "),
    ],
)
def test_a_convention_tells_how_figures_were_rounded(
    typed: dict[str, str], changes: dict[str, str], words: str
) -> None:
    said = convention(terms_of(typed, **changes), translation("en"))

    assert words in said
    assert "{" not in said


def test_it_is_told_in_chinese_too() -> None:
    assert convention(terms_of(FREE), translation("zh")).startswith(
        "实际还款账，免息均分：每期 = 分期金额 / 3，四舍五入到 0.01；尾差归最后一期。年化利率"
    )
