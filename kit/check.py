"""`workshop check`: reads everything under a data folder and tells all that is wrong."""

from pathlib import Path

from kit.content import read_course
from kit.errors import ContentError
from kit.exercises.contract import Exercise, assessed, find, installed, open_assessor


def check(folder: Path) -> list[str]:
    """Return the faults of all content under `folder`, a line each; empty when all is well."""
    faults: list[str] = []
    exercises: dict[str, Exercise] = {}
    for name in installed():
        try:
            exercises[name] = find(name).open(folder)
        except ContentError as error:
            faults += str(error).splitlines()
    for name in sorted({*assessed()} - {*installed()}):  # read before it is taught
        try:
            open_assessor(name, folder)
        except ContentError as error:
            faults += str(error).splitlines()
    courses = sorted((folder / "courses").glob("*.yaml"))
    if not courses:
        faults.append(f"{folder / 'courses'}: no course; a .yaml file is needed there")
    for path in courses:
        try:
            faults += [f"{path}: {fault}" for fault in unknown_items(path, exercises)]
        except ContentError as error:
            faults += str(error).splitlines()
    return list(dict.fromkeys(faults))  # several exercises read the same rules and the same card


def unknown_items(path: Path, exercises: dict[str, Exercise]) -> list[str]:
    """Return what a course names that no exercise holds; raises ContentError if it is broken."""
    faults = []
    for step in read_course(path).steps:
        if step.exercise and step.exercise not in exercises:
            faults.append(f"step {step.id!r}: exercise {step.exercise!r} has no sound content")
        elif step.exercise:
            known = exercises[step.exercise].items()
            faults += [
                f"step {step.id!r}: item {item!r} is not in the content of {step.exercise!r}"
                for item in step.items
                if item not in known
            ]
    return faults
