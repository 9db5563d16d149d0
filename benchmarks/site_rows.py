"""A site as large as an organisation's: the invented Union's rows, drawn again many times.

The same each time. What other rooms make of findings they make themselves, by their signals and
jobs, so a new room grows with the rest.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from django.core.management import call_command
from django.db import models, transaction
from django_tasks_db.models import DBTaskResult

from intersector import model as library
from intersector.phrases import recall
from intersector_web.instruments import bridge
from intersector_web.instruments.models import Citation, Clause, Document, Instrument, Mandate
from intersector_web.mapping import related
from intersector_web.mapping.models import Place, Tie
from intersector_web.overlaps.models import (
    Act,
    Analysis,
    Entry,
    Evidence,
    Membership,
    Overlap,
    Proposal,
    Theme,
    Verdict,
)
from intersector_web.overlaps.signals import analysed
from intersector_web.people.models import Person, Role, Term

Row = TypeVar("Row", bound=models.Model)
INSTRUMENTS, PEOPLE = 1000, 120
A_DOCUMENT = 100
"""Clauses of a document. There are half as many overlaps as clauses, a fifth as many proposals as
overlaps, a tenth as many verdicts, and a tenth as many themes as instruments."""
LONG, LONGEST = 5, 1000
"""So many documents have so many clauses, as conventions and regulations do."""
CITATIONS, MANDATES, REASONS = 5, 20, 3
"""Citations and mandates of an instrument, reasons of an overlap."""
SECTORS = ("MU-O", "MU-S", "MU-D", "")


def grow(instruments: int = INSTRUMENTS) -> None:
    """Add everything to the Union that is there."""
    random = Random(1)
    with transaction.atomic():
        documents = _documents(random, instruments)
        clauses = _clauses(random, documents)
        _links(random, documents, clauses)
        overlaps = _overlaps(random, clauses)
        _themes(random, documents)
        _proposals(random, overlaps)
        _entries(random, overlaps, _people())
        Analysis.objects.create()
    _hear()
    DBTaskResult.objects.filter(task_path__endswith="overlaps.tasks.analyse").delete()
    call_command("work", batch=True, verbosity=0)


def _hear() -> None:
    """Tell the other rooms, as an analysis does; one or more clauses put a member in a theme."""
    both = bridge.instruments(Document.objects.prefetch_related("clauses"))
    rows = {
        clause: row for read, held in both for clause, row in zip(read.clauses, held, strict=True)
    }
    said = {read.document.source: read for read, _held in both}
    themes = [
        library.Theme(
            id=theme.name,
            label=recall(theme.label),
            members=tuple(said[x.source].document for x in theme.members.all()),
            sectors=tuple(theme.sectors),
            basis={x.source: "drawn" for x in theme.members.all()},
            mutual=recall(theme.mutual) if theme.mutual else None,
            clauses={x.source: said[x.source].clauses[:2] for x in theme.members.all()},
        )
        for theme in Theme.objects.filter(found=True).prefetch_related("members")
    ]
    documents = tuple(read.document for read, _held in both)
    findings = library.Findings(
        documents=documents,
        clauses=tuple(rows),
        themes=tuple(themes),
        crossings=related.crossings(),
    )
    analysed.send(sender=grow, findings=findings, clauses=rows)


def again(row: Row, **other: Any) -> Row:
    """A new row like another."""
    same = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**{**same, "id": None, **other})


def _keep(rows: Iterable[Row]) -> list[Row]:
    made = list(rows)
    type(made[0])._default_manager.bulk_create(made, 1000)
    return made


def _documents(random: Random, number: int) -> list[Document]:
    seeds = list(Document.objects.exclude(identifier="").order_by("slug"))
    drawn = [random.choice(seeds) for _ in range(number)]
    works = _keep(
        Instrument(
            name=f"GC/resolution/{2000 + n}",
            kind="resolution",
            body="GC",
            number=str(2000 + n),
            sector=random.choice(SECTORS),
        )
        for n in range(number)
    )
    return [
        again(
            seed,
            instrument_id=work.pk,
            slug=f"drawn-{work.number}",
            source=f"drawn/{work.number}.txt",
            identifier=f"{work.name}@{2020 + random.randrange(10)}",
            kind=work.kind,
            body=work.body,
            number=work.number,
            sector=work.sector,
            title=f"{seed.title} ({work.number})",
        )
        for seed, work in zip(drawn, works, strict=True)
    ]


def _clauses(random: Random, documents: Sequence[Document]) -> list[Clause]:
    """Clauses of the language of each document, and the text that they make up."""
    pools: dict[str, list[Clause]] = {}
    for clause in Clause.objects.select_related("document").order_by("pk"):
        pools.setdefault(clause.document.language, []).append(clause)
    made = []
    for nth, document in enumerate(documents):
        at, rows = 0, []
        for position in range(LONGEST if nth < LONG else A_DOCUMENT):
            seed = random.choice(pools[document.language])
            text = f"{seed.text} [{random.randrange(10**6)}]"
            rows.append(
                again(
                    seed,
                    key=f"{seed.role}/{position + 1}",
                    line=UUID(int=random.getrandbits(128)),
                    number=str(position + 1),
                    position=position,
                    start=at,
                    end=at + len(text),
                    text=text,
                    notes=[],
                )
            )
            at += len(text) + 2
        document.text = "\n\n".join(row.text for row in rows)
        document.blocks = [[x.start, x.end, "paragraph", None, None, None] for x in rows]
        made.append(rows)
    _keep(documents)
    for document, rows in zip(documents, made, strict=True):
        for row in rows:
            row.document = document
    return _keep(row for rows in made for row in rows)


def _links(random: Random, documents: Sequence[Document], clauses: Sequence[Clause]) -> None:
    cited, asked = Citation.objects.order_by("pk")[0], list(Mandate.objects.order_by("pk"))
    assert asked
    _keep(
        again(
            cited,
            document_id=clause.document_id,
            clause_id=clause.pk,
            start=clause.start,
            end=clause.start + min(20, len(clause.text)),
            text=clause.text[:20],
            target=random.choice(documents).identifier,
            current=random.choice(documents).identifier if random.random() < 0.3 else None,
        )
        for clause in random.sample(clauses, len(documents) * CITATIONS)
    )
    _keep(
        again(random.choice(asked), clause_id=clause.pk, start=clause.start, end=clause.end)
        for clause in random.sample(clauses, len(documents) * MANDATES)
    )


def _overlaps(random: Random, clauses: Sequence[Clause]) -> list[Overlap]:
    seeds = list(Overlap.objects.order_by("order"))
    reasons = list(Evidence.objects.order_by("pk"))
    rows = []
    for n in range(len(clauses) // 2):
        left, right = random.sample(clauses, 2)
        named = sha256(f"{left.pk} {right.pk}".encode()).hexdigest()
        sides = {x.document.sector or "-" for x in (left, right)}
        rows.append(
            again(
                random.choice(seeds),
                name=f"drawn-{n}",
                order=len(seeds) + n,
                left_id=left.pk,
                right_id=right.pk,
                pair=named,
                digest=named,
                sectors=" ".join(sorted(sides)),
                current=True,
                group="",
            )
        )
    kept = _keep(rows)
    _keep(
        again(random.choice(reasons), overlap_id=row.pk, position=n)
        for row in kept
        for n in range(REASONS)
    )
    return kept


def _themes(random: Random, documents: Sequence[Document]) -> None:
    seed = Theme.objects.order_by("order")[0]
    member = Membership.objects.order_by("pk")[0]
    themes = _keep(
        again(seed, name=f"drawn-{n}", label=f"Subject {n}", order=1000 + n)
        for n in range(len(documents) // 10)
    )
    members = _keep(
        again(member, theme_id=theme.pk, document_id=document.pk)
        for document in documents
        for theme in random.sample(themes, 2)
    )
    _places(random, members)


def _places(random: Random, members: Sequence[Membership]) -> None:
    """The map of the themes, each place tied to a few others."""
    seed = Place.objects.order_by("pk")[0]
    places = _keep(
        again(
            seed,
            name=f"drawn-{n}",
            order=1000 + n,
            theme_id=row.theme_id,
            instrument_id=row.document.instrument_id,
            edition=row.document.identifier,
            year=row.document.year,
            body=row.document.body or "",
            title=row.document.title,
            language=row.document.language,
        )
        for n, row in enumerate(members)
    )
    of_theme: dict[int, list[Place]] = {}
    for place in places:
        of_theme.setdefault(place.theme_id, []).append(place)
    _keep(
        Tie(
            theme_id=place.theme_id,
            one_id=place.pk,
            other_id=other.pk,
            likeness="same",
            clauses=random.randrange(1, 9),
        )
        for place in places
        for other in random.sample(of_theme[place.theme_id], 3)
        if other.pk > place.pk
    )


def _proposals(random: Random, overlaps: Sequence[Overlap]) -> None:
    seeds = list(Proposal.objects.order_by("order"))
    _keep(
        again(random.choice(seeds), name=f"drawn-{n}", order=len(seeds) + n, overlap_id=row.pk)
        for n, row in enumerate(random.sample(overlaps, len(overlaps) // 5))
    )


def _people() -> list[Person]:
    people = _keep(Person(email=f"p{n}@drawn.example", name=f"Person {n}") for n in range(PEOPLE))
    _keep(Term(person=person, role=Role.SECRETARIAT) for person in people)
    return people


def _entries(random: Random, overlaps: Sequence[Overlap], people: Sequence[Person]) -> None:
    _keep(
        Entry(
            token=UUID(int=random.getrandbits(128)),
            overlap=row,
            pair=row.pair,
            act=Act.VERDICT,
            value=random.choice(Verdict.values),
            by=random.choice(people),
            why="Drawn.",
            digest=row.digest if random.random() < 0.8 else "",
        )
        for row in random.sample(overlaps, len(overlaps) // 10)
    )
