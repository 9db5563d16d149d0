"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """People and their rights."""

    name = "intersector_web.people"
    verbose_name = _("People")
