"""Logging in, passwords and second factors are allauth's; there is no page to sign up."""

from typing import Final

from allauth.account import urls
from allauth.socialaccount import urls as organisation
from django.urls import include, path
from django.views.generic import RedirectView

from intersector_web.people.access import public

NO_SIGNUP: Final = "account_signup"
"""allauth asks for this address when it answers strangers; it only leads to logging in."""

urlpatterns = [
    path("signup/", public(RedirectView.as_view(pattern_name="account_login")), name=NO_SIGNUP),
    *(each for each in urls.urlpatterns if "signup" not in (each.name or "")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    *(each for each in organisation.urlpatterns if "login" in (each.name or "")),
]
