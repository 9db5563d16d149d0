"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """People and their rights."""

    name = "intersector_web.people"
    verbose_name = _("People")

    def ready(self) -> None:
        """Forget every day who was logged in."""
        from intersector_web.jobs.daily import daily  # noqa: PLC0415
        from intersector_web.people.tasks import forget_sessions  # noqa: PLC0415

        daily(forget_sessions)
