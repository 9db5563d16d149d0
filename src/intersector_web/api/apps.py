"""The app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The site for programs."""

    name = "intersector_web.api"
