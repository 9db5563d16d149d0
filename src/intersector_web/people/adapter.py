"""How allauth fits this house: nobody signs up, people are invited."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts by invitation (`models.Invitation`)."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Never."""
        return False
