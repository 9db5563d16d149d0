"""What is done to people's rows: each function one transaction."""

from typing import Any

from allauth.account.models import EmailAddress
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from intersector_web.people.models import Invitation, Person, Role, Term


@transaction.atomic
def accept(*, word: str, name: str, email: str, password: str | None) -> Person | None:
    """Make a person of whoever was invited; None when the invitation was used meanwhile.

    Without a password one logs in through the organisation, or by a code that is mailed.
    """
    invitation = Invitation.open(word).select_for_update().first()
    if invitation is None:
        return None
    person = Person(name=name, email=email)
    person.set_password(password)
    person.full_clean()
    person.save()
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    Term.objects.create(person=person, role=invitation.role, sector=invitation.sector)
    invitation.used = timezone.now()
    invitation.save(update_fields=["used"])
    return person


def send(link: str, *, to: str) -> None:
    """Mail the link of an invitation, where there is an address."""
    if to:
        text = _("Open this link to create your account. It works once, for 7 days.")
        send_mail(_("You are invited"), f"{text}\n\n{link}\n", None, [to])


def may_give(giver: Person, role: str) -> bool:
    """Only administrators make administrators."""
    return role != Role.ADMINISTRATOR or giver.is_superuser


def first_administrator() -> str | None:
    """The word of an invitation for an administrator; None where somebody is one today."""
    held: Any = Term.objects.on(timezone.localdate()).filter(role=Role.ADMINISTRATOR)
    if held.filter(person__is_active=True).exists():
        return None
    Invitation.objects.filter(role=Role.ADMINISTRATOR, used__isnull=True).delete()
    return Invitation.issue(role=Role.ADMINISTRATOR)
