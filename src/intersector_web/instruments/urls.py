"""Addresses of instruments."""

from django.urls import path

from intersector_web.instruments import views

app_name = "instruments"
urlpatterns = [
    path("", views.listing, name="list"),
    path("load/", views.load, name="load"),
    path("load/<int:pk>/", views.progress, name="progress"),
    path("load/<int:pk>/again/", views.retry, name="retry"),
    path("<slug:slug>/", views.document, name="document"),
    path("<slug:slug>/json", views.as_json, name="json"),
    path("<slug:slug>/akn", views.as_akn, name="akn"),
    path("<slug:slug>/original", views.original, name="original"),
    path("<slug:slug>/remove/", views.remove, name="remove"),
    path("<slug:slug>/changes/<slug:old>/", views.changes, name="changes"),
    path("<slug:slug>/beside/<slug:other>/", views.beside, name="beside"),
]
