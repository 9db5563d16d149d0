"""What is done to people's rows: each function one transaction."""

import logging
from datetime import date, timedelta
from smtplib import SMTPException

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from intersector_web.people.models import Invitation, Person, Role, Term

logger = logging.getLogger(__name__)


@transaction.atomic
def accept(*, word: str, name: str, email: str, password: str | None) -> Person | None:
    """Make a person of whoever was invited; None when the invitation was used meanwhile.

    Without a password one logs in through the organisation, or by a code that is mailed. The
    address is believed: the invitation was mailed to it, or the organisation says whose it is, or
    whoever runs the site makes the first administrator.
    """
    invitation = Invitation.open(word).select_for_update().first()
    if invitation is None:
        return None
    email = email.lower()
    person = Person(name=name, email=email)
    person.set_password(password)
    person.full_clean()
    person.save()
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    _use(invitation, person)
    return person


@transaction.atomic
def take(*, word: str, person: Person) -> bool:
    """Give somebody who is here already the role of an invitation; False where it was used."""
    invitation = Invitation.open(word).select_for_update().first()
    if invitation is not None:
        _use(invitation, person)
    return invitation is not None


def _use(invitation: Invitation, person: Person) -> None:
    role = {name: getattr(invitation, name) for name in ("role", "sector", "until")}
    Term.objects.create(person=person, **role)
    invitation.used = timezone.now()
    invitation.save(update_fields=["used"])


def whose(invitation: Invitation) -> Person | None:
    """Who has an account already with the address that was invited."""
    if not invitation.email:
        return None
    held = EmailAddress.objects.filter(email=invitation.email.lower(), verified=True)
    by_address = held.select_related("user").first()
    known = Person.objects.filter(email__iexact=invitation.email).first()
    return by_address.user if by_address else known


def withdraw(*, invitation: int) -> bool:
    """Let nobody accept it any more; whether there was one to withdraw."""
    return bool(Invitation.waiting().filter(pk=invitation).delete()[0])


def decline(*, word: str) -> bool:
    """Forget an invitation, and the address that it was sent to; whether there was one."""
    return bool(Invitation.open(word).delete()[0])


def send(link: str, *, invitation: Invitation, language: str) -> bool:
    """Mail the link of an invitation; whether the mail server took it."""
    with override(language):
        context = {"invitation": invitation, "link": link}
        text = render_to_string("people/invitation.txt", context)
        subject = _("You are invited to Intersector")
    return _mailed(subject, text, invitation.email)


def _mailed(subject: str, text: str, to: str) -> bool:
    try:
        send_mail(subject, text, None, [to])
    except (SMTPException, OSError) as error:
        logger.warning("a mail was not taken: %s", error)
        return False
    return True


@transaction.atomic
def give(*, person: Person, by: Person, role: str, sector: str, until: date | None) -> Term:
    """Give somebody a role from today on."""
    term = Term.objects.create(person=person, role=role, sector=sector, until=until)
    _note(by, person, {"added": {"name": "term", "object": str(term)}})
    return term


@transaction.atomic
def end(*, term: Term, by: Person, until: date | None) -> None:
    """Set the last day of a term; without one it ends at once, and yesterday was its last."""
    term.until = until or timezone.localdate() - timedelta(days=1)
    term.save(update_fields=["until"])
    _note(by, term.person, {"changed": {"name": "term", "object": str(term), "fields": ["until"]}})


@transaction.atomic
def forget_factor(*, person: Person, by: Person | None) -> None:
    """Take away the second factor of somebody who lost it, and tell them by mail."""
    Authenticator.objects.filter(user=person).delete()
    if by is not None:
        _note(by, person, {"deleted": {"name": "second factor", "object": "TOTP"}})
    text = _(
        "Your second factor was removed because somebody said that you lost it. Set up another. "
        "If it was not you, tell the secretariat at once."
    )
    _mailed(_("Your second factor was removed"), f"{text}\n", person.email)


def _note(by: Person, person: Person, what: dict[str, dict[str, object]]) -> None:
    """Write down in the administration who changed whose rights."""
    LogEntry.objects.log_actions(by.pk, [person], CHANGE, [what], single_object=True)


def first_administrator() -> str | None:
    """The word of an invitation for an administrator; None where somebody is one today."""
    held = Term.objects.on(timezone.localdate()).filter(role=Role.ADMINISTRATOR)
    if held.filter(person__is_active=True).exists():
        return None
    Invitation.objects.filter(role=Role.ADMINISTRATOR, used__isnull=True).delete()
    return Invitation.issue(role=Role.ADMINISTRATOR)
