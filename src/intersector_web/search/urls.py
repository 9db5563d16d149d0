"""Addresses of search."""

from django.urls import path

from intersector_web.search import views

app_name = "search"
urlpatterns = [path("", views.results, name="results")]
