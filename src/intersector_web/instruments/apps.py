"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InstrumentsConfig(AppConfig):
    """Instruments and their documents."""

    name = "intersector_web.instruments"
    verbose_name = _("Instruments")
