"""Topics: who looks after each, what is on it, how it is called in each language, what changed."""

from datetime import date, datetime
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Query, Router, Schema
from ninja.pagination import paginate

from intersector.publishing.sentences import tell
from intersector_web.api.calls.asking import READ, Asked, Slug, absolute, everybody, word
from intersector_web.api.pages import Pages
from intersector_web.layout.words import names, tongue
from intersector_web.topics import page, selectors
from intersector_web.topics.models import Function
from intersector_web.topics.telling import told
from intersector_web.topics.wordings import said, translations

router = Router(tags=["Topics"])


class Post(Schema):
    """Who is appointed to a topic: a focal point without a `sector` is the General
    Secretariat's."""

    function: Function
    sector: str
    person: str
    since: date
    until: date | None

    @staticmethod
    def resolve_person(row: Any) -> str:
        """Their name."""
        return str(row.person)


class Vacancy(Schema):
    """A post that nobody holds today."""

    function: Function
    sector: str


class Topic(Schema):
    """A topic that requires coordination; `area` says whose, where a rule makes it one of
    mutual interest."""

    slug: str
    link: str
    name: str
    language: str
    description: str
    sectors: list[str]
    lead: str
    area: str
    posts: list[Post]
    vacancies: list[Vacancy]

    @staticmethod
    def resolve_link(row: Any, context: Any) -> str:
        """Its page."""
        return absolute(context, row.get_absolute_url())

    @staticmethod
    def resolve_name(row: Any) -> str:
        """In the language asked for, where it is translated."""
        return said(row, tongue()).name

    @staticmethod
    def resolve_language(row: Any) -> str:
        """That of the name."""
        return said(row, tongue()).language

    @staticmethod
    def resolve_description(row: Any) -> str:
        """In the language of the name."""
        return said(row, tongue()).description

    @staticmethod
    def resolve_sectors(row: Any) -> list[str]:
        """Their codes."""
        return str(row.sectors).split()

    @staticmethod
    def resolve_area(row: Any) -> str:
        """As a sentence."""
        return page.area_of(row)

    @staticmethod
    def resolve_posts(row: Any) -> list[Any]:
        """Those whose term runs or will."""
        return list(row.current)

    @staticmethod
    def resolve_vacancies(row: Any) -> list[Any]:
        """As the page shows them."""
        return [post for post in page.posts(row) if post.vacant]


class Member(Schema):
    """An instrument of a topic, its document in the reader's language, and whether people pinned
    it (`pinned`), left it out (`banned`), or the analysis put it there."""

    name: str
    document: str | None
    standing: Literal["pinned", "banned", "found"]


class Translation(Schema):
    """How a topic is called in one language; of one that is missing, the source stands here."""

    language: str
    name: str
    description: str
    state: Literal["source", "current", "outdated", "missing"]


class Item(Schema):
    """An activity or a document of a topic, with a link or a file."""

    kind: Literal["activity", "document"]
    title: str
    language: str
    day: date
    sector: str
    link: str


class WholeTopic(Topic):
    """A topic with what is on it; `rules` make it an area of mutual interest."""

    rules: list[str]
    instruments: list[Member]
    items: list[Item]
    translations: list[Translation]

    @staticmethod
    def resolve_rules(row: Any) -> list[str]:
        """As sentences."""
        return [tell(each, names()) for each in page.rules(row)]

    @staticmethod
    def resolve_instruments(row: Any) -> list[dict[str, Any]]:
        """Those that are on it and those that people left out, in the order of their names."""
        return [
            {
                "name": each.place.instrument.name,
                "document": each.document.slug if each.document else None,
                "standing": each.place.standing or "found",
            }
            for each in page.instruments(row)
            if each.place.holds or each.place.standing
        ]

    @staticmethod
    def resolve_items(row: Any, context: Any) -> list[dict[str, Any]]:
        """The latest first."""
        held = [each for each in row.items.all() if not each.removed]
        return [_item(row, each, context) for each in held]

    @staticmethod
    def resolve_translations(row: Any) -> list[dict[str, Any]]:
        """Of each of the six languages."""
        return [
            {
                "language": each.wanted,
                "name": each.name,
                "description": each.description,
                "state": each.state,
            }
            for each in translations(row)
        ]


class TopicChange(Schema):
    """What was changed of a topic, and when; by whom and why is for members."""

    at: datetime
    act: str
    line: str

    @staticmethod
    def resolve_at(row: Any) -> datetime:
        """When it was done."""
        moment: datetime = row.change.at
        return moment

    @staticmethod
    def resolve_act(row: Any) -> str:
        """By its code."""
        return str(row.change.act)


class TopicsAsked(Asked):
    """Filters of topics."""

    q: str = word("Words of their names and descriptions.", "flood")
    sector: str = word("The code of a Sector.", "MU-O")


class Histories(Pages):
    """Pages of changes: only those of a page are told."""

    def paginate_queryset(self, queryset: Any, *args: Any, **more: Any) -> dict[str, Any]:
        """One page of changes."""
        found = super().paginate_queryset(queryset, *args, **more)
        return {**found, "items": told(found["items"])}


@router.api_operation(READ, "/topics", **everybody(list[Topic]))
@paginate(Pages)
def list_topics(request: HttpRequest, asked: Query[TopicsAsked]) -> QuerySet[Any]:
    """Topics that require coordination, with who looks after each."""
    return selectors.listed(asked.given())


@router.api_operation(READ, "/topics/{slug}", **everybody(WholeTopic, 404))
def get_topic(request: HttpRequest, slug: Slug) -> Any:
    """One topic with its instruments, activities, documents and translations."""
    return get_object_or_404(selectors.topic(slug))


@router.api_operation(READ, "/topics/{slug}/changes", **everybody(list[TopicChange], 404))
@paginate(Histories)
def list_topic_changes(request: HttpRequest, slug: Slug) -> QuerySet[Any]:
    """What was changed of a topic, the latest first."""
    return selectors.changes(get_object_or_404(selectors.topic(slug)))


def _item(topic: Any, row: Any, context: Any) -> dict[str, Any]:
    file = reverse("topics:file", args=[topic.slug, row.pk]) if row.file else ""
    shown = {name: getattr(row, name) for name in ("kind", "title", "language", "day", "sector")}
    return {**shown, "link": row.link or (absolute(context, file) if file else "")}
