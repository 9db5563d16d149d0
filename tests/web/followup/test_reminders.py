"""Mails about what is due: once, in time, to whoever answers for it."""

from datetime import date, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from tests.web.followup.conftest import Today, assign, person, say

from intersector_web.followup import services, tasks
from intersector_web.followup.models import Duty, Moment, Reminder
from intersector_web.people.models import Role, Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(duty: Duty, today: Today) -> Duty:
    """A duty of the focal point's, due at the end of 2026."""
    assign(duty, to=person("focal-point"))
    today(date(2026, 11, 30))
    return duty


def mails() -> list[tuple[list[str], str]]:
    """To whom, and about what, since the last time."""
    tasks.remind.func()
    sent = [(each.to, each.subject) for each in mail.outbox]
    mail.outbox.clear()
    return sent


def test_a_mail_is_sent_once_before_and_once_after(mine: Duty, today: Today) -> None:
    """30 days before the end of the year, and when it has passed."""
    told = [(["focal-point@union.example"], "1 mandate is due")]
    assert mails() == []
    today(date(2026, 12, 1))
    assert [mails(), mails()] == [told, []]
    today(date(2027, 1, 1))
    assert [mails(), mails()] == [told, []]
    assert [each.moment for each in Reminder.objects.all()] == [Moment.BEFORE, Moment.AFTER]


def test_the_mail_leads_to_the_form(mine: Duty, today: Today) -> None:
    """In whole words, with the day."""
    today(date(2026, 12, 5))
    tasks.remind.func()
    (sent,) = mail.outbox
    assert f"/en/followup/{mine.pk}/#answer" in str(sent.body)
    assert mine.text[:60] in str(sent.body)
    assert "31 December 2026" in str(sent.body)


@pytest.mark.parametrize(
    ("language", "subject"), [("fr", "1 mandat arrive à échéance"), ("ar", "تكليف واحد مستحق (1)")]
)
def test_the_mail_is_in_the_language_that_was_chosen(
    mine: Duty, today: Today, language: str, subject: str
) -> None:
    """Its links too."""
    services.prefer(person=person("focal-point"), language=language, days=30)
    today(date(2026, 12, 5))
    tasks.remind.func()
    assert mail.outbox[0].subject == subject
    assert f"/{language}/followup/" in str(mail.outbox[0].body)


@pytest.mark.parametrize(("days", "told"), [(0, 0), (7, 0), (30, 0), (90, 1)])
def test_somebody_chooses_how_early(mine: Duty, days: int, told: int) -> None:
    """31 days before the end of the year; 0 is never."""
    services.prefer(person=person("focal-point"), language="en", days=days)
    assert len(mails()) == told


def test_who_wants_no_mail_gets_none_when_it_is_late_either(mine: Duty, today: Today) -> None:
    """Never is never."""
    services.prefer(person=person("focal-point"), language="en", days=0)
    today(date(2027, 2, 1))
    assert mails() == []


@pytest.mark.parametrize("state", ["done", "superseded"])
def test_what_is_over_reminds_nobody(mine: Duty, today: Today, state: str) -> None:
    """Until it falls due again."""
    say(mine, state, 2026)
    today(date(2027, 1, 15))
    assert mails() == []


def test_another_day_is_told_anew(mine: Duty, today: Today) -> None:
    """The reminder of the day before does not count for it."""
    today(date(2026, 12, 5))
    assert len(mails()) == 1
    by = person("secretariat")
    token = say(mine, "in-progress", 2026).token
    moved: dict[str, Any] = {"period": 2026, "due": date(2026, 12, 20), "why": "Earlier."}
    services.postpone(duty=mine, by=by, token=type(token)(int=7), **moved)
    assert len(mails()) == 1


def test_the_focal_points_of_a_sector_are_told_while_they_are_in_office(
    duty: Duty, today: Today
) -> None:
    """A term that is over ends it."""
    assign(duty, desk="MU-O")
    today(date(2026, 12, 5))
    Term.objects.filter(role=Role.FOCAL_POINT).update(until=date(2026, 12, 4))
    assert mails() == []
    Term.objects.filter(role=Role.FOCAL_POINT).update(until=None)
    assert len(mails()) == 1


def test_one_mail_tells_of_all(mine: Duty, today: Today) -> None:
    """However much somebody answers for."""
    other = Duty.objects.filter(found=True).exclude(pk=mine.pk)[0]
    Duty.objects.filter(pk=other.pk).update(dues=[[2026, None]])
    other.refresh_from_db()
    assign(other, to=person("focal-point"))
    today(date(2026, 12, 5))
    assert [subject for _to, subject in mails()] == ["2 mandates are due"]


def test_a_mail_that_was_refused_is_tried_again(
    mine: Duty, today: Today, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the next day, by the next job."""
    today(date(2026, 12, 5))

    def refuse(*_: object) -> int:
        raise SMTPServerDisconnected

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        assert mails() == []
    assert not Reminder.objects.exists()
    assert len(mails()) == 1


def test_what_was_cut_short_is_not_sent_again_and_says_so(
    mine: Duty, today: Today, client_of: Any
) -> None:
    """The worker was killed between the claim and the mail, or between the mail and the note."""
    today(date(2026, 12, 5))
    Reminder.objects.create(
        duty=mine, person=person("focal-point"), due=mine.due, moment=Moment.BEFORE
    )
    assert mails() == []
    text = client_of("member").get(mine.get_absolute_url()).content.decode()
    assert "it is not known whether it was sent" in text


def test_a_new_day_opens_what_falls_due_again(duty: Duty, today: Today) -> None:
    """Done in 2026, it is not started on the first of January."""
    today(date(2026, 12, 30))
    say(duty, "done", 2026)
    today(date(2026, 12, 30) + timedelta(days=2))
    tasks.remind.func()
    duty.refresh_from_db()
    assert (duty.state, duty.due) == ("not-started", date(2027, 12, 31))
