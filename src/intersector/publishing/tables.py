"""Rows of the report's lists: reporting duties, instruments, formula, proposals for the whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from intersector.languages import LANGUAGES
from intersector.model import Clause, Document, Language, Mandate
from intersector.publishing.findings import Action, Card, Desk
from intersector.publishing.labels import (
    ACTIONS,
    KINDS,
    ROLES,
    place_of,
)
from intersector.publishing.translations import Words, direction

WORDINGS_SHOWN: Final = 200
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty to report: who, what, to whom, and where it is given."""

    mandate: Mandate
    document: Document
    number: int
    instrument: str
    place: str
    who: str
    what: str
    recipient: str
    direction: Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An instruction to a Sector that none of its texts reflects, and those that cite it."""

    sector: str
    duty: Duty
    recalled: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A document that was read, and what it holds."""

    document: Document
    label: str
    sector: str
    clauses: int
    overlaps: int
    roles: tuple[tuple[str, int], ...]
    heads: tuple[tuple[str, int], ...]
    themes: tuple[tuple[str, str], ...]


def duty(mandate: Mandate, desk: Desk) -> Duty:
    """A duty, ready to be shown."""
    document, names = mandate.clause.document, desk.names
    return Duty(
        mandate=mandate,
        document=document,
        number=desk.numbers.get(document.source, 0),
        instrument=names.instrument(document),
        place=place_of(mandate.clause),
        who=names.actors(mandate.actors),
        what=mandate.action,
        recipient=names.recipient(mandate.recipient),
        direction=direction(document.language),
    )


def reporting_duties(desk: Desk) -> list[Duty]:
    """The duties to report, in the order of the instruments and of their clauses."""
    duties = [duty(mandate, desk) for mandate in desk.findings.mandates if mandate.reporting]
    return sorted(duties, key=lambda each: (each.number, each.mandate.span))


def left_out(desk: Desk) -> list[LeftOut]:
    """The instructions that no text of the Sector reflects, Sector by Sector."""
    rows = [
        LeftOut(
            each.sector,
            duty(each.mandate, desk),
            tuple((desk.numbers.get(d.source, 0), desk.names.instrument(d)) for d in each.recalled),
        )
        for each in desk.findings.unreflected
    ]
    return sorted(rows, key=lambda row: (row.sector, row.duty.number, row.duty.mandate.span))


def instruments(desk: Desk) -> list[Instrument]:
    """The documents that were read, in the order of their numbers in the report."""
    clauses: dict[str, list[Clause]] = {document.source: [] for document in desk.documents}
    for clause in desk.findings.clauses:
        clauses.setdefault(clause.document.source, []).append(clause)
    met = Counter(
        source
        for overlap in desk.findings.overlaps
        for source in {overlap.left.document.source, overlap.right.document.source}
    )
    return [_instrument(d, clauses[d.source], met[d.source], desk) for d in desk.documents]


def _instrument(document: Document, clauses: list[Clause], met: int, desk: Desk) -> Instrument:
    words, themes = desk.words, desk.themes.get(document.source, ())
    return Instrument(
        document=document,
        label=desk.names.instrument(document),
        sector=desk.names.sector(document),
        clauses=len(clauses),
        overlaps=met,
        roles=tuple(Counter(words.say(ROLES[clause.role]) for clause in clauses).items()),
        heads=tuple(Counter(clause.head for clause in clauses if clause.head).items()),
        themes=tuple((theme.label, theme.basis.get(document.source, "")) for theme in themes),
    )


def formula(desk: Desk) -> list[tuple[Language, tuple[str, ...], int]]:
    """Per language, the first wordings that were not counted, and how many there are."""
    held = desk.findings.formula
    return [(x, held[x][:WORDINGS_SHOWN], len(held[x])) for x in LANGUAGES if held.get(x)]


def whole_actions(desk: Desk) -> list[Action]:
    """Proposals that answer no single overlap: whole instruments, reports."""
    proposals = desk.proposals.get(None, ())
    return [desk.action(each) for each in proposals if each.kind != "update-citation"]


def filters(cards: Sequence[Card], words: Words) -> list[tuple[str, str, list[Choice]]]:
    """What the findings can be filtered by: name, label, and the values that occur."""
    say = words.say
    themes = {theme.id: theme.label for card in cards for theme in card.themes}
    kinds = {link.kind for card in cards for link in card.links}
    actions = {action.proposal.kind for card in cards for action in card.actions}
    sectors = sorted({sector for card in cards for sector in card.sectors})
    languages = sorted({card.languages for card in cards})
    return [
        ("sector", say("Sector"), [(sector, sector) for sector in sectors]),
        ("theme", say("Theme"), sorted(themes.items(), key=lambda each: each[::-1])),
        ("kind", say("Kind"), [(k, say(said)) for k, said in KINDS.items() if k in kinds]),
        ("action", say("Action"), [(a, say(said)) for a, said in ACTIONS.items() if a in actions]),
        ("languages", say("Languages"), [(x, _pair(x, words)) for x in languages]),
    ]


def _pair(languages: str, words: Words) -> str:
    codes = [code for code in LANGUAGES if code in languages.split("-")]
    return " – ".join(words.language_name(code) for code in codes)
