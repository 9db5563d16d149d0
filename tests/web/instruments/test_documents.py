"""The list, the page of a document and what stands beside it, its versions and editions."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.overlaps.test_editions import NEW, OLD, text

from intersector_web.instruments import page, selectors, services, tasks
from intersector_web.instruments.models import Clause, Document
from intersector_web.overlaps.models import Overlap
from intersector_web.people.models import Person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]
PLACE = "/en/instruments/gc-resolution-5-2023-en/"


def give(name: str, content: bytes) -> Document:
    tasks.read_load.func(services.receive([(name, ContentFile(content))], by=None).pk)
    return Document.objects.get(source=name)


@pytest.fixture
def editions(db: None) -> list[Document]:
    """Two editions of one resolution."""
    years = (("2024", OLD, ""), ("2028", NEW, "Rev. "))
    return [
        give(f"{year}.txt", text(f"RESOLUTION 70 ({rev}Quillport, {year})", clauses))
        for year, clauses, rev in years
    ]


def numbers(**asked: str) -> list[str]:
    return [each.number for each in selectors.listed(asked, page.bodies())]


def test_numbers_sort_as_numbers() -> None:
    """Body after body in the order of the organisation: 5 before 12."""
    assert numbers(kind="resolution", body="GC") == ["5", "12", "18", "21", "27"]
    bodies = [each.body for each in selectors.listed({}, page.bodies())]
    assert list(dict.fromkeys(bodies))[:3] == ["GC", "SIA", "OBA"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "union sectors work"}, ["5"]),
        ({"language": "ar"}, ["5", "19"]),
        ({"year": "2025", "sector": "MU-C", "language": "es"}, ["13"]),
        ({"year": "soon", "body": "GC", "kind": "decision"}, ["3"]),
        ({"q": "no such title"}, []),
    ],
)
def test_filters_go_together(asked: dict[str, str], expected: list[str]) -> None:
    """All that are asked; a year that is none filters nothing."""
    assert [each for each in numbers(**asked) if each] == expected


def test_the_newest_edition_is_listed(editions: list[Document]) -> None:
    """The earlier ones under it when they are asked for, or when their year is."""
    client, place = Client(), reverse("instruments:list")
    old, new = (each.get_absolute_url() for each in editions)
    plain = client.get(place, {"q": "harbour"}).content.decode()
    assert new in plain
    assert old not in plain
    for asked in ({"editions": "all"}, {"year": "2024"}):
        assert old in client.get(place, {"q": "harbour", **asked}).content.decode()


def test_an_old_edition_leads_to_the_newest(editions: list[Document]) -> None:
    """And both to what changed, where what stayed is folded."""
    old, new = editions
    assert "There is a newer edition:" in Client().get(old.get_absolute_url()).content.decode()
    changes = reverse("instruments:changes", args=[new.slug, old.slug])
    assert changes in Client().get(new.get_absolute_url()).content.decode()
    text = Client().get(changes).content.decode()
    assert "<del>ninety</del>" in text
    assert "clause kept" in text


def test_languages_stand_side_by_side() -> None:
    """Clause beside clause, each in its own direction; editions of two languages too."""
    response = Client().get(f"{PLACE}beside/gc-resolution-5-2023-ar/").content.decode()
    assert response.count('lang="ar" dir="rtl"') >= 13
    moved = Client().get(f"{PLACE}changes/gc-resolution-5-2023-ar/")
    assert moved.headers["Location"] == f"{PLACE}beside/gc-resolution-5-2023-ar/"


def test_overlaps_stand_at_their_clause(client_of: ClientOf) -> None:
    """For members, in every language of the instrument, and not for the public."""
    row = Overlap.objects.filter(found=True, left__document__slug="gc-resolution-5-2023-en")[0]
    assert row.left is not None
    arabic = Clause.objects.get(line=row.left.line, document__language="ar")
    member = Person.objects.get(email="member@union.example")
    shown = page.context(selectors.document(arabic.document.slug).get(), member)
    (at,) = [each for each in shown["clauses"] if each.clause == arabic]
    addresses = [link.address for _told, links in at.beside for link in links]
    assert row.get_absolute_url() in addresses
    assert row.get_absolute_url() in client_of("member").get(PLACE).content.decode()
    assert row.get_absolute_url() not in Client().get(PLACE).content.decode()


def test_a_long_document_is_shown_in_parts() -> None:
    """A link to a clause leads to the part that it is in; the whole says how many there are."""
    clauses = "".join(f"{n} to light lamp {n} of the pier;\n\n" for n in range(1, 131))
    held = f"RESOLUTION 71 (Quillport, 2024)\n\nLamps\n\nresolves\n\n{clauses}"
    row = give("long.txt", held.encode())
    last = row.clauses.order_by("position")[129]
    assert last.get_absolute_url() == f"{row.get_absolute_url()}?page=2#c130"
    first, second = (
        Client().get(row.get_absolute_url(), asked).content.decode() for asked in ({}, {"page": 2})
    )
    for part, rel, there, elsewhere in (
        (first, "next", "c100", "c101"),
        (second, "prev", "c130", "c100"),
    ):
        assert f'rel="{rel}"' in part
        assert f'id="{there}"' in part
        assert f'id="{elsewhere}"' not in part
        assert f"<dd>{row.clauses.count()}</dd>" in part


def test_who_cites_is_named_once_with_the_places() -> None:
    """A document that cites an instrument at several places is one line."""
    row = selectors.document("gc-resolution-5-2023-en").get()
    citing = selectors.citing(row)
    assert citing
    assert len({(each.document.pk, each.target) for each in citing}) == len(citing)
    assert all(each.document.instrument_id != row.instrument_id for each in citing)


@pytest.mark.parametrize("twin", ["json", "akn", "beside/gc-resolution-5-2023-ar/"])
def test_what_shows_a_text_alone_asks_for_no_more(twin: str, client_of: ClientOf) -> None:
    """The mandates of long documents are many, and no twin of the page says them."""
    client = client_of("member")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"{PLACE}{twin}").status_code == 200
    assert not [each for each in asked.captured_queries if "instruments_mandate" in each["sql"]]
