"""The app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Background work."""

    name = "intersector_web.jobs"
