"""The opening as an exercise: answers read, counted, recalled, exported."""

from collections.abc import Mapping

import pytest

from kit.errors import AnswerRefused
from kit.exercises.contract import Attempt, Setting
from kit.exercises.opening.model import LONGEST, Opening

ITEM = "at-ease"
BARE = "您好。"
BETTER = "您好，我是安和银行的陈静，通话会录音。请问是林晓梅女士吗？"
ROUGH = "您好，我们要起诉您了。"
STOPPED = "我不想活了"


def attempt(opening: Opening, text: str, corrections: Mapping[str, bool] | None = None) -> Attempt:
    feedback = opening.judge(ITEM, {"text": text}, Setting("zh", "cn"))
    return Attempt({"text": text}, feedback, corrections or {})


@pytest.mark.parametrize(
    "payload",
    [
        None,
        "text",
        [],
        {},
        {"text": 1},
        {"text": "x", "more": 1},
        {"text": "x" * (LONGEST + 1)},
        {"text": "\ud83d"},
    ],
)
def test_what_is_no_answer_is_refused(opening: Opening, payload: object) -> None:
    with pytest.raises(AnswerRefused):
        opening.read(ITEM, payload)


def test_an_unknown_scenario_is_refused(opening: Opening) -> None:
    with pytest.raises(AnswerRefused, match="no scenario"):
        opening.read("nowhere", {"text": "x"})


def test_nothing_but_blanks_is_still_open(opening: Opening) -> None:
    assert opening.missing(opening.blank()) == [1]
    assert opening.missing({"text": " \n\u3000"}) == [1]
    assert opening.missing({"text": "🙂"}) == []


def test_the_class_is_counted_first_drafts_beside_last_ones(opening: Opening) -> None:
    rewritten = [attempt(opening, ROUGH), attempt(opening, BETTER)]
    tally = opening.tally(ITEM, [rewritten, [attempt(opening, BARE)]])

    assert (tally["count"], tally["rewritten"]) == (2, 1)
    assert (tally["first"]["identity"], tally["last"]["identity"]) == (0, 1)
    assert (tally["first"]["greeting"], tally["last"]["greeting"]) == (2, 2)
    assert tally["violations"] == [["threat", 0, 1]]
    assert tally["seconds"][0] < tally["seconds"][1]


def test_a_correction_counts_in_the_picture(opening: Opening) -> None:
    tally = opening.tally(ITEM, [[attempt(opening, ROUGH, {"threat": False, "notice": True})]])

    assert tally["violations"] == []
    assert tally["last"]["notice"] == 1


def test_whoever_stopped_the_reading_is_in_no_count(opening: Opening) -> None:
    tally = opening.tally(ITEM, [[attempt(opening, BETTER), attempt(opening, STOPPED)]])

    assert tally["count"] == 0
    assert tally["seconds"] is None


def test_a_step_is_the_share_of_openings_that_have_an_element(opening: Opening) -> None:
    seats = {
        "a": [attempt(opening, ROUGH), attempt(opening, BETTER)],
        "b": [attempt(opening, BARE)],
    }
    summary = opening.summarize({ITEM: seats, "spouse": {}})

    assert (summary["items"], summary["seats"]) == (1, 2)
    assert (summary["first"]["identity"], summary["last"]["identity"]) == (0.0, 0.5)
    assert summary["violations"] == [["threat", 0, 1]]


def test_later_steps_may_know_what_the_last_draft_lacks_and_breaks(opening: Opening) -> None:
    facts = opening.recall({ITEM: [attempt(opening, BETTER), attempt(opening, ROUGH)]})

    assert "identity" in facts["missing"]
    assert facts["broke"] == ["threat"]


def test_the_export_tells_text_findings_and_corrections(opening: Opening) -> None:
    row = opening.row(ITEM, attempt(opening, ROUGH, {"threat": False, "notice": True}))

    assert row["text"] == ROUGH
    assert row["elements"] == "greeting notice"
    assert row["violations"] == ""
    assert sorted(row["corrected"].split()) == ["+notice", "-threat"]


def test_a_judgement_passes_its_own_check(opening: Opening) -> None:
    made = attempt(opening, ROUGH)

    assert opening.check(ITEM, made.answer, made.feedback) == made.feedback
