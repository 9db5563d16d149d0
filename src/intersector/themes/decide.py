"""What people have decided about who belongs to a theme, and themes that keep their names.

A theme's name must outlive the coming and going of documents, or decisions would lose what they
were about: a theme found takes the name of the earlier theme that it shares most members with.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intersector.identifiers import InstrumentId
from intersector.model import Decision, Document
from intersector.themes.affinity import named

SAME: Final = 0.5
"""Share of members in common from which a theme is the earlier one, changed."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A theme's name, the name it was found under, its members by their rows, and what people
    decided on it, by the names of instruments."""

    id: str
    found: str
    members: tuple[int, ...]
    decisions: Mapping[str, Decision]


def settle(
    found: Sequence[tuple[str, Sequence[int]]],
    documents: Sequence[Document],
    *,
    decisions: Sequence[Decision],
    earlier: Sequence[tuple[str, str]],
) -> list[Settled]:
    """The groups `found`, by name and rows, as people's decisions leave them.

    `earlier` are the memberships of the last review, each an instrument's name and a theme's.
    Who was confirmed is a member, who was rejected is not, whichever edition of it is there now;
    nobody else is touched. A theme that people have confirmed members of, but that is not found
    any more, stays; one that is left without members goes.
    """
    rows: dict[str, list[int]] = defaultdict(list)
    for row, document in enumerate(documents):
        rows[work(named(document))].append(row)
    confirmed = ((each.subject, each.object) for each in decisions if each.confirmed)
    names = _renamed(found, documents, [*earlier, *confirmed])
    held = {names[name]: (name, set(members)) for name, members in found}
    decided: dict[str, dict[str, Decision]] = defaultdict(dict)
    for decision in decisions:
        _, members = held.setdefault(decision.object, (decision.object, set()))
        subjects = rows[work(decision.subject)]
        if decision.confirmed:
            members.update(subjects)
        else:
            members.difference_update(subjects)
        decided[decision.object][work(decision.subject)] = decision
    return [
        Settled(id_, name, tuple(sorted(members)), decided[id_])
        for id_, (name, members) in held.items()
        if len(members) > 1 or (members and any(d.confirmed for d in decided[id_].values()))
    ]


def work(name: str) -> str:
    """The name of an instrument without its edition; other names as they are.

    >>> work("PP/resolution/191@2018")
    'PP/resolution/191'
    """
    try:
        return str(InstrumentId.parse(name).work)
    except ValueError:
        return name


def _renamed(
    found: Sequence[tuple[str, Sequence[int]]],
    documents: Sequence[Document],
    earlier: Sequence[tuple[str, str]],
) -> dict[str, str]:
    """What each theme found is called: as the earlier one that it shares most members with."""
    before: dict[str, set[str]] = defaultdict(set)
    for subject, theme in earlier:
        before[theme].add(work(subject))
    now = {name: {work(named(documents[row])) for row in rows} for name, rows in found}
    alike = sorted(
        (-len(now[name] & before[old]) / len(now[name] | before[old]), name != old, name, old)
        for name in now
        for old in before
        if now[name] & before[old]
    )
    names: dict[str, str] = {}
    for negative, _, name, old in alike:
        if -negative >= SAME and name not in names and old not in names.values():
            names[name] = old
    taken = set(names.values())
    return {name: names.get(name, f"{name}-2" if name in taken else name) for name in now}
