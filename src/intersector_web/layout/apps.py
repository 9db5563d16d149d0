"""The app."""

from django.apps import AppConfig


class LayoutConfig(AppConfig):
    """The frame of every page."""

    name = "intersector_web.layout"
