"""The class's picture field by field, the same for phone and wall: right, and both sides alike."""

from dataclasses import dataclass

from kit.exercises.contract import Json


@dataclass(frozen=True)
class FieldShare:
    """A field: in what share of the answers it is right, of the pairs both sides say the same.

    Shares are from 0 to 1, None where there was nothing to be judged.
    """

    id: str
    right: float | None
    same: float | None

    @property
    def written(self) -> tuple[str, str]:
        """Both shares in per cent, empty where there is none."""
        right, same = (
            "" if share is None else f"{100 * share:.0f}%" for share in (self.right, self.same)
        )
        return right, same


def field_shares(tally: Json) -> list[FieldShare]:
    """Return the fields that were judged in the tally's order, then those of pairs alone."""
    right = {each["id"]: _share(each["right"], each["of"]) for each in tally["fields"]}
    same = {each["id"]: _share(each["same"], each["of"]) for each in tally["pairs"]["agree"]}
    shares = [FieldShare(id_, right.get(id_), same.get(id_)) for id_ in {**right, **same}]
    return [each for each in shares if each.right is not None or each.same is not None]


def _share(count: int, of: int) -> float | None:
    return count / of if of else None
