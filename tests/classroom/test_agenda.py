"""The way through a day, forward and back, over any course."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.agenda import (
    ITEM_PHASES,
    Course,
    Phase,
    Place,
    Step,
    following,
    preceding,
    skipped,
    start,
)
from kit.errors import MoveRefused
from kit.text.language import Text

TEXT = Text("标题", "title")


def course_of(*items: int) -> Course:
    """Return a course of steps with so many items each; 0 is a talk."""
    steps = tuple(
        Step(f"step{n}", "emotion" if count else None, TEXT, TEXT, 10,
             items=tuple(f"item{i}" for i in range(count)))
        for n, count in enumerate(items)
    )  # fmt: skip
    return Course("day", TEXT, "zh", "cn", "", steps)


def way(course: Course) -> list[Place]:
    """Return every place from the start of the day to its end."""
    places = [start(course)]
    while True:
        try:
            places.append(following(course, places[-1]))
        except MoveRefused:
            return places


COURSES = st.lists(st.integers(0, 3), min_size=1, max_size=4).map(lambda items: course_of(*items))
PHASES = st.sampled_from([*ITEM_PHASES, "summary"])
PLACES = st.builds(Place, st.integers(-1, 4), st.none() | st.integers(-1, 3), PHASES)


def test_the_way_through_a_small_day() -> None:
    assert [(p.step, p.item, p.phase) for p in way(course_of(0, 1))] == [
        (0, None, "waiting"),
        (1, 0, "waiting"),
        (1, 0, "open"),
        (1, 0, "closed"),
        (1, 0, "distribution"),
        (1, 0, "solution"),
        (1, None, "summary"),
    ]


def test_the_item_after_a_solution_waits() -> None:
    assert following(course_of(2), Place(0, 0, "solution")) == Place(0, 1, "waiting")


@given(course=COURSES)
def test_following_and_then_preceding_comes_back(course: Course) -> None:
    for before, after in pairwise(way(course)):
        assert preceding(course, after) == before


@given(course=COURSES)
def test_the_way_visits_every_item_in_every_phase_once(course: Course) -> None:
    places = way(course)

    assert len(set(places)) == len(places)
    assert len(places) == sum(len(s.items) * len(ITEM_PHASES) + 1 for s in course.steps)


@given(course=COURSES, place=PLACES)
def test_a_course_holds_the_places_of_its_way_and_no_others(course: Course, place: Place) -> None:
    places = way(course)

    assert all(course.holds(visited) for visited in places)
    assert course.holds(place) == (place in places)


@given(course=COURSES)
def test_nothing_comes_before_the_start_nor_after_the_end(course: Course) -> None:
    places = way(course)

    with pytest.raises(MoveRefused, match="first step"):
        preceding(course, places[0])
    with pytest.raises(MoveRefused, match="last step"):
        following(course, places[-1])


@given(course=COURSES)
def test_skipping_goes_from_anywhere_in_a_step_to_the_start_of_the_next(course: Course) -> None:
    last = len(course.steps) - 1
    for place in way(course):
        if place.step < last:
            assert skipped(course, place) == start(course, place.step + 1)
        else:
            with pytest.raises(MoveRefused, match="last step"):
                skipped(course, place)


@pytest.mark.parametrize(
    ("items", "phase"), [(2, "waiting"), (2, "open"), (0, "summary"), (0, "solution")]
)
def test_a_step_has_no_place_of_the_other_sort(items: int, phase: Phase) -> None:
    assert not course_of(items).holds(Place(0, None, phase))


def test_a_place_knows_its_step() -> None:
    course = course_of(0, 1)

    assert course.step(Place(1, 0, "open")).id == "step1"
