"""The mapping as it is published: one row a theme, one column a body; or two lists, crossed.

Every place says how sure it is and why, who confirmed or rejected it and when, and what changed
since people last looked.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from intersector.identifiers import InstrumentId
from intersector.model import Crossing, Document, Pairing, PairingChange, Theme
from intersector.phrases import Phrase, Term
from intersector.publishing.findings import Desk
from intersector.publishing.labels import INSTRUMENTS, place_of
from intersector.publishing.sentences import tell
from intersector.publishing.translations import Words, direction, mark

CHANGES: Final[Mapping[PairingChange, str]] = {
    "new": mark("New here"),
    "new-instrument": mark("New instrument"),
    "new-edition": mark("New edition"),
    "suppressed": mark("Suppressed"),
    "gone": mark("No longer among what was read"),
    "not-found": mark("No longer found here"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """An instrument in a cell; `review` and `change` are empty where there is none."""

    name: str
    label: str
    title: str
    language: str
    direction: Literal["ltr", "rtl"]
    confidence: str
    why: str
    clauses: tuple[str, ...]
    rejected: bool
    review: str
    change: str

    def lines(self) -> list[str]:
        """What a document without colours says of the place, line by line."""
        return [part for part in (self.label, self.title, self.review, self.change) if part]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the mapping: its name, what is to be known of it, its cells in order.

    `theme` is the theme's id, empty where the row is none.
    """

    label: str
    notes: tuple[str, ...]
    cells: tuple[tuple[Place, ...], ...]
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Atlas:
    """A table: its title, what its rows are, its columns (short and full name), its rows.

    `notes` are what is to be known of the whole.
    """

    title: str
    corner: str
    columns: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


def atlas(desk: Desk, *, on: date | None = None, notes: Sequence[str] = ()) -> Atlas:
    """The mapping of resolutions across conferences: areas of mutual interest come first.

    Findings as of a day in the past say so: `on` stands in the title, `notes` under it.
    """
    by_theme: dict[str, list[Pairing]] = defaultdict(list)
    for pairing in desk.findings.pairings:
        by_theme[pairing.object].append(pairing)
    known = {theme.id: theme for theme in desk.findings.themes}
    bodies = _bodies(desk)
    codes = columns(desk.findings.pairings, bodies, desk)
    first = sorted(known, key=lambda id_: known[id_].mutual is None)
    lost = [id_ for id_ in by_theme if id_ not in known]
    lines = [
        _line(by_theme[id_], known.get(id_), codes, bodies, desk)
        for id_ in (*first, *lost)
        if by_theme[id_]
    ]
    names = tuple((code, desk.names.body_in_full(code)) for code in codes)
    say = desk.words.say
    title = say("Mapping of resolutions")
    if on is not None:
        title = say("Mapping of resolutions as of %(day)s", day=desk.words.date(on))
    return Atlas(title, say("Theme"), names, tuple(lines), tuple(notes))


def crossed(desk: Desk) -> list[Atlas]:
    """The tables of Questions and groups: only what is related to something has a row or column."""
    return [_crossing(each, desk) for each in desk.findings.crossings if each.pairings]


def _crossing(crossing: Crossing, desk: Desk) -> Atlas:
    sides = [
        f"{sector} {_kind(kind, desk.words)}" for sector, kind in (crossing.row, crossing.column)
    ]
    met = {(each.subject, each.object): each for each in crossing.pairings}
    rows, columns = (
        [each for each in side if any(_name(each) == pair[at] for pair in met)]
        for at, side in ((0, crossing.rows), (1, crossing.columns))
    )
    lines = [
        Line(
            desk.names.instrument(row),
            (row.title,) if row.title and row.id is not None else (),
            tuple(
                (_relation(pair, desk),) if (pair := met.get((_name(row), _name(column)))) else ()
                for column in columns
            ),
        )
        for row in rows
    ]
    heads = tuple(
        (desk.names.instrument(each), each.title if each.id is not None else "") for each in columns
    )
    return Atlas(" × ".join(sides), sides[0], heads, tuple(lines))


def _relation(pairing: Pairing, desk: Desk) -> Place:
    """A pair under its row and column: how surely the two are related stands for its name."""
    surely = desk.names.sureness(pairing.confidence)
    return replace(_place(pairing, None, {}, desk), label=surely, title="")


def _kind(kind: str, words: Words) -> str:
    known = INSTRUMENTS.get(kind)
    return words.say(known) if known else kind


def columns(pairings: Iterable[Pairing], bodies: Mapping[str, str], desk: Desk) -> list[str]:
    """The bodies that have a column: those that the organisation's mapping has, then others."""
    return desk.names.in_order(bodies[pairing.subject] for pairing in pairings)


def changed(desk: Desk) -> list[tuple[str, str, str, str]]:
    """What changed since the last review: the change, the instrument, the theme, the review."""
    return [
        (
            desk.words.say(CHANGES[each.change]),
            _label(each.subject, {}, desk),
            each.object_label,
            _review(each, desk),
        )
        for each in desk.findings.pairings
        if each.change is not None
    ]


def notes(theme: Theme, desk: Desk) -> tuple[str, ...]:
    """What is to be known of a theme: the rule that makes it an area, of which Sectors, whether
    developing countries are named."""
    said: list[str] = []
    if theme.mutual is not None:
        said += [tell(area(theme.concerned), desk.names), tell(theme.mutual, desk.names)]
    if theme.developing:
        said.append(desk.words.say("Names the interests of developing countries"))
    return tuple(said)


def area(concerned: Sequence[str]) -> Phrase:
    """An area of two Sectors, of three, of more, or of one with the whole organisation."""
    sectors = tuple(map(Term, concerned))
    if len(sectors) == 2:
        return Phrase("Two-way area of mutual interest: {sectors}", sectors=sectors)
    if len(sectors) == 3:
        return Phrase("Three-way area of mutual interest: {sectors}", sectors=sectors)
    return Phrase("Area of mutual interest: {sectors}", sectors=sectors)


def _line(
    pairings: Sequence[Pairing],
    theme: Theme | None,
    codes: Sequence[str],
    bodies: Mapping[str, str],
    desk: Desk,
) -> Line:
    cells: dict[str, list[Place]] = {code: [] for code in codes}
    members = {_name(each): each for each in theme.members} if theme else {}
    for each in pairings:
        cells[bodies[each.subject]].append(_place(each, theme, members, desk))
    label = theme.label if theme else pairings[0].object_label
    return Line(
        label,
        notes(theme, desk) if theme else (),
        tuple(tuple(sorted(cells[code], key=lambda x: (x.rejected, x.label))) for code in codes),
        pairings[0].object,
    )


def _place(
    pairing: Pairing, theme: Theme | None, members: Mapping[str, Document], desk: Desk
) -> Place:
    member = members.get(pairing.subject)
    language = member.language if member else desk.words.language
    clauses = theme.clauses.get(member.source, ()) if theme and member else ()
    return Place(
        name=pairing.subject,
        label=_label(pairing.subject, members, desk),
        title=pairing.subject_label,
        language=language,
        direction=direction(language),
        confidence=desk.words.score(pairing.confidence) if pairing.confidence else "",
        why=tell(pairing.justification, desk.names),
        clauses=tuple(
            f"{desk.names.instrument(clause.document)} · {place_of(clause)}" for clause in clauses
        ),
        rejected=pairing.decision is not None and not pairing.decision.confirmed,
        review=_review(pairing, desk),
        change=desk.words.say(CHANGES[pairing.change]) if pairing.change else "",
    )


def _review(pairing: Pairing, desk: Desk) -> str:
    decision = pairing.decision
    if decision is None:
        return ""
    if decision.confirmed:
        phrase = Phrase("confirmed by {who} on {when}", who=decision.who, when=decision.when)
    else:
        phrase = Phrase("rejected by {who} on {when}", who=decision.who, when=decision.when)
    why = f" – {decision.why}" if decision.why else ""
    return tell(phrase, desk.names) + why


def _bodies(desk: Desk) -> dict[str, str]:
    """The body of each instrument of the mapping, also of those that are not there any more."""
    there = {_name(document): desk.names.body(document) for document in desk.findings.documents}
    return {
        each.subject: there.get(each.subject) or _body(each.subject, desk.words)
        for each in desk.findings.pairings
    }


def _body(name: str, words: Words) -> str:
    try:
        return InstrumentId.parse(name).body
    except ValueError:
        return words.say("No body")


def _label(name: str, members: Mapping[str, Document], desk: Desk) -> str:
    if name in members:
        return desk.names.instrument(members[name])
    try:
        return desk.names.identifier(InstrumentId.parse(name))
    except ValueError:
        return name


def _name(document: Document) -> str:
    return str(document.id) if document.id else document.source.rpartition("/")[2]
