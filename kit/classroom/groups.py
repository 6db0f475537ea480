"""Who works with whom, step by step, and the versions that groups have handed in together."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from kit.classroom.answer import Answer, Answers, Chosen, Work
from kit.classroom.talk import OBSERVER, Talk, Verdict

Members = tuple[str, ...]


@dataclass
class Common:
    """What the sides of a group handed in for all of them; the last version is in force."""

    versions: list[Chosen]
    confirmed: list[str]


@dataclass
class Groups:
    """The groups of each step, by its id, their verdicts by part, and their common versions.

    `roles` are those of the steps that are done in groups. A verdict and a common version belong to
    the sides that made them: an observer who comes or goes changes nothing of it.
    """

    roles: Mapping[str, Members] = field(default_factory=dict)
    made: dict[str, tuple[Members, ...]] = field(default_factory=dict)
    common: dict[tuple[Work, Members], Common] = field(default_factory=dict)
    verdicts: dict[tuple[Work, Members], dict[str, Verdict]] = field(default_factory=dict)

    def of(self, step: str) -> tuple[Members, ...]:
        """Return the groups of a step, those of one member included."""
        return self.made.get(step, ()) if step in self.roles else ()

    def around(self, step: str, seat: str) -> Members:
        """Return the group that a seat is in, itself included; empty where it is in none."""
        return next((members for members in self.of(step) if seat in members), ())

    def role(self, step: str, seat: str) -> str:
        """Return the role of a seat in its group; "" for whoever works alone."""
        return self._roles(step, self.around(step, seat)).get(seat, "")

    def talk(self, work: Work, seat: str, answers: Answers, gone: Collection[str]) -> Talk | None:
        """Return how far the group of a seat is at an item; None for whoever works alone."""
        members = self.around(work[0], seat)
        roles = self._roles(work[0], members)
        if not roles:
            return None
        sides = [side for side, role in roles.items() if role != OBSERVER]
        own = {side: version for side in sides if (version := answers.own(work, side))}
        left = frozenset(gone).intersection(members)
        key = work, tuple(sides)
        said, common = self.verdicts.get(key, {}), self.common.get(key)
        if common is None:
            return Talk(roles, left, own, said=said)
        last, count = common.versions[-1], len(common.versions)
        found = answers.find(last)
        return Talk(roles, left, own, found, last.seat, count, common.confirmed, said)

    def placed(
        self, work: Work, answers: Answers, gone: Collection[str]
    ) -> dict[str, list[Answer]]:
        """Return the attempts at an item of those who are here, as they stand in groups now.

        That is with their author's role and group, and with the verdicts on what was compared.
        """
        placed = {seat: made for seat, made in answers.to(work).items() if seat not in gone}
        for number, members in enumerate(self.of(work[0]), start=1):
            talk = self.talk(work, members[0], answers, gone)
            if talk is None:
                continue
            group, verdicts = "" if talk.broken else str(number), talk.verdicts
            for seat in talk.roles.keys() & placed.keys():
                role, own = talk.roles[seat], talk.own.get(seat)
                placed[seat] = [
                    replace(each, role=role, group=group, verdicts=verdicts if each is own else {})
                    for each in placed[seat]
                ]
        return placed

    def say(self, work: Work, seat: str, part: str, verdict: Verdict) -> None:
        """Note what a side says of a part, in the place of what its group said of it before."""
        self.verdicts.setdefault(self._key(work, seat), {})[part] = verdict

    def share(self, chosen: Chosen) -> None:
        """Keep an attempt as the common version of its author's group: the others confirm anew."""
        key = self._key(chosen.work, chosen.seat)
        earlier = self.common[key].versions if key in self.common else []
        self.common[key] = Common([*earlier, chosen], [chosen.seat])

    def confirm(self, work: Work, seat: str) -> None:
        """Note a member's yes to the common version of its group."""
        common = self.common.get(self._key(work, seat))
        if common and seat not in common.confirmed:
            common.confirmed.append(seat)

    def forget(self, seat: str) -> list[Chosen]:
        """Forget what a seat took part in; return the attempts that were common by that alone."""
        self.verdicts = {key: said for key, said in self.verdicts.items() if seat not in key[1]}
        parted = [key for key in self.common if seat in key[1]]
        return [chosen for key in parted for chosen in self.common.pop(key).versions]

    def _roles(self, step: str, members: Members) -> dict[str, str]:
        """Return the roles of a group of two or more in its order; {} for a smaller one."""
        if len(members) < 2:
            return {}
        return dict(zip_longest(members, self.roles[step][: len(members)], fillvalue=OBSERVER))

    def _key(self, work: Work, seat: str) -> tuple[Work, Members]:
        roles = self._roles(work[0], self.around(work[0], seat))
        return work, tuple(side for side, role in roles.items() if role != OBSERVER)
