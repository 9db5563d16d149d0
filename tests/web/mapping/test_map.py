"""The map as a table and a picture: rows, columns, zoom, what is asked of it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from pytest_django import DjangoAssertNumQueries

from intersector_web.mapping.models import Place, Tie
from intersector_web.overlaps.models import Theme
from intersector_web.overlaps.tasks import analyse
from intersector_web.topics.models import Adoption, Topic

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


def opened(client: Client, address: str) -> html.HtmlElement:
    """A page that is there."""
    response = client.get(address)
    assert response.status_code == 200
    return html.document_fromstring(response.content)


def test_one_row_a_theme_and_one_column_a_body(client_of: ClientOf) -> None:
    """Columns as in the organisation's mapping, areas of mutual interest first."""
    page = opened(client_of("public"), "/en/map/")
    heads = page.xpath('//table[@class="map"]/thead//th')
    codes = [" ".join(head.text_content().split()).split(" ")[0] for head in heads[1:-1]]
    assert codes == ["GC", "SIA", "OBA", "COC", "COU"]
    rows = page.xpath('//table[@class="map"]/tbody/tr')
    assert len(rows) == Theme.objects.filter(found=True).count()
    assert all(len(row.xpath("./td")) == len(heads) - 1 for row in rows)
    mutual = ["area of mutual interest" in row.xpath("string(./th)").lower() for row in rows]
    assert mutual == sorted(mutual, reverse=True)


def test_an_adopted_topic_is_the_row_and_leads_to_its_page(client_of: ClientOf) -> None:
    """By its name in the language of the page, where it has one."""
    topic = Topic.objects.all()[0]
    page = opened(client_of("public"), "/en/map/")
    (row,) = page.xpath('//tr[.//span[@class="tag"]="Coordinated topic"]')
    assert row.xpath("string(./th/a)") == "Warning of floods"
    closely = opened(client_of("public"), row.xpath("./th/a/@href")[0])
    assert closely.xpath(f'//main//a[@href="{topic.get_absolute_url()}"]')


def test_a_place_says_why_how_surely_and_by_which_clauses(client_of: ClientOf) -> None:
    """With links to the clauses and to whom it shares something with."""
    tie = Tie.objects.filter(clauses__gt=0)[0]
    page = opened(client_of("public"), tie.one.get_absolute_url())
    main = page.xpath("string(//main)")
    assert "same subject as" in main
    assert "Confidence: " in main
    assert page.xpath('//a[contains(@href, "#c")]')
    assert page.xpath(f'//a[@href="{tie.other.get_absolute_url()}"]')


def test_the_picture_leads_to_themes_and_bodies_and_has_a_twin(client_of: ClientOf) -> None:
    """By links with names; the day that is asked for goes along."""
    page = opened(client_of("public"), "/en/map/?on=2026-01-01")
    links = page.xpath('//*[local-name()="svg"]//*[local-name()="a"]/@href')
    theme = Theme.objects.filter(found=True, mapped__found=True)[0]
    assert f"{reverse('mapping:theme', args=[theme.name])}?on=2026-01-01" in links
    assert f"{reverse('mapping:body', args=['GC'])}?on=2026-01-01" in links
    told = page.xpath('//details[@class="in-words"]//tbody/tr')
    assert len(told) == len(page.xpath('//*[@class="strand"]'))


def test_a_body_is_looked_at_by_its_address(client_of: ClientOf) -> None:
    """Only the themes that it has something on; what is no body is not there."""
    page = opened(client_of("public"), reverse("mapping:body", args=["COU"]))
    there = Place.objects.filter(body="COU", found=True).values("theme").distinct().count()
    assert len(page.xpath('//table[@class="map"]/tbody/tr')) == there
    assert client_of("public").get(reverse("mapping:body", args=["XX"])).status_code == 404
    assert client_of("public").get(reverse("mapping:theme", args=["theme-x"])).status_code == 404


def test_htmx_asks_for_the_part_that_changes(client_of: ClientOf) -> None:
    """The same address gives the whole page without script."""
    part = client_of("public").get("/en/map/?area=mutual", headers={"HX-Request": "true"})
    assert b"<html" not in part.content
    whole = opened(client_of("public"), "/en/map/?area=mutual")
    assert len(whole.xpath('//table[@class="map"]/tbody/tr')) == part.content.count(
        b'scope="row"><a'
    )


def test_what_is_no_day_is_told_beside_its_field(client_of: ClientOf) -> None:
    """The map of today is shown."""
    page = opened(client_of("public"), "/en/map/?on=2024-13-45")
    assert page.get_element_by_id("id_on_error").text_content().strip()
    assert page.get_element_by_id("id_on").get("value") == "2024-13-45"
    assert page.xpath('//table[@class="map"]')


def test_a_site_without_documents_says_so(client_of: ClientOf) -> None:
    """And asks for some."""
    for kind in (Tie, Place, Adoption):
        kind.objects.all().delete()
    page = opened(client_of("public"), "/en/map/")
    assert "No theme is shared by instruments yet." in page.xpath("string(//main)")


def test_queries_do_not_grow_with_the_map(
    client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """One row costs as many as all of them."""
    client = client_of("public")
    for address in ("/en/map/", reverse("mapping:body", args=["COU"]), "/en/map/changes/"):
        with django_assert_max_num_queries(16):
            client.get(address)


def test_an_analysis_done_twice_leaves_the_same(client_of: ClientOf) -> None:
    """No place is doubled, none changed."""
    before = sorted(Place.objects.values_list("pk", "name", "found", "confidence"))
    ties = Tie.objects.count()
    analyse.func()
    assert sorted(Place.objects.values_list("pk", "name", "found", "confidence")) == before
    assert Tie.objects.count() == ties
