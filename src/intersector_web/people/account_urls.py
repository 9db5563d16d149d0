"""Logging in, passwords and second factors are allauth's; there is no page to sign up."""

from allauth.account import urls
from allauth.socialaccount import urls as organisation
from django.urls import include, path

urlpatterns = [
    *(each for each in urls.urlpatterns if "signup" not in (each.name or "")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    *(each for each in organisation.urlpatterns if "login" in (each.name or "")),
]
