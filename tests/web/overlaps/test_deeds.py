"""What people do about overlaps: by whom, kept for good, undone by a further entry."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from intersector.jsonl import JudgementRow
from intersector_web.instruments.models import Clause
from intersector_web.overlaps import amending, page
from intersector_web.overlaps.models import Entry, Overlap
from intersector_web.overlaps.tasks import analyse
from intersector_web.people.models import Person, Term

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


@pytest.fixture
def row(db: None) -> Overlap:
    """An overlap of the focal point's Sector, with a proposal."""
    found = Overlap.objects.filter(proposals__isnull=False, sectors__contains="MU-O").first()
    assert found is not None
    return found


def post(client: Client, name: str, *args: int, prefix: str, **said: Any) -> Any:
    fields = {"token": uuid4(), **said}
    data = {f"{prefix}-{key}": value for key, value in fields.items()}
    return client.post(reverse(f"overlaps:{name}", args=args), data)


def judge(client: Client, row: Overlap, verdict: str = "overlap", **said: Any) -> Any:
    fields = {"seen": page.digest_of(row), "verdict": verdict, "why": "Both ask it.", **said}
    return post(client, "decide", row.pk, prefix="verdict", **fields)


def shown(client: Client, row: Overlap) -> str:
    return client.get(row.get_absolute_url()).content.decode()


def test_a_verdict_is_shown_to_members_with_who_and_why(row: Overlap, client_of: ClientOf) -> None:
    """And keeps the text that was judged."""
    assert judge(client_of("focal-point"), row).status_code == 302
    text = shown(client_of("member"), row)
    assert "Both ask it." in text
    assert "They overlap" in text
    entry = Entry.objects.get()
    assert row.left is not None
    assert (entry.judged["left"]["text"], entry.digest) == (row.left.words, row.digest)


@pytest.mark.parametrize("missing", ["why", "verdict", "token"])
def test_a_verdict_needs_a_reason(row: Overlap, client_of: ClientOf, missing: str) -> None:
    """What was written stays in the form."""
    response = judge(client_of("secretariat"), row, **{missing: ""})
    assert response.status_code == 422
    assert not Entry.objects.exists()
    assert missing == "why" or "Both ask it." in response.content.decode()


def test_a_form_sent_twice_counts_once(row: Overlap, client_of: ClientOf) -> None:
    """As after a double click, or a lost answer."""
    client, token = client_of("secretariat"), uuid4()
    assert [judge(client, row, token=token).status_code for _ in range(2)] == [302, 302]
    assert Entry.objects.count() == 1


def test_a_text_that_changed_while_it_was_read_is_not_judged(
    row: Overlap, client_of: ClientOf
) -> None:
    """The second try, having seen the new text, counts."""
    client = client_of("secretariat")
    refused = judge(client, row, seen="an older text")
    assert "The text changed while you were reading" in refused.content.decode()
    assert page.digest_of(row) in refused.content.decode()
    assert judge(client, row).status_code == 302


@pytest.mark.parametrize("name", ["decide", "answer", "withdraw"])
def test_focal_points_decide_in_their_own_sector(
    row: Overlap, client_of: ClientOf, name: str
) -> None:
    """Whoever knows the address of another's overlap is refused."""
    judge(client_of("secretariat"), row)
    Term.objects.filter(role="focal-point").update(sector="elsewhere")
    args = {"answer": [row.proposals.all()[0].pk], "withdraw": [Entry.objects.get().pk]}
    client = client_of("focal-point")
    assert post(client, name, row.pk, *args.get(name, []), prefix="x").status_code == 403
    assert "Record the verdict" not in shown(client, row)
    assert Entry.objects.count() == 1


def test_what_belongs_to_another_overlap_is_not_there(row: Overlap, client_of: ClientOf) -> None:
    """Neither its entries nor its proposals can be reached through one's own."""
    client = client_of("secretariat")
    other = Overlap.objects.exclude(pair=row.pair)[0]
    judge(client, row)
    entry, proposal = Entry.objects.get().pk, row.proposals.all()[0].pk
    said = {"why": "Mine.", "answer": "accepted"}
    undo = post(client, "withdraw", other.pk, entry, prefix=f"withdraw-{entry}", **said)
    take = post(client, "answer", other.pk, proposal, prefix=f"answer-{proposal}", **said)
    assert (undo.status_code, take.status_code) == (404, 404)


def test_undoing_brings_back_what_stood_before(row: Overlap, client_of: ClientOf) -> None:
    """Everything that was said is still read; undone twice, it is undone once."""
    client = client_of("secretariat")
    judge(client, row, "distinct")
    judge(client, row, "overlap", why="A slip.")
    slip = Entry.objects.last()
    assert slip is not None
    for _ in range(2):
        post(client, "withdraw", row.pk, slip.pk, prefix=f"withdraw-{slip.pk}", why="Wrong row.")
    assert Entry.objects.count() == 3
    state = page.context(row, Person.objects.get(email="member@union.example"), None)
    assert state["verdict"].value == "distinct"
    text = shown(client, row)
    assert all(words in text for words in ("A slip.", "Wrong row.", "Withdrawn"))


def test_entries_are_never_rewritten(row: Overlap, client_of: ClientOf) -> None:
    """Not by a row, nor by many, nor with what they are about."""
    judge(client_of("secretariat"), row)
    entry = Entry.objects.get()
    for act in (entry.save, entry.delete, Entry.objects.all().delete, Entry.objects.update):
        with pytest.raises(TypeError, match="never"):
            act()


def test_a_proposal_is_answered(row: Overlap, client_of: ClientOf) -> None:
    """An amended one with its wording, or not at all."""
    client, proposal = client_of("focal-point"), row.proposals.all()[0]
    said = {"prefix": f"answer-{proposal.pk}", "answer": "amended", "why": "Shorter."}
    refused = post(client, "answer", row.pk, proposal.pk, **said)
    assert "Write the amended wording." in refused.content.decode()
    wording = "\n".join(["to keep lamps,"] * len(amending.clauses(proposal, row)))
    post(client, "answer", row.pk, proposal.pk, wording=wording, **said)
    assert Entry.objects.get().words == "Amended"
    assert "to keep lamps," in shown(client_of("member"), row)


def test_an_overlap_is_given_to_a_focal_point_of_its_sectors(
    row: Overlap, client_of: ClientOf
) -> None:
    """To nobody else."""
    client = client_of("coordinator")
    for role, status in (("focal-point", 302), ("member", 422)):
        to = Person.objects.get(email=f"{role}@union.example").pk
        assert post(client, "assign", row.pk, prefix="assign", to=to).status_code == status
    assert Entry.objects.count() == 1


def test_a_comment_is_plain_text(row: Overlap, client_of: ClientOf) -> None:
    """Whatever it holds is shown and not done."""
    client = client_of("member")
    post(client, "comment", row.pk, prefix="comment", why="<script>alert(1)</script>")
    text = shown(client, row)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script>alert" not in text


def test_another_site_cannot_decide(row: Overlap) -> None:
    """A form without the word of this site is refused."""
    client = Client(enforce_csrf_checks=True)
    person = Person.objects.get(email="secretariat@union.example")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert judge(client, row).status_code == 403
    assert not Entry.objects.exists()


def test_decisions_survive_an_analysis(row: Overlap, client_of: ClientOf) -> None:
    """And a finding of another name about the same clauses has them too."""
    judge(client_of("secretariat"), row)
    Overlap.objects.filter(pk=row.pk).update(name="an-older-name")
    analyse.func()
    fresh = Overlap.objects.get(pair=row.pair, found=True)
    assert fresh.pk != row.pk
    text = shown(client_of("member"), fresh)
    assert "Both ask it." in text
    assert "of another edition or reading" in text


def test_an_edition_with_other_words_asks_to_look_again(row: Overlap, client_of: ClientOf) -> None:
    """The verdict stays, with what was judged."""
    judge(client_of("secretariat"), row)
    assert row.left is not None
    old = row.left.words
    Clause.objects.filter(pk=row.left.pk).update(text=f"{old} Or not.", said="other words")
    assert "no longer what was judged" in shown(client_of("member"), row)
    assert Entry.objects.get().judged["left"]["text"] == old


def test_decisions_are_given_to_the_scoring(
    row: Overlap, client_of: ClientOf, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line a pair, the verdict that stands, by the command as by the page."""
    client = client_of("secretariat")
    judge(client, row, "unsure")
    judge(client, row, "integrates")
    given = client.get(reverse("overlaps:decisions"))
    content = b"".join(given.streaming_content).decode()  # type: ignore[attr-defined]
    call_command("decisions")
    assert capsys.readouterr().out == content
    (line,) = content.splitlines()
    read = JudgementRow.model_validate_json(line)
    assert (read.verdict, read.left.text) == ("integrates", json.loads(line)["left"]["text"])
