"""Working through the queue: on to the next, one clause in many texts, the contribution."""

import io
import zipfile
from collections.abc import Callable
from uuid import uuid4

import docx
import pytest
from django.test import Client
from django.urls import reverse
from tests.web.overlaps.test_deeds import judge

from intersector_web.overlaps import page, selectors, services
from intersector_web.overlaps.models import Overlap, Proposal
from intersector_web.people.models import Person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]
DAY = "2026-11-22"


def officer() -> Person:
    return Person.objects.get(email="secretariat@union.example")


def accept(proposal: Proposal, answer: str = "accepted") -> None:
    assert proposal.overlap is not None
    services.answer(
        proposal=proposal,
        overlap=proposal.overlap,
        by=officer(),
        token=uuid4(),
        answer=answer,
        why="Agreed.",
    )


def test_after_a_verdict_the_next_undecided_comes(client_of: ClientOf) -> None:
    """In the queue as it is filtered, with the way back to what was just decided."""
    client = client_of("secretariat")
    queue = list(selectors.listed({"kind": "translation"}, officer()))
    seen = {
        "seen": page.digest_of(queue[0]),
        "verdict": "distinct",
        "why": "Read.",
        "token": uuid4(),
    }
    said = {f"verdict-{name}": value for name, value in seen.items()}
    place = reverse("overlaps:decide", args=[queue[0].pk])
    response = client.post(f"{place}?kind=translation", {**said, "next": "1"}, follow=True)
    last, _status = response.redirect_chain[-1]
    assert last == f"{queue[1].get_absolute_url()}?kind=translation"
    text = response.content.decode()
    assert f'href="{queue[0].get_absolute_url()}?kind=translation">Back to it' in text


def test_the_end_of_the_queue_is_said(client_of: ClientOf) -> None:
    """Where nothing is left that waits."""
    client = client_of("secretariat")
    row = selectors.listed({"kind": "same-subject"}, officer())[0]
    Overlap.objects.filter(kind="same-subject").exclude(pk=row.pk).update(found=False)
    said = {"seen": page.digest_of(row), "verdict": "distinct", "why": "Read.", "token": uuid4()}
    place = reverse("overlaps:decide", args=[row.pk])
    data = {**{f"verdict-{name}": value for name, value in said.items()}, "next": "1"}
    response = client.post(f"{place}?kind=same-subject", data, follow=True)
    assert "Nothing is left to decide in this queue." in response.content.decode()


def test_one_clause_in_four_texts_stands_together(client_of: ClientOf) -> None:
    """Its pairs one under the other, named once; each page of them leads to the others."""
    runs = page.runs(selectors.listed({}, officer()))
    (four,) = [run for run in runs if len(run.texts) == 4]
    assert len(four.rows) == 6
    member = client_of("member")
    queue = member.get(reverse("overlaps:list")).content.decode()
    assert "One clause in 4 texts" in queue
    assert "The same in other texts" in member.get(four.rows[0].get_absolute_url()).content.decode()


def test_an_organisation_is_called_by_words(client_of: ClientOf) -> None:
    """A text of no Sector is one of the whole organisation, not a dash."""
    text = client_of("member").get(reverse("overlaps:list")).content.decode()
    assert "Whole organisation – MU-S" in text


def test_each_reason_is_given_once(client_of: ClientOf) -> None:
    """Words one by one are apart."""
    for row in Overlap.objects.filter(found=True)[:5]:
        found = page.reasons(row.evidence.all())
        details = [str(each.detail) for each in (*found.main, *found.words)]
        assert len(details) == len(set(details))
        assert {each.feature for each in found.words} <= page.WORD_BY_WORD


def test_a_proposal_is_downloaded_as_a_contribution(client_of: ClientOf) -> None:
    """By any member; with tracked changes, between its source and its numbers."""
    offered = Proposal.objects.filter(kind="cross-refer", found=True, overlap__isnull=False)
    proposal = next(each for each in offered if each.edits)
    place = reverse("overlaps:contribution", args=[proposal.overlap_id, proposal.pk])
    asked = {"download": "1", "source": "Northern group", "number": "NOR/12/1", "day": DAY}
    response = client_of("member").get(place, asked)
    assert response.headers["Content-Disposition"] == 'attachment; filename="contribution.docx"'
    xml = zipfile.ZipFile(io.BytesIO(response.content)).read("word/document.xml").decode()
    assert "<w:ins " in xml
    text = "\n".join(each.text for each in docx.Document(io.BytesIO(response.content)).paragraphs)
    assert "Northern group" in text
    assert "NOR/12/1" in text


def test_what_is_wrong_with_a_contribution_is_said(client_of: ClientOf) -> None:
    """A number that is none, with how to write one."""
    proposal = Proposal.objects.filter(found=True, overlap__isnull=False)[0]
    place = reverse("overlaps:contribution", args=[proposal.overlap_id, proposal.pk])
    refused = client_of("member").get(place, {"download": "1", "number": "twelve", "day": DAY})
    assert refused.status_code == 422
    assert "is no number of a proposal" in refused.content.decode()


def test_accepted_proposals_are_tabled_together(client_of: ClientOf) -> None:
    """In one archive; a rejected one and one of another queue are not in it."""
    member, place = client_of("member"), reverse("overlaps:contributions")
    assert "No proposal in this queue is accepted yet" in member.get(place).content.decode()
    offered = Proposal.objects.filter(found=True, overlap__found=True, kind="cross-refer")
    first, second, third = [each for each in offered.order_by("pk") if each.edits][:3]
    accept(first)
    accept(second)
    accept(third, "rejected")
    assert set(selectors.accepted({}, officer())) == {first, second}
    response = member.get(place, {"download": "1", "day": DAY})
    names = zipfile.ZipFile(io.BytesIO(response.content)).namelist()
    assert "contribution-1.docx" in names
    assert response.content == member.get(place, {"download": "1", "day": DAY}).content


def test_judging_keeps_the_place_in_the_queue(client_of: ClientOf) -> None:
    """Without the second button one stays where one is."""
    row = Overlap.objects.filter(found=True)[0]
    assert judge(client_of("secretariat"), row).headers["Location"] == row.get_absolute_url()
