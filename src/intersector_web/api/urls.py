"""Addresses of the page of the API; the calls have theirs in `project/urls.py`."""

from django.urls import path

from intersector_web.api import views

app_name = "api"
urlpatterns = [
    path("", views.about, name="about"),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", views.revoke, name="revoke"),
]
