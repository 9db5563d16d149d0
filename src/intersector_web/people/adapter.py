"""How allauth fits this house: nobody signs up, people are invited."""

import logging
from smtplib import SMTPException
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from intersector_web.people import services
from intersector_web.people.models import Invitation, Person

logger = logging.getLogger(__name__)
INVITED = "invitation"
"""What a session remembers of an invitation that is being accepted: its word."""


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts by invitation (`models.Invitation`)."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": _(
            "Too many failed attempts. By password you can try again in five minutes; a code by "
            "e-mail lets you in at once."
        ),
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Never."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mail it; where the mail server refuses, say so and go on."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError) as error:
            logger.warning("a mail was not taken: %s", error)
            messages.error(self.request, _("The mail could not be sent. Try again later."))


class ThroughOrganisation(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Who comes from the organisation's own login is known by a verified address, or is invited."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Only for somebody who opened an invitation, and whose address is verified there."""
        invited = Invitation.open(request.session.get(INVITED, "")).exists()
        mine = sociallogin.user.email.lower()
        proven = {each.email.lower() for each in sociallogin.email_addresses if each.verified}
        return invited and mine in proven

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> Person:
        """A person by the name that the organisation gives."""
        person: Person = super().populate_user(request, sociallogin, data)
        person.name = data.get("name") or person.email
        return person

    def save_user(
        self, request: HttpRequest, sociallogin: SocialLogin, form: object = None
    ) -> Person:
        """Make a person of whoever was invited; `form` is never asked for."""
        said: Person = sociallogin.user
        word = request.session.pop(INVITED)
        person = services.accept(word=word, name=said.name, email=said.email, password=None)
        if person is None:
            raise ImmediateHttpResponse(render(request, "people/expired.html", status=410))
        sociallogin.user = person
        sociallogin.save(request, connect=True)
        return person
