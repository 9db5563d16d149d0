"""Who has which rights is seen in one place, given and ended there, and holds at once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intersector_web.api.models import Token
from intersector_web.followup import reminders
from intersector_web.followup.models import Duty, Feed
from intersector_web.people.models import Person, Role, Term

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


def of(role: str) -> Person:
    """Who holds a role."""
    return Person.objects.get(email=f"{role}@union.example")


def end_of(role: str) -> str:
    """Where the term of somebody is ended."""
    person = of(role)
    return reverse("people:end", args=[person.pk, person.terms.get().pk])


def give(client: Client, to: str, **said: str) -> int:
    """Give somebody a role; the status of the answer."""
    return client.post(reverse("people:person", args=[of(to).pk]), said).status_code


def test_people_are_found_by_name_address_and_role(client_of: ClientOf) -> None:
    """Those without a role too."""
    client, where = client_of("secretariat"), reverse("people:list")

    def found(**asked: str) -> list[str]:
        return [each.email.partition("@")[0] for each in client.get(where, asked).context["page"]]

    assert found(q="Topic coord") == found(q="coordinator@union") == ["coordinator"]
    assert found(role="focal-point") == ["focal-point"]
    assert found(role="-") == []
    Term.objects.filter(role=Role.MEMBER).update(until=timezone.localdate() - timedelta(days=1))
    assert found(role="-") == ["member"]


def test_a_role_is_given_with_its_last_day(client_of: ClientOf) -> None:
    """Of a focal point with the Sector; a day that is over is refused. It is noted by whom."""
    client, tomorrow = client_of("secretariat"), timezone.localdate() + timedelta(days=1)
    assert give(client, "member", role="focal-point", until=f"{tomorrow}") == 200
    assert give(client, "member", role="coordinator", until="2020-01-01") == 200
    assert give(client, "member", role="focal-point", sector="MU-O", until=f"{tomorrow}") == 302
    assert of("member").roles == {("member", ""), ("focal-point", "MU-O")}
    assert of("member").terms.get(role="focal-point").until == tomorrow
    [noted] = LogEntry.objects.filter(object_id=str(of("member").pk))
    assert noted.user == of("secretariat")
    assert "Focal point MU-O" in noted.get_change_message()


def test_a_role_that_is_ended_gives_nothing_any_more(
    client_of: ClientOf, mailoutbox: list[EmailMessage]
) -> None:
    """Not in the browser that is open, nor to a program, a calendar, or by mail; one's own data and
    sessions are still one's own."""
    person = of("focal-point")
    Duty.objects.filter(desk="MU-O").update(due=timezone.localdate(), ended="")
    program = Client(
        headers={"authorization": f"Bearer {Token.issue(person=person, name='A', scopes=['read'])}"}
    )
    calendar = reverse("followup:feed", args=[Feed.issue(person=person)])
    browser, duties = client_of("focal-point"), "/api/v1/duties"
    assert browser.get(reverse("overlaps:list")).status_code == 200
    assert program.get(duties).status_code == 200
    b"".join(Client().get(calendar))
    client_of("secretariat").post(end_of("focal-point"))
    assert browser.get(reverse("overlaps:list")).status_code == 403
    assert program.get(duties).status_code == 403
    assert Client().get(calendar).status_code == 404
    reminders.send()
    assert not [mail for mail in mailoutbox if person.email in mail.to]
    for name in ("people:me", "people:export", "people:erase", "usersessions_list", "mfa_index"):
        assert browser.get(reverse(name)).status_code == 200, name
    page = browser.get(reverse("people:me")).content.decode()
    assert "You hold no role today" in page
    assert "begun and ended on" in page
    assert person.terms.get().until == timezone.localdate() - timedelta(days=1)


def test_a_role_ends_on_the_day_that_is_said(client_of: ClientOf) -> None:
    """It is held on that day still."""
    client_of("secretariat").post(end_of("member"), {"until": f"{timezone.localdate()}"})
    assert of("member").holds(Role.MEMBER)
    assert of("member").terms.get().until == timezone.localdate()


def test_administrators_are_made_and_unmade_by_administrators(client_of: ClientOf) -> None:
    """And the last one stays."""
    secretariat, administrator = client_of("secretariat"), client_of("administrator")
    assert give(secretariat, "member", role="administrator") == 200
    page = secretariat.get(reverse("people:person", args=[of("administrator").pk])).content.decode()
    assert "End this role" not in page
    assert 'value="administrator"' not in page
    assert secretariat.post(end_of("administrator")).status_code == 403
    page = administrator.post(end_of("administrator"), follow=True).content.decode()
    assert "only administrator" in page
    assert of("administrator").holds(Role.ADMINISTRATOR)
    assert give(administrator, "member", role="administrator") == 302
    administrator.post(end_of("administrator"))
    assert not of("administrator").holds(Role.ADMINISTRATOR)


def test_who_is_shut_out_is_out_at_once(client_of: ClientOf) -> None:
    """In every browser that is open."""
    browser = client_of("member")
    Person.objects.filter(pk=of("member").pk).update(is_active=False)
    assert browser.get(reverse("people:me")).status_code == 302
