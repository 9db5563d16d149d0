"""Addresses of topics."""

from django.urls import path

from intersector_web.topics import views

app_name = "topics"
urlpatterns = [
    path("", views.listing, name="list"),
    path("<slug:slug>/", views.topic, name="topic"),
]
