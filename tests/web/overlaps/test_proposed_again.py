"""An answer is to what is drafted: it holds where that is proposed again under another name."""

from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html
from tests.web.overlaps.test_work import accept, officer

from intersector_web.overlaps import selectors
from intersector_web.overlaps.models import Overlap, Proposal

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


@pytest.fixture
def answered(db: None) -> Proposal:
    """An accepted proposal."""
    found = Proposal.objects.filter(found=True, overlap__found=True, kind="cross-refer")
    row = next(each for each in found.select_related("overlap") if each.edits)
    accept(row)
    return row


def again(row: Proposal, **other: str) -> Proposal:
    """The same proposal as a later analysis makes it: under another name, the old one left."""
    Proposal.objects.filter(pk=row.pk).update(found=False)
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return Proposal.objects.create(**{**fields, "id": None, "name": "again", **other})


def offers(client: Client, row: Overlap) -> list[html.HtmlElement]:
    page = html.document_fromstring(client.get(row.get_absolute_url()).content)
    found: list[html.HtmlElement] = page.find_class("offer")
    return found


def test_the_answer_stays(answered: Proposal, client_of: ClientOf) -> None:
    """On its page, once; among the contributions; to the one that is proposed now."""
    assert answered.overlap is not None
    number = len(offers(client_of("member"), answered.overlap))
    now = again(answered)
    shown = offers(client_of("member"), answered.overlap)
    assert len(shown) == number
    assert "Accepted" in "".join(each.text_content() for each in shown)
    assert selectors.accepted({}, officer()) == [now]


def test_another_draft_asks_to_look_again(answered: Proposal, client_of: ClientOf) -> None:
    """It says what was answered to the one before, and is not tabled."""
    assert answered.overlap is not None
    again(answered, draft="Strike it all.")
    shown = offers(client_of("secretariat"), answered.overlap)
    told = "".join(each.text_content() for each in shown)
    assert "Look again" in told
    assert "Answered in another wording" in told
    assert selectors.accepted({}, officer()) == []


def test_what_is_no_longer_proposed_is_only_read(answered: Proposal, client_of: ClientOf) -> None:
    """With its answer: it is neither decided on nor tabled, its texts may be others today."""
    assert answered.overlap is not None
    again(answered, draft="Strike it all.")
    shown = offers(client_of("secretariat"), answered.overlap)
    (gone,) = [each for each in shown if "no longer proposes this" in each.text_content()]
    assert "Accepted" in gone.text_content()
    assert not gone.xpath(".//form | .//a")


def test_an_answer_follows_its_pair_into_the_next_edition(answered: Proposal) -> None:
    """The overlap of the new edition is another row, of the same two lines."""
    row = answered.overlap
    assert row is not None
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    newer = Overlap.objects.create(**{**fields, "id": None, "name": "newer"})
    Overlap.objects.filter(pk=row.pk).update(found=False)
    now = again(answered, overlap_id=newer.pk)
    assert selectors.accepted({}, officer()) == [now]
