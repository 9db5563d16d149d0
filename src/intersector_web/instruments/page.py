"""What the pages of instruments show: a text with what is known of it at each clause."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any, Final

from django.core.paginator import Paginator

from intersector.editions import Difference
from intersector_web.instruments import selectors
from intersector_web.instruments.models import A_PAGE, Citation, Clause, Document, Mandate
from intersector_web.instruments.selectors import Piece
from intersector_web.instruments.signals import Beside, Link, shown
from intersector_web.layout.words import names, tongue
from intersector_web.people.models import Person

FEW: Final = 30
"""Documents that cite an instrument before the others are folded."""
STALE: Final = frozenset({"superseded", "suppressed"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A clause in pieces, what it demands, its stale citations, and what others know of it."""

    clause: Clause
    begins: bool
    """Whether its head is another than that of the clause before."""
    pieces: Sequence[Piece]
    mandates: Sequence[Mandate]
    stale: Sequence[Piece]
    beside: Sequence[tuple[Beside, Sequence[Link]]]


@dataclass(frozen=True, slots=True)
class Run:
    """Clauses that stayed between two editions, folded, or one of which something became."""

    kept: bool
    differences: Sequence[Difference]


def listing(asked: dict[str, str]) -> dict[str, Any]:
    """What the filters of the list offer."""
    return {
        "sectors": selectors.choices("sector"),
        "kinds": selectors.choices("kind"),
        "bodies": bodies(),
        "years": selectors.years(),
        "asked": asked,
    }


def bodies() -> list[str]:
    """The bodies that adopted something, in the order of their organisation."""
    held = selectors.choices("body")
    return [code for code in names().in_order(held) if code in held]


def rows(instruments: Iterable[Any], asked: dict[str, str]) -> list[tuple[Any, Any, list[Any]]]:
    """Each instrument with the document to show and one document of each earlier edition."""
    language, year = asked.get("language") or tongue(), asked.get("year", "")
    found = []
    for each in instruments:
        held = list(each.documents.all())
        first = selectors.shown(held, language, year)
        earlier = _one_an_edition(held, first, language) if asked.get("editions") else []
        found.append((each, first, earlier))
    return found


def context(row: Document, person: Person, wanted: str = "") -> dict[str, Any]:
    """All that the page of a document shows: a part of a long one, by its number."""
    every = row.clauses.order_by("position")
    part = Paginator(every, A_PAGE).get_page(wanted)
    clauses, siblings = list(part), list(row.instrument.documents.all())
    cited = selectors.by_clause(row.citations.filter(clause__in=clauses))
    known = selectors.homes(
        x for each in chain(*cited.values()) for x in (each.target, each.current)
    )
    answers: list[tuple[Any, Any]] = shown.send(
        sender=Document, document=row, clauses=clauses, person=person
    )
    told: list[Beside] = [each for _who, each in answers if each]
    newest = selectors.shown(siblings, row.language)
    citing = selectors.citing(row)
    mandates = selectors.by_clause(Mandate.objects.filter(clause__in=clauses))
    return {
        "document": row,
        "page": part,
        "clauses": _clauses(clauses, _Found(cited, mandates, known, told)),
        "duties": [(x, mandate) for x in clauses for mandate in mandates.get(x.pk, ())],
        "ordered": Mandate.objects.filter(clause__document=row).count(),
        "citing": citing[:FEW],
        "more_citing": citing[FEW:],
        "newer": newest if newest and _age(newest) > _age(row) else None,
        "versions": [x for x in siblings if _age(x) == _age(row) and x != row],
        "editions": _one_an_edition(siblings, row, row.language),
        "whole": [each for each in told if each.whole],
    }


def runs(differences: Iterable[Difference]) -> list[Run]:
    """Differences as they are read: what stayed is folded between what did not."""
    return [
        Run(kept, list(held))
        for kept, held in groupby(differences, key=lambda each: each.kind == "kept")
    ]


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found in the clauses of a document, by their row, and where citations lead."""

    citations: Mapping[int, Sequence[Citation]]
    mandates: Mapping[int, Sequence[Mandate]]
    known: Mapping[str, str]
    told: Sequence[Beside]


def _clauses(clauses: Sequence[Clause], found: _Found) -> list[Shown]:
    made, head = [], ""
    for clause in clauses:
        pieces = selectors.pieces(clause, found.citations.get(clause.pk, ()), found.known)
        stale = [x for x in pieces if x.citation and x.citation.status in STALE]
        beside = [(each, links) for each in found.told if (links := each.clauses.get(clause.pk))]
        begins, head = clause.head != head, clause.head or ""
        mandates = found.mandates.get(clause.pk, ())
        made.append(Shown(clause, begins, pieces, mandates, stale, beside))
    return made


def _one_an_edition(
    held: Sequence[Document], other: Document | None, language: str
) -> list[Document]:
    """Of every edition but that of `other` the document to show, the newest first."""
    ages = sorted({_age(each) for each in held} - ({_age(other)} if other else set()), reverse=True)
    found = (selectors.shown((x for x in held if _age(x) == age), language) for age in ages)
    return [each for each in found if each]


def _age(row: Document) -> tuple[int, int]:
    return row.year or 0, row.revision
