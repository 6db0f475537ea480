"""Finds the course of a class that was opened before, and opens the exercises of a course."""

from pathlib import Path

from kit.classroom.agenda import Course
from kit.content import read_course
from kit.errors import ContentError, SettingsError
from kit.exercises.contract import Exercise, find
from kit.settings import DATA


def course_file(course_id: str) -> Path:
    """Return the file under data/courses that holds a course.

    Raises SettingsError if none does, or ContentError if it may be in one that is broken.
    """
    broken: ContentError | None = None
    for path in sorted((DATA / "courses").glob("*.yaml")):
        try:
            if read_course(path).id == course_id:
                return path
        except ContentError as error:
            broken = broken or error
    raise broken or SettingsError(
        f"--course: no file under data/courses has the id {course_id!r}; name the course's file"
    )


def open_exercises(course: Course) -> dict[str, Exercise]:
    """Return the exercises of a course by name; raises ContentError for what is broken in them."""
    names = {step.exercise for step in course.steps if step.exercise}
    exercises = {name: find(name).open(DATA) for name in names}
    for step in course.steps:
        known = exercises[step.exercise].items() if step.exercise else ()
        for item in step.items:
            if item not in known:
                raise ContentError(
                    f"course {course.id!r}: step {step.id!r}: item {item!r} is not in the "
                    f"content of {step.exercise!r}"
                )
    return exercises
