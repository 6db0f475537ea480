"""Reads a course: the agenda of a day."""

from pathlib import Path

from kit.classroom.agenda import Course, Step
from kit.content.faults import Faults
from kit.content.node import Node
from kit.text.language import LANGUAGES

JURISDICTIONS = ("cn", "us", "uk")


def read_course(path: Path) -> Course:
    """Return the course in a file of data/courses; raises ContentError with all its faults."""
    with Faults() as faults:
        root = faults.open(path)
        return Course(
            id=root.id("id"),
            title=root.bilingual("title"),
            language=root.choice("language", LANGUAGES),
            jurisdiction=root.choice("jurisdiction", JURISDICTIONS),
            instructor=root.text("instructor", empty=True),
            steps=_steps(root),
        )


def _steps(root: Node) -> tuple[Step, ...]:
    nodes = root.each("steps")
    if not nodes:
        root.fault("steps", "is empty; a course needs one step or more")
    steps = tuple(_step(node) for node in nodes)
    seen: dict[str, int] = {}
    for node, step in zip(nodes, steps, strict=True):
        if step.id in seen:
            node.fault("id", f"{step.id!r} is already the step of line {seen[step.id]}")
        seen.setdefault(step.id, node.line("id"))
    return steps


def _step(node: Node) -> Step:
    exercise = node.id("exercise") if "exercise" in node else None
    return Step(
        id=node.id("id"),
        exercise=exercise,
        title=node.bilingual("title"),
        about=node.bilingual("about"),
        minutes=node.whole("minutes", 1, 600),
        say=node.bilinguals("say"),
        reminders=node.bilinguals("reminders", optional=True),
        think=node.bilingual("think") if "think" in node else None,
        items=_step_items(node, exercise),
        timer=node.whole("timer", 10, 3600, default=90),
    )


def _step_items(node: Node, exercise: str | None) -> tuple[str, ...]:
    if exercise is None and "items" not in node:
        return ()
    items = node.ids("items")
    if exercise is None:
        node.fault("items", "needs an exercise beside it")
    elif not items:
        node.fault("items", "is empty; an exercise needs one item or more")
    return items
