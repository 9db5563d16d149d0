"""The app."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TopicsConfig(AppConfig):
    """Topics that require coordination."""

    name = "intersector_web.topics"
    verbose_name = _("Topics")

    def ready(self) -> None:
        """Tell analyses what people decided, hear what they found; tell instruments; mail."""
        from intersector_web.instruments.signals import shown  # noqa: PLC0415
        from intersector_web.jobs.daily import daily  # noqa: PLC0415
        from intersector_web.overlaps.signals import analysed, reviewing  # noqa: PLC0415
        from intersector_web.topics import beside, bridge  # noqa: PLC0415
        from intersector_web.topics.tasks import digest  # noqa: PLC0415

        def decided(**_: Any) -> Any:
            return bridge.pairings()

        def heard(**_: Any) -> None:
            bridge.keep_places()

        def told(document: Any, person: Any, **_: Any) -> Any:
            return beside.topics(document) if person.has_perm("topics.view") else None

        daily(digest)
        shown.connect(told, weak=False, dispatch_uid="topics")
        reviewing.connect(decided, weak=False, dispatch_uid="topics")
        analysed.connect(heard, weak=False, dispatch_uid="topics")
