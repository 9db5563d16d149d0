"""What the library found ordered, written as duties; one found again keeps its row."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, Final, cast

from django.db import transaction

from intersector import citations, mandates
from intersector import model as library
from intersector.organisations import Organisations
from intersector_web.followup.models import Duty, Ended
from intersector_web.followup.standing import end_of
from intersector_web.instruments.bridge import identifier
from intersector_web.instruments.models import Document, Instrument, Mandate

AHEAD: Final = 30
"""How many years ahead the times are told when a duty falls due."""
FOUND: Final = (
    *("found", "order", "instrument", "clause", "edition", "language", "text", "actors"),
    *("recipient", "frequency", "deadline", "condition", "kind", "reporting", "sectors"),
    *("dues", "digest", "ended", "newer"),
)


@transaction.atomic
def keep_duties(today: date, organisations: Organisations) -> None:
    """Bring every duty up to date with the mandates of the newest editions."""
    held = dict(Duty.objects.values_list("name", "followed"))
    follow = _followed()
    rows = list(_duties(follow, held, today, organisations))
    for order, row in enumerate(rows):
        row.order = order
    _end(follow)
    Duty.objects.bulk_create(
        rows, 500, update_conflicts=True, unique_fields=["name"], update_fields=FOUND
    )


def digest(text: str) -> str:
    """A name of what is ordered, however it is broken into lines."""
    return sha256(" ".join(text.split()).encode()).hexdigest()


def _followed() -> dict[int, Document]:
    """The document in which each instrument is followed: its newest edition, in one language."""
    held = dict(Duty.objects.order_by("-pk").values_list("instrument_id", "language"))
    documents = Document.objects.order_by("instrument", "source").defer("text", "blocks")
    chosen: dict[int, Document] = {}
    for each in documents.select_related("instrument"):
        work = each.instrument_id
        best = chosen.get(work)
        if best is None or _rank(each, held.get(work)) < _rank(best, held.get(work)):
            chosen[work] = each
    return chosen


def _rank(document: Document, held: str | None) -> tuple[Any, ...]:
    """The newest edition; in the language in which people follow it already, else in English."""
    age = (-(document.year or 0), -document.revision)
    return (*age, document.language != held, document.language != "en", document.language)


def _duties(
    follow: dict[int, Document], held: dict[str, date], today: date, known: Organisations
) -> Iterator[Duty]:
    register = citations.Register.shipped()
    homes = {each.pk: each for each in follow.values()}
    ended = {key: _suppressed(each, register, known) for key, each in homes.items()}
    found = Mandate.objects.filter(clause__document__in=homes).select_related("clause")
    met: Counter[str] = Counter()
    for row in found.order_by("clause__document", "clause__position", "start"):
        document = homes[row.clause.document_id]
        place = f"{row.clause.line}\n{row.kind or ''}"
        name = sha256(f"{place}\n{met[place]}".encode()).hexdigest()[:40]
        met[place] += 1
        since = held.get(name, today).year
        duty = _duty(row, document, since, known)
        duty.name, duty.followed, duty.ended = name, held.get(name, today), ended[document.pk]
        yield duty


def _duty(row: Mandate, document: Document, since: int, known: Organisations) -> Duty:
    times = mandates.dues(
        _mandate(row, document), since=since, until=since + AHEAD, organisations=known
    )
    return Duty(
        instrument=document.instrument,
        clause=row.clause,
        edition=document.identifier,
        language=document.language,
        text=row.action,
        actors=row.actors,
        recipient=row.recipient or "",
        frequency=row.frequency or "",
        deadline=row.deadline or "",
        condition=row.condition or "",
        kind=row.kind or "",
        reporting=row.reporting,
        sectors=" ".join(_sectors(document.instrument, row.actors, known)),
        dues=[[each.year, each.occasion] for each in times],
        digest=digest(row.action),
        due=end_of(times[0].year) if times else None,
    )


def _sectors(work: Instrument, actors: Sequence[str], known: Organisations) -> list[str]:
    """That of the instrument and those of whom it orders."""
    found = (actor.sector for name in actors if (actor := known.actor(name)))
    return sorted({each for each in (work.sector, *found) if each})


def _mandate(row: Mandate, document: Document) -> library.Mandate:
    """The mandate with as much of its document as tells when it falls due."""
    language = cast(library.Language, document.language)
    span = library.Span(row.start, row.end)
    home = library.Document(document.source, document.sha256, language, "", year=document.year)
    role = cast(library.Role, row.clause.role)
    clause = library.Clause(home, row.clause.key, None, None, role, (), span, "")
    return library.Mandate(
        clause=clause,
        span=span,
        actors=tuple(row.actors),
        action=row.action,
        recipient=row.recipient,
        frequency=row.frequency,
        deadline=row.deadline,
        reporting=row.reporting,
    )


def _suppressed(document: Document, register: citations.Register, known: Organisations) -> str:
    target = identifier(document.identifier)
    standing = citations.standing(target, register, known)[0] if target else "unknown"
    return Ended.SUPPRESSED if standing == "suppressed" else ""


def _end(follow: dict[int, Document]) -> None:
    """Mark what the newest edition no longer has; what is still there is marked as found again."""
    Duty.objects.update(found=False)
    newer = Duty.objects.filter(ended="").select_related("instrument")
    gone = [each for each in newer if _replaced(each, follow)]
    for each in gone:
        each.ended, each.newer = Ended.NEWER, follow[each.instrument_id or 0].identifier
    Duty.objects.bulk_update(gone, ["ended", "newer"], 500)


def _replaced(duty: Duty, follow: dict[int, Document]) -> bool:
    """Whether another edition is followed now."""
    now = follow.get(duty.instrument_id or 0)
    return now is not None and now.identifier != duty.edition
