"""Between the map's rows and the library's types: what was found comes in, findings go out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, cast

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from intersector import citations, themes
from intersector import model as library
from intersector.identifiers import InstrumentId
from intersector.phrases import keep, recall
from intersector.pipeline.recheck import checked
from intersector.publishing.sharing import InCommon
from intersector.review import Review
from intersector_web.instruments.models import Clause, Document
from intersector_web.layout.words import known_organisations
from intersector_web.mapping.decisions import Said, decisions
from intersector_web.mapping.models import Change, Place, Related, Tie
from intersector_web.overlaps.models import Theme

Rows = Mapping[library.Clause, Clause]


def pairings() -> list[library.Pairing]:
    """Every place with what people decided on it, as the library reads a review."""
    held = Place.objects.filter(theme__in=Theme.objects.all()).select_related("theme", "instrument")
    rows = list(held)
    said = decisions({row.theme for row in rows})
    told = [(row, said.get((row.theme_id, row.instrument.name))) for row in rows]
    return [pairing(row, word) for row, word in told if row.found or word]


def pairing(row: Place, said: Said | None) -> library.Pairing:
    """A place as the library knows it."""
    theme = row.theme.name
    decision = None if said is None else said.as_found(row.edition, theme)
    return library.Pairing(
        row.edition,
        theme,
        row.title,
        str(recall(row.theme.label)),
        row.confidence,
        recall(row.justification),
        decision,
    )


@transaction.atomic
def keep_map(findings: library.Findings, clauses: Rows) -> None:
    """Bring every place up to date with an analysis, and say what it changed."""
    earlier = pairings()
    known = known_organisations()
    found = list(themes.pairings(findings.themes, language="en"))
    pairs, _tables = checked(Review(tuple(earlier)), found, (), findings.documents, known)
    by_name = {theme.id: theme for theme in findings.themes}
    rows_of = {edition_of(row): row for row in Document.objects.defer("text", "blocks")}
    places = _keep_places(found, pairs, findings, rows_of)
    _keep_clauses(found, places, by_name, clauses)
    _keep_ties(places, by_name, InCommon.of(findings.overlaps))
    _keep_related(findings.crossings, rows_of)
    _keep_changes(pairs, places)


def _keep_places(
    found: Sequence[library.Pairing],
    pairs: Sequence[library.Pairing],
    findings: library.Findings,
    rows_of: Mapping[str, Document],
) -> dict[tuple[str, str], Place]:
    """The rows of all pairs, by edition and theme; what is no longer found stays, not `found`."""
    written, developing = _languages(findings.documents), _developing(findings.themes)
    of_theme = dict(Theme.objects.values_list("name", "pk"))
    rejected = {_key(x) for x in pairs if x.decision is not None and not x.decision.confirmed}
    kept = Place.objects.filter(found=True, name__in=map(_name, rejected))
    still = set(kept.values_list("name", flat=True))
    made = [
        Place(
            **_told(each, rows_of[each.subject]),
            order=order,
            theme_id=of_theme[each.object],
            language=written[each.subject],
            developing=_key(each) in developing,
        )
        for order, each in enumerate(found)
    ]
    Place.objects.exclude(name__in=still).update(found=False)
    names = [x.name for x in Place._meta.concrete_fields if x.name not in {"id", "name"}]
    Place.objects.bulk_create(
        made, 500, update_conflicts=True, unique_fields=["name"], update_fields=names
    )
    wanted = {_name(_key(each)): _key(each) for each in pairs}
    rows = Place.objects.filter(Q(found=True) | Q(name__in=wanted)).select_related("theme")
    return {(row.edition, row.theme.name): row for row in rows}


def _developing(found: Iterable[library.Theme]) -> frozenset[tuple[str, str]]:
    """Which places name the interests of developing countries, in whichever language version."""
    return frozenset(
        (str(themes.named(member)), theme.id)
        for theme in found
        for member in theme.members
        if member.source in theme.developing
    )


def _languages(documents: Iterable[library.Document]) -> dict[str, str]:
    """The language of the version by which each instrument is told: English, else the first."""
    found: dict[str, str] = {}
    for each in sorted(documents, key=lambda x: (x.language != "en", x.source)):
        found.setdefault(str(themes.named(each)), each.language)
    return found


def _told(pair: library.Pairing, document: Document) -> dict[str, Any]:
    """What a pair and its document tell of a place."""
    return {
        "name": _name(_key(pair)),
        "instrument_id": document.instrument_id,
        "edition": pair.subject,
        "year": document.year,
        "body": document.body or "",
        "title": pair.subject_label,
        "confidence": pair.confidence,
        "justification": keep(pair.justification),
        "suppressed": is_suppressed(pair.subject),
    }


def _key(pair: library.Pairing) -> tuple[str, str]:
    return pair.subject, pair.object


def _name(key: tuple[str, str]) -> str:
    return sha256("\n".join(key).encode()).hexdigest()


def edition_of(row: Document) -> str:
    """What the library calls the document of a row in a mapping (`themes.named`)."""
    return row.identifier or row.source.rpartition("/")[2]


def is_suppressed(edition: str) -> bool:
    """Whether the shipped register says that the edition was suppressed."""
    try:
        target = InstrumentId.parse(edition)
    except ValueError:
        return False
    register = citations.Register.shipped()
    return citations.standing(target, register, known_organisations())[0] == "suppressed"


def _keep_clauses(
    found: Iterable[library.Pairing],
    places: Mapping[tuple[str, str], Place],
    by_name: Mapping[str, library.Theme],
    clauses: Rows,
) -> None:
    """The clauses that put each instrument where it is."""
    through = Place.clauses.through
    through.objects.all().delete()
    made = []
    for pair in found:
        theme = by_name[pair.object]
        sources = [each.source for each in theme.members if str(themes.named(each)) == pair.subject]
        held = {
            clauses[clause].pk for source in sources for clause in theme.clauses.get(source, ())
        }
        place = places[_key(pair)]
        made += [through(place_id=place.pk, clause_id=each) for each in sorted(held)]
    through.objects.bulk_create(made, 500)


def _keep_ties(
    places: Mapping[tuple[str, str], Place],
    by_name: Mapping[str, library.Theme],
    common: InCommon,
) -> None:
    Tie.objects.all().delete()
    made = (
        Tie(
            theme_id=places[one, name].theme_id,
            one=places[one, name],
            other=places[other, name],
            likeness=likeness,
            clauses=number,
        )
        for name, theme in by_name.items()
        for one, other, likeness, number in common.within(theme)
    )
    Tie.objects.bulk_create(made, 500)


def _keep_related(tables: Iterable[library.Crossing], rows_of: Mapping[str, Document]) -> None:
    Related.objects.all().delete()
    made = (
        Related(
            row_id=rows_of[pair.subject].instrument_id,
            row_edition=pair.subject,
            column_id=rows_of[pair.object].instrument_id,
            column_edition=pair.object,
            order=order,
            confidence=pair.confidence,
            justification=keep(pair.justification),
        )
        for order, pair in enumerate(each for table in tables for each in table.pairings)
        if pair.subject in rows_of and pair.object in rows_of
    )
    Related.objects.bulk_create(made, 500)


def _keep_changes(
    pairs: Iterable[library.Pairing], places: Mapping[tuple[str, str], Place]
) -> None:
    """Add what changed; what was said of a place last time is not said again."""
    last = dict(Change.objects.order_by("at", "pk").values_list("place", "kind"))
    now = timezone.now()
    fresh = [
        Change(place=places[_key(each)], kind=each.change, at=now)
        for each in pairs
        if each.change is not None and last.get(places[_key(each)].pk) != each.change
    ]
    Change.objects.bulk_create(fresh, 500)


def document(row: Place) -> library.Document:
    """The edition of a place as the library's document, without its text."""
    try:
        identifier = InstrumentId.parse(row.edition)
    except ValueError:
        identifier = None
    return library.Document(
        source=row.edition,
        sha256="",
        language=cast(library.Language, row.language),
        text="",
        id=identifier,
        title=row.title,
        kind=row.instrument.kind,
        body=row.body or None,
        number=row.instrument.number or None,
        year=row.year,
        sector=row.instrument.sector or None,
    )


def under(pair: library.Pairing, theme: library.Theme) -> library.Pairing:
    """The place in the row that it is shown in: a topic can be made of several themes."""
    decision = pair.decision and replace(pair.decision, object=theme.id)
    return replace(pair, object=theme.id, object_label=theme.label, decision=decision)
