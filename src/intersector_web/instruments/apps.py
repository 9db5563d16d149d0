"""The app."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    """Instruments and their documents."""

    name = "intersector_web.instruments"
