"""Addresses of people."""

from django.urls import path

from intersector_web.people import views

app_name = "people"
urlpatterns = [
    path("me/", views.me, name="me"),
    path("me/data/", views.export, name="export"),
    path("me/erase/", views.erase, name="erase"),
    path("invite/", views.invite, name="invite"),
    path("invitation/<str:word>/", views.accept, name="accept"),
]
