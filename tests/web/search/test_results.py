"""The page of results: what is found, why, and where it is."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse, translate_url
from pytest_django import DjangoAssertNumQueries

from intersector_web.instruments.models import Clause, Document
from intersector_web.search import selectors
from intersector_web.topics.models import Topic

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]
MUCH = "Council report resolution Union flood lighthouse"


def shown(client: Client, code: str = "en", **asked: str) -> str:
    place = translate_url(reverse("search:results"), code)
    return client.get(place, asked).content.decode()


@pytest.fixture
def client(client_of: ClientOf) -> Client:
    """Somebody without an account."""
    return client_of("public")


def test_before_anything_is_asked_the_page_says_how(client: Client) -> None:
    """With titles to try; an empty question is the same."""
    for asked in ({}, {"q": "  "}):
        text = shown(client, **asked)
        assert "How to ask" in text
        assert "?q=" in text


def test_the_instrument_that_is_named_leads_to_its_page(client: Client) -> None:
    """In any written form."""
    document = Document.objects.get(slug="gc-resolution-5-2023-en")
    for written in ("Res. 5 (Rev. Port Elsin, 2023)", "GC/resolution/5@2023"):
        text = shown(client, q=written)
        assert "This is the instrument that you named." in text
        assert f'href="{document.get_absolute_url()}"' in text


def test_a_question_in_french_finds_the_arabic_clause(client: Client) -> None:
    """The reason is said in the language of the page."""
    text = shown(client, "fr", q="formation des gardiens de phare", language="ar")
    assert 'dir="rtl"' in text
    assert "en d’autres termes." in text


def test_words_that_are_found_are_marked(client: Client) -> None:
    """In the clause, which the link leads to."""
    text = shown(client, q='"tide gauges" repair', what="clause")
    assert "<mark>tide gauges</mark>" in text
    clause = Clause.objects.get(
        document__slug__startswith="gc-resolution-12", text__contains="repair of tide gauges"
    )
    assert f'href="{clause.get_absolute_url()}"' in text


def test_versions_of_a_clause_are_one_hit(client: Client) -> None:
    """With links to the others."""
    text = shown(client, "es", q="report every year to the Council", sector="-")
    assert text.count("también en") >= 1
    assert 'hreflang="ru"' in text


def test_a_topic_is_found(client: Client) -> None:
    """By what it is called and by how it is described."""
    topic = Topic.objects.all()[0]
    text = shown(client, q="flood warning", what="topic")
    assert f'href="{topic.get_absolute_url()}"' in text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sector", "MU-O"),
        ("kind", "question"),
        ("language", "fr"),
        ("role", "operative"),
        ("body", "GC"),
        ("what", "mandate"),
        ("what", "citation"),
        ("year", "2023"),
    ],
)
def test_filters_narrow_what_is_found(client: Client, name: str, value: str) -> None:
    """Each of them leaves some and not all."""
    index = selectors.index()
    assert index is not None
    facets = {"mandate": "holds", "citation": "holds"}
    wanted = {facets.get(value, name): value}
    text = "lighthouse signals report phares"
    every = selectors.find(index, text, language="en", filters={}, count=400)
    some = selectors.find(index, text, language="en", filters=wanted, count=400)
    assert 0 < some.results.total < every.results.total
    assert f'<option value="{value}" selected>' in shown(client, q=text, **{name: value})


def test_an_instrument_that_is_not_there_is_told(client: Client) -> None:
    """By the name that was asked for."""
    assert "Not among the documents: <bdi>Resolution 4321</bdi>" in shown(
        client, q="Resolution 4321"
    )


def test_where_nothing_is_found_the_page_says_what_to_try(client: Client) -> None:
    """A filter that nobody offers is not asked for."""
    text = shown(client, q='"no such words here"', sector="NONE")
    assert "Nothing was found. Try:" in text
    assert "edition=all" in text


def test_pages_follow_each_other(client: Client) -> None:
    """Beyond the last there is nothing, and no error."""
    assert 'rel="next"' in shown(client, q=MUCH)
    assert 'rel="prev"' in shown(client, q=MUCH, page="2")
    for page in ("0", "-1", "x", "99999", "9" * 30):
        assert "found" in shown(client, q=MUCH, page=page)


def test_small_movements_get_only_the_rows(client: Client) -> None:
    """The page works without them."""
    place = reverse("search:results")
    part = client.get(place, {"q": "lamps"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "<mark>" in part


def test_what_is_asked_is_plain_text(client: Client) -> None:
    """Whatever it holds is shown and not done."""
    text = shown(client, q="<script>alert(1)</script> lamps")
    assert "<script>alert" not in text


def test_results_ask_the_database_a_bounded_number_of_times(
    client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """However much is found."""
    client = client_of("administrator")
    with django_assert_max_num_queries(20):
        shown(client, q=MUCH)


def test_the_box_stands_on_every_page_but_that_of_results(client: Client) -> None:
    """Which has its own."""
    box = 'class="seek"'
    assert box in client.get(reverse("instruments:list")).content.decode()
    assert box not in shown(client, q="lamps")
