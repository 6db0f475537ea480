"""What the trainer reads: plain sentences in both languages."""

import pytest

from kit.rehearsal.spoken import seconds, sentences, verdict
from kit.text.catalogue import translation
from kit.text.language import LANGUAGES, Language
from tests.rehearsal.sample import EVIL, bad, good, paired


def test_a_good_rehearsal_in_english() -> None:
    _ = translation("en")
    assert sentences(good("en"), _) == [
        "3 people joined; half of them could begin within 1.0 s, the slowest waited 1.9 s.",
        "3 answers were submitted; half of them were confirmed within 0.05 s, 95 of 100 within "
        "0.30 s, the slowest after 0.30 s.",
        "The wall counted half of the answers within 0.26 s, and the slowest after 0.50 s.",
        "At the most it took 100 MB of memory for the server and 180 MB for the 5 processes "
        "behind the pages.",
    ]
    assert verdict(good("en"), _) == "All well: nothing was lost, and nobody got stuck."


def test_a_good_rehearsal_in_chinese() -> None:
    told = sentences(good("zh"), translation("zh"))
    assert told[0] == "3 人加入：一半的人在 1.0 秒内就能开始，最慢的等了 1.9 秒。"


def test_of_pairs_it_is_told_how_many_agreed_and_who_went_on_alone() -> None:
    outcome = paired("en")
    assert sentences(outcome, translation("en"))[3:5] == [
        "Pairs agreed on a common version: 1 of 2.",
        "Went on alone because the partner stayed away: 1.",
    ]
    outcome.ledger.pairs = 0  # somebody else made them
    told = sentences(outcome, translation("en"))[3]
    assert told == "Pairs agreed on a common version: 1."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_loss_and_a_stuck_seat_are_told_with_their_names(language: Language) -> None:
    _ = translation(language)
    outcome = bad(language)
    told = sentences(outcome, _)

    assert verdict(outcome, _) != verdict(good(language), _)
    assert sum(EVIL in text for text in told) == 3  # the loss, the seat, and what it met
    assert not any("; the page:" in text for text in told)


def test_a_rehearsal_without_anybody_says_nothing_of_times() -> None:
    outcome = good("en")
    for times in outcome.ledger.times.values():
        times.clear()
    outcome.memory = None
    assert sentences(outcome, translation("en")) == []


def test_one_that_was_stopped_says_so_first() -> None:
    outcome = good("en")
    outcome.stopped = True
    assert sentences(outcome, translation("en"))[0].startswith("The rehearsal was stopped")


@pytest.mark.parametrize(
    ("duration", "told"), [(0.0412, "0.04"), (0.85, "0.85"), (1.94, "1.9"), (12.3, "12.3")]
)
def test_seconds_are_told_as_exactly_as_they_matter(duration: float, told: str) -> None:
    assert seconds(duration) == told
