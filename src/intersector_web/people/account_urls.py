"""Logging in, passwords and second factors are allauth's; there is no page to sign up."""

from typing import Final

from allauth.account import urls
from allauth.socialaccount import urls as organisation
from django.urls import include, path
from django.views.generic import RedirectView

from intersector_web.people.access import public
from intersector_web.people.codes import ConfirmCode

CODE: Final = "account_confirm_login_code"
NO_SIGNUP: Final = "account_signup"
"""allauth asks for this address when it answers strangers; it only leads to logging in."""

urlpatterns = [
    path("signup/", public(RedirectView.as_view(pattern_name="account_login")), name=NO_SIGNUP),
    path("login/code/confirm/", ConfirmCode.as_view(), name=CODE),
    *(e for e in urls.urlpatterns if "signup" not in (e.name or "") and e.name != CODE),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    *(each for each in organisation.urlpatterns if "login" in (each.name or "")),
]
