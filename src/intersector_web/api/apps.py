"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The site for programs."""

    name = "intersector_web.api"
    verbose_name = _("For programs")
