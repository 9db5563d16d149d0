"""Instruments: their editions and languages, clauses, citations, mandates, and comparisons."""

from typing import Any, Literal

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Query, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from intersector import pipeline
from intersector.editions import side_by_side
from intersector_web.api.calls.asking import (
    READ,
    Asked,
    Slug,
    absolute,
    everybody,
    one_of,
    word,
)
from intersector_web.api.pages import Pages
from intersector_web.instruments import bridge, selectors
from intersector_web.instruments.models import Document as Row

router = Router(tags=["Instruments"])


class Version(Schema):
    """A document: one edition of an instrument in one language."""

    slug: str
    identifier: str
    language: str
    year: int | None
    title: str


class Instrument(Schema):
    """A work, whatever its edition and language, with its documents."""

    name: str
    kind: str
    body: str
    number: str
    sector: str
    documents: list[Version]

    @staticmethod
    def resolve_documents(row: Any) -> list[Any]:
        """Those of the row."""
        return list(row.documents.all())


class Citation(Schema):
    """A citation in a clause: what it names, and what is current where that is another edition."""

    start: int
    end: int
    text: str
    target: str | None
    candidates: list[str]
    status: str
    current: str | None


class Mandate(Schema):
    """Who must do what, for whom, how often, until when."""

    actors: list[str]
    action: str
    object: str | None
    recipient: str | None
    frequency: str | None
    deadline: str | None
    reporting: bool
    kind: str | None
    condition: str | None


class Clause(Schema):
    """A clause; `start` and `end` are offsets into the `text` of its document."""

    key: str
    anchor: str
    head: str | None
    number: str | None
    role: str
    actors: list[str]
    start: int
    end: int
    text: str
    citations: list[Citation]
    mandates: list[Mandate]

    @staticmethod
    def resolve_citations(row: Any) -> list[Any]:
        """Those of the row."""
        return list(row.citations.all())

    @staticmethod
    def resolve_mandates(row: Any) -> list[Any]:
        """Those of the row."""
        return list(row.mandates.all())


class Links(Schema):
    """Where a document is: its page, its twins, the file as it was given."""

    page: str
    json_record: str
    akoma_ntoso: str
    original: str


class Document(Version):
    """A document with its clauses; `others` are the other editions and languages."""

    source: str
    kind: str
    body: str | None
    number: str | None
    place: str | None
    sector: str | None
    sha256: str
    links: Links
    others: list[Version]
    text: str
    clauses: list[Clause]

    @staticmethod
    def resolve_links(row: Any, context: Any) -> dict[str, str]:
        """In the language asked for."""
        twins = {"json_record": "json", "akoma_ntoso": "akn", "original": "original"}
        found = {
            name: reverse(f"instruments:{end}", args=[row.slug]) for name, end in twins.items()
        }
        found["page"] = row.get_absolute_url()
        return {name: absolute(context, place) for name, place in found.items()}

    @staticmethod
    def resolve_others(row: Any) -> list[Any]:
        """All documents of its instrument but itself."""
        return [each for each in row.instrument.documents.all() if each.pk != row.pk]

    @staticmethod
    def resolve_clauses(row: Any) -> list[Any]:
        """Those of the row."""
        return list(row.clauses.all())


class CitedAt(Schema):
    """A clause in which something stands."""

    anchor: str | None
    text: str


class Citing(Schema):
    """A document that cites this instrument, which edition of it, and where."""

    document: Version
    target: str
    places: list[CitedAt]

    @staticmethod
    def resolve_places(row: Any) -> list[dict[str, Any]]:
        """The citations in the order of the text."""
        return [
            {"anchor": each.clause.anchor if each.clause else None, "text": each.text}
            for each in row.places
        ]


class Passage(Schema):
    """A clause of one of two texts that are compared."""

    key: str
    head: str | None
    number: str | None
    text: str


class Stretch(Schema):
    """Words that both texts have, or that one of them has."""

    type: Literal["equal", "insert", "delete"]
    text: str


class Difference(Schema):
    """What became of a clause; `words` where it was changed."""

    kind: Literal["kept", "moved", "changed", "added", "removed"]
    old: Passage | None
    new: Passage | None
    words: list[Stretch]


class Comparison(Schema):
    """Two editions in one language, clause by clause in the order of the new one."""

    old: Version
    new: Version
    differences: list[Difference]


class Beside(Schema):
    """A clause beside the one that corresponds in the other language; null where none does."""

    left: Passage | None
    right: Passage | None


class Translations(Schema):
    """Two language versions of an edition, clause by clause."""

    left: Version
    right: Version
    pairs: list[Beside]


class InstrumentsAsked(Asked):
    """Filters of instruments."""

    q: str = word("Words of their names and titles.", "resolution 5")
    sector: str = word("The code of a Sector; `-` for those of none.")
    kind: str = word("A kind.", "resolution")
    body: str = word("The code of a body.", "GC")
    language: str = one_of("With a document in this language.", "ar", "zh", "en", "fr", "ru", "es")
    year: str = one_of("With an edition of this year.", "[0-9]{4}")


@router.api_operation(READ, "/instruments", **everybody(list[Instrument]))
@paginate(Pages)
def list_instruments(request: HttpRequest, asked: Query[InstrumentsAsked]) -> QuerySet[Any]:
    """Instruments, each with its editions and languages."""
    return selectors.listed(asked.given())


@router.api_operation(READ, "/documents/{slug}", **everybody(Document, 404))
def get_document(request: HttpRequest, slug: Slug) -> Any:
    """One document with its clauses, their citations and mandates."""
    within = ("clauses__citations", "clauses__mandates")
    siblings = Prefetch("instrument__documents", selectors.PLAIN)
    found = selectors.whole(slug).select_related("instrument")
    return get_object_or_404(found.prefetch_related(*within, siblings))


@router.api_operation(READ, "/documents/{slug}/citing", **everybody(list[Citing], 404))
@paginate(Pages)
def list_citing(request: HttpRequest, slug: Slug) -> list[Any]:
    """The documents that cite any edition of this instrument; those that cite this one first."""
    return selectors.citing(get_object_or_404(selectors.document(slug)))


@router.api_operation(READ, "/documents/{slug}/changes/{old}", **everybody(Comparison, 404, 409))
def compare_editions(request: HttpRequest, slug: Slug, old: Slug) -> dict[str, Any]:
    """What became of each clause of another edition, in the same language."""
    before, after = _both(old, slug)
    if before.language != after.language:
        raise HttpError(409, "These are in two languages: ask for them `beside` each other.")
    compared = pipeline.compare_editions(_read(before), _read(after))
    return {"old": before, "new": after, "differences": compared.differences}


@router.api_operation(READ, "/documents/{slug}/beside/{other}", **everybody(Translations, 404))
def compare_languages(request: HttpRequest, slug: Slug, other: Slug) -> dict[str, Any]:
    """Two language versions, clause beside clause."""
    left, right = _both(slug, other)
    pairs = side_by_side(_read(left).clauses, _read(right).clauses)
    return {"left": left, "right": right, "pairs": [{"left": x, "right": y} for x, y in pairs]}


def _both(*slugs: str) -> list[Row]:
    return [get_object_or_404(selectors.whole(slug)) for slug in slugs]


def _read(row: Row) -> pipeline.Instrument:
    return bridge.read_from(row, list(row.clauses.all()))
