"""What pages ask of people: a bounded number of queries each."""

from collections.abc import Mapping

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from intersector_web.people.models import Invitation, Person, Role, Term


def listed(asked: Mapping[str, str]) -> QuerySet[Person]:
    """The people who have an account and fit the filters, by name, with what they hold today.

    Filters: ``q`` (words of a name or address), ``role`` (held today; ``-`` for none).
    """
    held = Term.objects.on(timezone.localdate()).order_by("role", "sector", "pk")
    factor = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    found = Person.objects.filter(erased=None).order_by("name", "email")
    for word in asked.get("q", "").split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    mine = held.filter(person=OuterRef("pk"))
    if (role := asked.get("role", "")) in Role:
        found = found.filter(Exists(mine.filter(role=role)))
    elif role == "-":
        found = found.exclude(Exists(mine))
    held_now = Prefetch("terms", held, to_attr="held")
    return found.annotate(factor=Exists(factor)).prefetch_related(held_now)


def invitations() -> QuerySet[Invitation]:
    """Those that nobody accepted yet and still can, the newest first."""
    return Invitation.waiting().select_related("by")


def terms(person: Person) -> QuerySet[Term]:
    """Every term of somebody, the latest first."""
    return person.terms.order_by("-since", "role", "pk")


def has_factor(person: Person) -> bool:
    """Whether somebody logs in with a second factor."""
    return bool(Authenticator.objects.filter(user=person).exists())
