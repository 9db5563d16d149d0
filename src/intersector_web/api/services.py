"""What is done to tokens."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from intersector_web.api.models import Token
from intersector_web.people.models import Person


def issue(*, person: Person, name: str, scopes: Sequence[str], until: date | None) -> str:
    """Make a token for a program of a person's; its word is not kept."""
    return Token.issue(person=person, name=name, scopes=list(scopes), until=until)


def revoke(*, person: Person, token: int) -> bool:
    """End a token of one's own; whether there was one to end."""
    held = Token.objects.filter(pk=token, person=person, revoked__isnull=True)
    return bool(held.update(revoked=timezone.now()))
