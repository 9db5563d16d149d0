"""Addresses of people."""

from django.urls import path

from intersector_web.people import views

app_name = "people"
urlpatterns = [
    path("me/", views.me, name="me"),
    path("invite/", views.invite, name="invite"),
    path("invitation/<str:word>/", views.accept, name="accept"),
]
