"""What was read and what was found, in figures, and the map as tables to be drawn."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from intersector.model import Citation, Document, Findings, Theme
from intersector.publishing.charts import Heat, busiest, heat_of
from intersector.publishing.findings import Desk
from intersector.publishing.labels import (
    KINDS,
    STATUSES,
    place_of,
)
from intersector.publishing.tally import stale_citations
from intersector.publishing.translations import Words

HEAT_ROWS: Final = 12


@dataclass(frozen=True, slots=True)
class Share:
    """A count of things of one sort, and how long its bar is, in per cent of the largest."""

    label: str
    count: int
    length: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An instrument in a cell of the map: each language version with its number in the report."""

    label: str
    versions: tuple[tuple[int, Document], ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """Citations in one document of one edition that is no longer in force."""

    document: Document
    number: int
    instrument: str
    places: tuple[str, ...]
    text: str
    cited: str
    status: str
    current: str


def shares(labels: Iterable[str]) -> list[Share]:
    """How many there are of each label, most first."""
    counted = sorted(Counter(labels).items(), key=lambda each: (-each[1], each[0]))
    return [Share(label, n, max(2, round(100 * n / counted[0][1]))) for label, n in counted]


def by_kind(findings: Findings, words: Words) -> list[Share]:
    """How many overlaps there are of each kind, in the order of the kinds."""
    met = Counter(overlap.kind for overlap in findings.overlaps)
    most = max(met.values(), default=1)
    return [
        Share(words.say(label), met[kind], max(2, round(100 * met[kind] / most)))
        for kind, label in KINDS.items()
        if met[kind]
    ]


def formats(documents: Iterable[Document]) -> list[Share]:
    """How many documents there are of each file format."""
    return shares(document.source.rpartition(".")[2].upper()[:5] for document in documents)


def reading(desk: Desk) -> list[tuple[str, list[Share]]]:
    """What was read: by Sector, by language, by format."""
    documents, words, names = desk.findings.documents, desk.words, desk.names
    return [
        (words.say("By Sector"), shares(map(names.sector, documents))),
        (words.say("By language"), shares(words.language_name(d.language) for d in documents)),
        (words.say("By format"), formats(documents)),
    ]


def themes(findings: Findings) -> list[Theme]:
    """Areas of mutual interest first, then what most bodies share, then as they were found."""

    def order(theme: Theme) -> tuple[bool, int]:
        return theme.mutual is None, -len({member.body for member in theme.members})

    return sorted(findings.themes, key=order)


def columns(desk: Desk) -> list[tuple[str, str]]:
    """The bodies that a map has a column for: code and full name."""
    members = (d for theme in desk.findings.themes for d in theme.members)
    bodies = desk.names.in_order(member.body for member in members if member.body)
    named = [(body, desk.names.body_in_full(body)) for body in bodies]
    stray = any(d.body is None for theme in desk.findings.themes for d in theme.members)
    return [*named, (desk.words.say("No body"), "")] if stray else named


def cell(theme: Theme, body: str, desk: Desk) -> list[Entry]:
    """The instruments of a body under a theme, each once with its language versions."""
    named: dict[str, list[tuple[int, Document]]] = {}
    for member in theme.members:
        if desk.names.body(member) == body:
            numbered = desk.numbers.get(member.source, 0), member
            named.setdefault(desk.names.instrument(member), []).append(numbered)
    entries = (Entry(label, tuple(sorted(v, key=_number))) for label, v in named.items())
    return sorted(entries, key=lambda entry: (_number(entry.versions[0]), entry.label))


def _number(version: tuple[int, Document]) -> int:
    return version[0]


def heats(desk: Desk) -> list[tuple[str, str, Heat]]:
    """Where overlaps are: between Sectors, between bodies, between the busiest instruments.

    Where each Sector has one body, one picture says both.
    """
    say, overlaps, names = desk.words.say, desk.findings.overlaps, desk.names
    sides = [(o.left.document, o.right.document) for o in overlaps]
    sectors = [(names.sector(a), names.sector(b)) for a, b in sides]
    bodies = [(names.body(a), names.body(b)) for a, b in sides]
    called = [(names.instrument(a), names.instrument(b)) for a, b in sides]
    found = [
        ("sectors", say("Overlaps between Sectors"), _heat(sectors)),
        ("bodies", say("Overlaps between bodies"), _heat(bodies)),
        ("instruments", say("Overlaps between the instruments with most"), _heat(called)),
    ]
    return found if found[0][2].counts != found[1][2].counts else found[1:]


def stale(desk: Desk) -> list[Stale]:
    """Citations of an edition that was replaced or suppressed, one row a document and wording."""

    def order(row: tuple[Document, Sequence[Citation]]) -> tuple[int, str, str]:
        document, (first, *_) = row
        return desk.numbers.get(document.source, 0), str(first.target), first.text

    return [_stale(*row, desk) for row in sorted(stale_citations(desk.findings), key=order)]


def unsettled(findings: Findings) -> int:
    """How many citations fit several instruments."""
    return sum(1 for each in findings.citations if each.target is None and each.candidates)


def _stale(document: Document, group: Sequence[Citation], desk: Desk) -> Stale:
    first, names = group[0], desk.names
    clauses = [each.clause for each in group if each.clause is not None]
    return Stale(
        document=document,
        number=desk.numbers.get(document.source, 0),
        instrument=names.instrument(document),
        places=tuple(dict.fromkeys(map(place_of, clauses))),
        text=" ".join(first.text.split()),
        cited=names.identifier(first.target),
        status=names.words.say(STATUSES[first.status]),
        current=names.identifier(first.current),
    )


def _heat(pairs: Sequence[tuple[str, str]]) -> Heat:
    return heat_of(pairs, labels=busiest(pairs, at_most=HEAT_ROWS))
