"""The organisation's own login: addresses that are the same in every language, for it knows one."""

from allauth.socialaccount.providers.openid_connect.views import callback
from django.urls import path

from intersector_web.people.views import organisation_login

urlpatterns = [
    path("<str:provider_id>/login/", organisation_login, name="openid_connect_login"),
    path("<str:provider_id>/login/callback/", callback, name="openid_connect_callback"),
]
