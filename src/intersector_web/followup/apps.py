"""The app."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowupConfig(AppConfig):
    """What becomes of mandates."""

    name = "intersector_web.followup"
    verbose_name = _("Follow-up of mandates")

    def ready(self) -> None:
        """Follow what an analysis found, and remind people every day."""
        from intersector_web.followup.tasks import follow, remind  # noqa: PLC0415
        from intersector_web.jobs.daily import daily  # noqa: PLC0415
        from intersector_web.overlaps.signals import analysed  # noqa: PLC0415

        def again(**_: Any) -> None:
            follow.enqueue()

        analysed.connect(again, weak=False, dispatch_uid="follow")
        daily(remind)
