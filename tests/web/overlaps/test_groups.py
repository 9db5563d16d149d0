"""One clause in many texts: what is proposed for all of them is with each of their overlaps."""

from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html
from tests.web.overlaps.test_work import accept

from intersector_web.overlaps import selectors
from intersector_web.overlaps.models import Overlap, Proposal

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


def proposals(client: Client, row: Overlap) -> html.HtmlElement:
    """What the page of an overlap proposes."""
    page = html.document_fromstring(client.get(row.get_absolute_url()).content)
    return page.get_element_by_id("proposals")


@pytest.fixture
def shared(db: None) -> Proposal:
    """The first proposal that is for a group."""
    return Proposal.objects.filter(together=True, found=True).select_related("overlap")[0]


@pytest.fixture
def others(shared: Proposal) -> list[Overlap]:
    """The other overlaps of its group."""
    assert shared.overlap is not None
    group = Overlap.objects.filter(group=shared.overlap.group, found=True)
    return list(group.exclude(pk=shared.overlap_id))


def test_a_group_is_proposed_for_as_a_whole(others: list[Overlap]) -> None:
    """What each pair alone would come to is left out."""
    assert others
    assert not Proposal.objects.filter(found=True, overlap__in=others).exists()


def test_each_overlap_shows_it_and_leads_to_where_it_is_decided(
    shared: Proposal, others: list[Overlap], client_of: ClientOf
) -> None:
    """With its draft and its contribution; the form stands in one place only."""
    officer, lead = client_of("secretariat"), shared.overlap
    assert lead is not None
    for row in others:
        found = proposals(officer, row)
        assert found.xpath(f'.//a[@href="{lead.get_absolute_url()}#proposals"]')
        drafts = [" ".join(each.text_content().split()) for each in found.find_class("draft")]
        own = proposals(officer, lead).find_class("draft")
        assert drafts == [" ".join(each.text_content().split()) for each in own]
        assert not found.xpath(".//form")
        assert all(f"/{lead.pk}/" in link for link in found.xpath(".//p/a[@class]/@href"))
    assert proposals(officer, lead).xpath(".//form")


def test_its_answer_is_shown_with_each(
    shared: Proposal, others: list[Overlap], client_of: ClientOf
) -> None:
    """Once it is given where it is decided."""
    accept(shared)
    for row in others:
        found = proposals(client_of("member"), row)
        assert found.xpath('string(.//span[@class="tag"])') == "Accepted"


def test_an_overlap_of_no_group_has_its_own_alone() -> None:
    """No other overlap speaks for it."""
    assert all(selectors.first(row) is None for row in Overlap.objects.filter(found=True, group=""))
