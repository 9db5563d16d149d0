"""Addresses of overlaps."""

from django.urls import path

from intersector_web.overlaps import views

app_name = "overlaps"
urlpatterns = [
    path("", views.listing, name="list"),
    path("decisions.jsonl", views.decisions, name="decisions"),
    path("contributions/", views.contributions, name="contributions"),
    path("<int:pk>/", views.overlap, name="overlap"),
    path("<int:pk>/verdict/", views.decide, name="decide"),
    path("<int:pk>/proposals/<int:proposal>/", views.answer, name="answer"),
    path(
        "<int:pk>/proposals/<int:proposal>/contribution/", views.contribution, name="contribution"
    ),
    path("<int:pk>/assignment/", views.assign, name="assign"),
    path("<int:pk>/comment/", views.comment, name="comment"),
    path("<int:pk>/withdrawal/<int:entry>/", views.withdraw, name="withdraw"),
]
