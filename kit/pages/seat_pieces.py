"""What an exercise gives for a participant's page, by the names that its templates have for it."""

from markupsafe import Markup

from kit.exercises.contract import Attempt, ExerciseView, Json
from kit.pages.exercise import attempt, exercise
from kit.pages.together import role_of
from kit.text.catalogue import Translate
from kit.text.language import Language


def face_of(view: Json) -> ExerciseView:
    """Return the looks of the exercise that the room is at."""
    return exercise(view["step"]["exercise"])[1]


def is_stopped(view: Json) -> bool:
    """Say whether what was handed in last is not judged, and its author may need a word."""
    own = _own(view)
    return bool(own and own[-1].feedback.get("stopped"))


def documents(view: Json) -> list[Json]:
    """Return the forms and links of what the seat may take home; none before it is agreed."""
    group = view.get("group")
    handed_in = group["stage"] == "agreed" if group else bool(view.get("attempts"))
    if not handed_in:
        return []
    pure, _ = exercise(view["step"]["exercise"])
    item = view["item"]
    path = f"/document/{view['step']['id']}/{item}"
    return [
        {"form": form, "link": f"{path}.{form}", "name": form != "html" and f"{item}.{form}"}
        for form in pure.documents
    ]


def pieces_above(
    view: Json, group: Json | None, content: Language, _: Translate
) -> dict[str, object]:
    """Return what stands above the editor; nothing where nobody answers."""
    if view["state"] != "answering":
        return {}
    face, own = face_of(view), _own(view)
    told = [exercise(each["exercise"])[1].reminder(each["facts"], _) for each in view["recalled"]]
    earlier = face.earlier(view["item"], own, content, _) if own else ""
    return {
        "common": group is not None and group["stage"] in ("comparing", "agreed"),
        "comparison": group["comparison"] if group else "",
        "prompt": Markup(face.prompt(view["item"], content, _, role_of(view))),
        "reminders": [Markup(reminder) for reminder in told if reminder],
        "earlier": Markup(earlier),
    }


def pieces_below(view: Json, content: Language, _: Translate) -> dict[str, Markup]:
    """Return what stands below the editor, or in its place, in the present state."""
    state, item, own = view["state"], view["item"], _own(view)
    pieces = dict.fromkeys(("prompt", "own", "result", "bars", "summary"), Markup())
    if state in ("submitted", "watching", "closed", "result"):
        pieces["prompt"] = Markup(face_of(view).prompt(item, content, _, role_of(view)))
    if state in ("submitted", "closed") and own:
        pieces["own"] = Markup(face_of(view).answer(item, own, content, _))
    if state == "result":
        last = own[-1].answer if own else None
        pieces["bars"] = Markup(face_of(view).bars(item, view["tally"], last, _))
    if view["phase"] == "solution" and state == "result":
        pieces["result"] = Markup(face_of(view).result(item, own, content, _))
    if state == "summary":
        pieces["summary"] = Markup(face_of(view).summary(view["summary"], _))
    return pieces


def _own(view: Json) -> list[Attempt]:
    return [attempt(each) for each in view.get("attempts", ())]
