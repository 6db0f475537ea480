"""What a seat's page shows of those it works with: who they are, where both differ, what stands."""

from collections.abc import Mapping

from markupsafe import Markup

from kit.exercises.contract import Exercise, ExerciseView, Json
from kit.pages.exercise import attempt
from kit.text.catalogue import Translate
from kit.text.language import Language


def role_of(view: Json) -> str:
    """Return the side that a seat takes at the item, "" alone."""
    return str(view["group"]["role"]) if view.get("group") else ""


def shown_group(view: Json, face: ExerciseView, content: Language, _: Translate) -> Json | None:
    """Return the seat's group for the template, its versions laid out; None alone.

    Beside what the view tells of it there are "name" (its role in words), "writer" (the role of who
    wrote or writes the common version, in words), "comparison" and "agreement" as HTML; the roles
    of the others are in words.
    """
    group = view.get("group")
    if not group:
        return None
    versions = {role: attempt(told) for role, told in group["versions"].items()}
    comparison = agreement = ""
    if versions:
        role, asked = group["role"], _asked(view, group)
        comparison = face.comparison(view["item"], versions, role, asked, content, _)
    if group["common"]:
        agreement = face.answer(view["item"], [attempt(group["common"])], content, _)
    return {
        **group,
        "name": face.role(group["role"], _),
        "comparison": Markup(comparison),
        "agreement": Markup(agreement),
        "others": [{**other, "role": face.role(other["role"], _)} for other in group["others"]],
        "writer": face.role(group["by"] or group["pen"] or "", _),
    }


def _asked(view: Json, group: Json) -> bool:
    """Say whether a member may say now of what no rule can read whether it is the same."""
    over = view["phase"] != "open" or group["stage"] != "comparing"
    return not over and group["role"] != "observer"


def common_draft(view: Json, pure: Exercise) -> Json | None:
    """Return what a common version is begun with: the one there is, else what both have alike."""
    group = view.get("group")
    if not group or not group["versions"]:
        return None
    if group["common"]:
        return dict(group["common"]["answer"])
    versions: Mapping[str, Json] = group["versions"]
    mine = versions.get(group["role"])
    theirs = [told for role, told in versions.items() if role != group["role"]]
    if mine is None or not theirs:
        return None
    return pure.merged(mine["answer"], theirs[0]["answer"], mine.get("verdicts", {}))
