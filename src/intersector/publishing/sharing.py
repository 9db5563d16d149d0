"""Who shares which theme, and how much: what the picture of the map shows, and its table says.

A row is a theme, a column a body, or an instrument where one theme is looked at closely. A tie is
what two columns of a row have in common: the clauses that overlap, or only the subject.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final, Literal

from intersector.model import Document, Label, Overlap, Theme
from intersector.publishing.findings import Desk
from intersector.publishing.translations import Words, mark
from intersector.themes import named, work

Likeness = Literal["same", "part", "subject"]
LIKENESS: Final[Mapping[Likeness, str]] = {
    "same": mark("clauses that say the same"),
    "part": mark("clauses that say the same in part"),
    "subject": mark("the same subject only"),
}
"""What two have in common, the most first."""
_TELLS: Final[Mapping[Label, Likeness]] = {"same": "same", "overlap": "part"}


@dataclass(frozen=True, slots=True)
class Tie:
    """What two columns have in common: `clauses` is how many pairs of clauses overlap, 0 where
    only the subject is shared."""

    one: int
    other: int
    likeness: Likeness
    clauses: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """Who shares: a code to stand over the column, a name in full, and what it is part of."""

    code: str
    name: str = ""
    part: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Strand:
    """A theme: how many instruments each column has on it, and the ties between columns."""

    label: str
    counts: tuple[int, ...]
    ties: tuple[Tie, ...] = ()
    link: str = ""


@dataclass(frozen=True)
class Sharing:
    """The whole of it: every strand has a count for every column."""

    columns: tuple[Column, ...]
    strands: tuple[Strand, ...]

    def told(self, strand: Strand, words: Words) -> list[tuple[str, str, str]]:
        """Who has what in common with whom on a theme: both codes, and what in words."""
        return [
            (self.columns[tie.one].code, self.columns[tie.other].code, said(tie, words))
            for tie in strand.ties
        ]

    @cached_property
    def parts(self) -> tuple[tuple[str, int, int], ...]:
        """Neighbouring columns of one part: its name, the first and the last column."""
        found: list[tuple[str, int, int]] = []
        for at, column in enumerate(self.columns):
            if found and found[-1][0] == column.part:
                found[-1] = (column.part, found[-1][1], at)
            else:
                found.append((column.part, at, at))
        return tuple(found)


def said(tie: Tie, words: Words) -> str:
    """A tie in words."""
    shared = words.say(LIKENESS[tie.likeness])
    return f"{shared} ({words.number(tie.clauses)})" if tie.clauses else shared


def sharing(desk: Desk, *, links: Mapping[str, str] | None = None) -> Sharing:
    """Which bodies share each theme; rows and columns as in the mapping, empty columns left out.

    `links` are by theme, where its row leads to.
    """
    rows = sorted(
        (theme for theme in desk.findings.themes if theme.members), key=lambda x: x.mutual is None
    )
    there = {desk.names.body(member) for theme in rows for member in theme.members}
    codes = [code for code in desk.names.in_order(there) if code in there]
    common = InCommon.of(desk.findings.overlaps)
    to = links or {}
    columns = tuple(
        Column(code, desk.names.body_in_full(code), _part(code, desk)) for code in codes
    )
    return Sharing(columns, tuple(_strand(x, codes, common, desk, to.get(x.id, "")) for x in rows))


def _part(code: str, desk: Desk) -> str:
    if code not in desk.names.organisations.bodies:
        return ""
    return desk.names.organisations.sector_of(code) or desk.words.say("Whole organisation")


def _strand(
    theme: Theme, codes: Sequence[str], common: "InCommon", desk: Desk, link: str
) -> Strand:
    at = {code: place for place, code in enumerate(codes)}
    column = {work(named(each)): at[desk.names.body(each)] for each in theme.members}
    counts = Counter(column.values())
    closest: dict[tuple[str, str], Tie] = {}
    for one, other, likeness, clauses in common.within(theme):
        pair = work(one), work(other)
        first, second = sorted(column[each] for each in pair)
        tie = Tie(first, second, likeness, clauses)
        closest[pair] = max(tie, closest.get(pair, tie), key=lambda each: each.clauses)
    ties = gathered(closest.values())
    return Strand(theme.label, tuple(counts[place] for place in at.values()), ties, link)


def gathered(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """One tie for each two columns: clauses are added up, the closest likeness stands."""
    found: dict[tuple[int, int], list[Tie]] = defaultdict(list)
    for tie in ties:
        found[tie.one, tie.other].append(tie)
    ranks = list(LIKENESS)
    return tuple(
        Tie(
            *pair,
            min((tie.likeness for tie in same), key=ranks.index),
            sum(tie.clauses for tie in same),
        )
        for pair, same in sorted(found.items())
    )


@dataclass(frozen=True)
class InCommon:
    """How many clauses of two documents overlap, and how closely, by the sources of both."""

    clauses: Mapping[frozenset[str], Counter[Likeness]]

    @classmethod
    def of(cls, overlaps: Iterable[Overlap]) -> "InCommon":
        """What the overlaps say of each two documents; set phrases alone do not count."""
        found: dict[frozenset[str], Counter[Likeness]] = defaultdict(Counter)
        for each in overlaps:
            if (likeness := _TELLS.get(each.label)) is not None:
                pair = frozenset((each.left.document.source, each.right.document.source))
                found[pair][likeness] += 1
        return cls(found)

    def within(self, theme: Theme) -> Iterator[tuple[str, str, Likeness, int]]:
        """Each two instruments of a theme that have something in common, by their names with the
        edition: how close, and in how many clauses. Editions of one instrument are left out."""
        versions: dict[str, list[Document]] = defaultdict(list)
        for member in theme.members:
            versions[str(named(member))].append(member)
        linked = {frozenset((link.left, link.right)) for link in theme.links}
        for one, other in combinations(sorted(versions), 2):
            if work(one) != work(other):
                found = self._between(versions[one], versions[other], linked)
                if found is not None:
                    yield one, other, *found

    def _between(
        self, one: Sequence[Document], other: Sequence[Document], linked: set[frozenset[str]]
    ) -> tuple[Likeness, int] | None:
        """What two instruments have in common: of their versions, what most clauses tell."""
        pairs = [frozenset((left.source, right.source)) for left in one for right in other]
        met = [self.clauses[pair] for pair in pairs if pair in self.clauses]
        if met:
            most = max(met, key=Counter.total)
            return ("same" if most["same"] else "part"), most.total()
        return ("subject", 0) if any(pair in linked for pair in pairs) else None
