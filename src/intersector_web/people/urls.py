"""Addresses of people."""

from django.urls import path

from intersector_web.people import views

app_name = "people"
urlpatterns = [
    path("", views.listing, name="list"),
    path("<int:pk>/", views.person, name="person"),
    path("<int:pk>/terms/<int:term>/end/", views.end, name="end"),
    path("<int:pk>/factor/", views.forget_factor, name="forget_factor"),
    path("me/", views.me, name="me"),
    path("me/data/", views.export, name="export"),
    path("me/erase/", views.erase, name="erase"),
    path("invite/", views.invite, name="invite"),
    path("invitations/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("invitation/<str:word>/", views.accept, name="accept"),
    path("invitation/<str:word>/take/", views.take, name="take"),
    path("invitation/<str:word>/decline/", views.decline, name="decline"),
]
