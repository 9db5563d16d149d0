"""A proposal that somebody amended is tabled in the amended wording, or says that it is not."""

import io
import zipfile
from collections.abc import Callable, Sequence
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree
from tests.web.overlaps.test_deeds import post
from tests.web.overlaps.test_work import DAY, officer

from intersector.reading.ooxml import W
from intersector_web.overlaps import amending, selectors, services
from intersector_web.overlaps.models import Entry, Overlap, Proposal

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


def offered(kind: str, clauses: int) -> tuple[Proposal, Overlap]:
    """A proposal whose draft changes so many clauses of its pair."""
    for row in Overlap.objects.filter(found=True, proposals__kind=kind).distinct():
        for each in row.proposals.filter(kind=kind):
            if len(amending.clauses(each, row)) == clauses and (each.edits or not clauses):
                return each, row
    raise LookupError(kind)


def amend(proposal: Proposal, row: Overlap, wording: str) -> None:
    said = {"by": officer(), "token": uuid4(), "answer": "amended", "why": "Clearer."}
    services.answer(proposal=proposal, overlap=row, wording=wording, **said)  # type: ignore[arg-type]


def tabled(client: Client, proposal: Proposal) -> list[etree._Element]:
    """The texts of the Word files that the page gives."""
    place = reverse("overlaps:contribution", args=[proposal.overlap_id, proposal.pk])
    data = client.get(place, {"download": "1", "day": DAY}).content
    held = zipfile.ZipFile(io.BytesIO(data))
    files: Sequence[bytes] = [data]
    if "word/document.xml" not in held.namelist():
        files = [held.read(name) for name in held.namelist() if name.endswith(".docx")]
    parts = [zipfile.ZipFile(io.BytesIO(each)).read("word/document.xml") for each in files]
    return [etree.fromstring(part) for part in parts]


def test_the_amended_wording_is_what_is_tabled(client_of: ClientOf) -> None:
    """As tracked changes of the clause; the draft's own words are not in it."""
    proposal, row = offered("cross-refer", 1)
    drafted = amending.as_drafted(proposal, row)
    added = str(proposal.edits[0][3]).strip(" ()")
    assert added in drafted
    amend(proposal, row, drafted.replace(added, "quoniam alibi dicitur"))
    (text,) = tabled(client_of("member"), proposal)
    inserted = "".join("".join(each.itertext()) for each in text.iter(W + "ins"))
    assert "quoniam alibi dicitur" in inserted
    assert added not in "".join(text.itertext())
    assert proposal in selectors.accepted({}, officer())


def test_a_wording_has_a_paragraph_for_each_clause(client_of: ClientOf) -> None:
    """What is drafted is in the form, to be changed; less, more or the draft itself is refused."""
    proposal, row = offered("joint-activity", 2)
    client, drafted = client_of("secretariat"), amending.as_drafted(proposal, row)
    assert len(drafted.splitlines()) == 2
    said = {"prefix": f"answer-{proposal.pk}", "answer": "amended", "why": "Clearer."}
    for wording, told in (
        ("", "Write the amended wording."),
        (drafted, "This is the draft as it is"),
        ("only one", "The draft changes 2 clauses: write 2 paragraphs."),
    ):
        refused = post(client, "answer", row.pk, proposal.pk, wording=wording, **said)
        assert told in refused.content.decode()
    post(client, "answer", row.pk, proposal.pk, wording="First,\r\n\r\nsecond;", **said)
    assert amending.paragraphs(Entry.objects.get().wording) == ["First,", "second;"]


def test_who_accepts_writes_no_wording(client_of: ClientOf) -> None:
    """The draft that stood in the form is not kept as somebody's words."""
    proposal, row = offered("cross-refer", 1)
    drafted = amending.as_drafted(proposal, row)
    said = {"prefix": f"answer-{proposal.pk}", "answer": "accepted", "why": "Agreed."}
    post(client_of("secretariat"), "answer", row.pk, proposal.pk, wording=drafted, **said)
    assert Entry.objects.get().wording == ""


def test_what_cannot_be_put_into_the_text_is_told_beside_it(client_of: ClientOf) -> None:
    """Where whole instruments are merged or kept: on the page, and in the reasons."""
    proposal, row = offered("keep", 0)
    amend(proposal, row, "Keep both, but say why.")
    place = reverse("overlaps:contribution", args=[row.pk, proposal.pk])
    page = client_of("member").get(place).content.decode()
    assert "the changes shown are those drafted" in page
    texts = tabled(client_of("member"), proposal)
    assert any("Keep both, but say why." in "".join(each.itertext()) for each in texts)
