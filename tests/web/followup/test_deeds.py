"""What people do about duties: by whom, with what evidence, undone by a further entry."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.web.followup.conftest import Today, answer, assign, person, say, send

from intersector_web.followup import forms, page, services
from intersector_web.followup.models import Act, Duty, Entry, State
from intersector_web.people.models import Term

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


def shown(client: Client, duty: Duty) -> str:
    return str(client.get(duty.get_absolute_url()).content.decode())


def test_a_focal_point_says_how_far_a_duty_is(
    duty: Duty, client_of: ClientOf, today: Today
) -> None:
    """Members see who, when and why; the next time is due a year later."""
    today(date(2026, 5, 1))
    link = "https://union.example/docs/7"
    assert answer(client_of("focal-point"), duty, link=link).status_code == 302
    duty.refresh_from_db()
    assert (duty.state, duty.due) == (State.DONE, date(2027, 12, 31))
    text = shown(client_of("member"), duty)
    assert "It was tabled." in text
    assert f'href="{link}"' in text
    entry = Entry.objects.get()
    assert (entry.text, entry.digest, entry.period) == (duty.text, duty.digest, 2026)


def test_a_file_is_evidence_and_is_never_shown_by_the_browser(
    duty: Duty, client_of: ClientOf
) -> None:
    """It comes back as it was given, as a download."""
    file = SimpleUploadedFile("minutes.html", b"<script>alert(1)</script>", "text/html")
    assert answer(client_of("focal-point"), duty, file=file).status_code == 302
    address = reverse("followup:evidence", args=[duty.pk, Entry.objects.get().pk])
    response = client_of("member").get(address)
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert content == b"<script>alert(1)</script>"
    assert response.headers["Content-Disposition"] == 'attachment; filename="minutes.html"'
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert address in shown(client_of("member"), duty)


@pytest.mark.parametrize(
    "wrong",
    [
        {"why": ""},
        {"state": ""},
        {"state": "forgotten"},
        {"token": ""},
        {"period": 2028},
        {"period": 1999},
        {"seen": "an older text"},
        {"link": "javascript:alert(1)"},
        {"link": "ftp://union.example/"},
    ],
)
def test_an_answer_that_is_wrong_is_asked_for_again(
    duty: Duty, client_of: ClientOf, wrong: dict[str, Any]
) -> None:
    """What was written stays in the form; nothing is kept."""
    response = answer(client_of("secretariat"), duty, **wrong)
    assert response.status_code == 422
    assert not Entry.objects.exists()
    assert "why" in wrong or "It was tabled." in response.content.decode()


def test_the_second_try_after_the_text_changed_counts(duty: Duty, client_of: ClientOf) -> None:
    """The form then holds the name of the new text."""
    refused = answer(client_of("secretariat"), duty, seen="an older text")
    assert "The text changed while you were reading" in refused.content.decode()
    assert duty.digest in refused.content.decode()


def test_a_file_that_is_too_large_is_refused(
    duty: Duty, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Evidence is not an archive."""
    monkeypatch.setattr(forms, "LARGEST", 3)
    file = SimpleUploadedFile("a.txt", b"four")
    assert answer(client_of("secretariat"), duty, file=file).status_code == 422


def test_a_form_sent_twice_counts_once(duty: Duty, client_of: ClientOf) -> None:
    """Also when the duty moved on to its next time in between."""
    client, token = client_of("secretariat"), uuid4()
    period = page.now(duty).period
    codes = [answer(client, duty, token=token, period=period).status_code for _ in range(2)]
    assert codes == [302, 302]
    assert Entry.objects.count() == 1


def test_who_is_not_concerned_is_refused(duty: Duty, client_of: ClientOf) -> None:
    """A focal point of another Sector, a delegate."""
    Duty.objects.filter(pk=duty.pk).update(sectors="MU-S")
    assert answer(client_of("focal-point"), duty).status_code == 403
    assert answer(client_of("member"), duty).status_code == 403
    assert not Entry.objects.exists()


@pytest.mark.parametrize("to", ["person", "desk"])
def test_who_was_made_responsible_may_answer(duty: Duty, client_of: ClientOf, to: str) -> None:
    """Whatever the Sectors of the duty are."""
    Duty.objects.filter(pk=duty.pk).update(sectors="MU-S")
    held: dict[str, Any] = {"to": person("focal-point")} if to == "person" else {"desk": "MU-O"}
    assign(duty, **held)
    assert answer(client_of("focal-point"), duty).status_code == 302
    Term.objects.filter(person=person("focal-point")).delete()
    assert answer(client_of("focal-point"), duty).status_code == 403


def test_an_officer_sets_who_answers_and_another_day(duty: Duty, client_of: ClientOf) -> None:
    """A person, the focal points of a Sector, an office, nobody; a day with its reason."""
    client, focal = client_of("secretariat"), person("focal-point")
    for held, told in (
        (f"person:{focal.pk}", (focal.pk, "", "")),
        ("desk:MU-S", (None, "MU-S", "")),
        ("office:Director OB", (None, "", "Director OB")),
        ("", (None, "", "")),
    ):
        assert send(client, "assign", duty.pk, held=held).status_code == 302
        duty.refresh_from_db()
        assert (duty.person_id, duty.desk, duty.office) == told
    moved = {"period": 2026, "due": "2026-09-01", "why": "The group meets later."}
    assert send(client, "postpone", duty.pk, **moved).status_code == 302
    duty.refresh_from_db()
    assert duty.due == date(2026, 9, 1)
    assert "The group meets later." in shown(client_of("member"), duty)


@pytest.mark.parametrize("held", ["person:999999", "office:Nobody", "desk:X", "person:"])
def test_whoever_cannot_answer_is_not_made_responsible(
    duty: Duty, client_of: ClientOf, held: str
) -> None:
    """Only what the form offers."""
    assert send(client_of("secretariat"), "assign", duty.pk, held=held).status_code == 422
    assert not Entry.objects.exists()


def test_a_focal_point_may_not_set_a_day(duty: Duty, client_of: ClientOf) -> None:
    """Nor who answers, nor undo it."""
    entry = assign(duty, desk="MU-O")
    client = client_of("focal-point")
    assert send(client, "postpone", duty.pk, due="2030-01-01", why="Later.").status_code == 403
    assert send(client, "assign", duty.pk, held="").status_code == 403
    assert send(client, "withdraw", duty.pk, entry.pk, why="No.").status_code == 403


def test_what_was_said_is_withdrawn_and_stays(duty: Duty, client_of: ClientOf) -> None:
    """The state before it stands again; once withdrawn it is not withdrawn again."""
    say(duty, "in-progress", 2026)
    entry = say(duty, "superseded", 2026)
    client = client_of("focal-point")
    for _ in range(2):
        assert send(client, "withdraw", duty.pk, entry.pk, why="By mistake.").status_code == 302
    duty.refresh_from_db()
    assert duty.state == State.IN_PROGRESS
    assert Entry.objects.filter(act=Act.WITHDRAWAL).count() == 1
    text = shown(client_of("member"), duty)
    assert "By mistake." in text
    assert "Withdrawn" in text


def test_an_entry_of_another_duty_is_not_undone_here(duty: Duty, client_of: ClientOf) -> None:
    """Its own page does."""
    other = Duty.objects.exclude(pk=duty.pk)[0]
    entry = services.assign(duty=other, by=person("secretariat"), token=uuid4(), desk="MU-S")
    response = send(client_of("administrator"), "withdraw", duty.pk, entry.pk, why="No.")
    assert response.status_code == 404


def test_entries_are_never_rewritten(duty: Duty) -> None:
    """Neither alone nor together."""
    entry = say(duty, "done", 2026)
    for forbidden in (entry.save, entry.delete, Entry.objects.all().delete):
        with pytest.raises(TypeError, match="never"):
            forbidden()  # type: ignore[operator]
    with pytest.raises(TypeError, match="never"):
        Entry.objects.update(why="Other words.")


def test_what_stands_beside_a_duty_is_what_its_entries_say(duty: Duty) -> None:
    """Counted anew from the entries alone, it is the same."""
    say(duty, "in-progress", 2026)
    assign(duty, desk="MU-S")
    kept = {name: getattr(duty, name) for name in services.STANDS}
    Duty.objects.filter(pk=duty.pk).update(state="done", due=None, desk="", again=True)
    services.settle()
    duty.refresh_from_db()
    assert {name: getattr(duty, name) for name in services.STANDS} == kept


def test_what_people_write_is_no_part_of_the_page(duty: Duty, client_of: ClientOf) -> None:
    """Not as elements."""
    answer(client_of("focal-point"), duty, why="<script>alert(1)</script>")
    assert "<script>alert(1)" not in shown(client_of("member"), duty)
