"""The app."""

from typing import Any

from django.apps import AppConfig


class TopicsConfig(AppConfig):
    """Topics that require coordination."""

    name = "intersector_web.topics"

    def ready(self) -> None:
        """Tell each analysis what people decided, hear what it found; mail what changed."""
        from intersector_web.jobs.daily import daily  # noqa: PLC0415
        from intersector_web.overlaps.signals import analysed, reviewing  # noqa: PLC0415
        from intersector_web.topics import bridge  # noqa: PLC0415
        from intersector_web.topics.tasks import digest  # noqa: PLC0415

        def decided(**_: Any) -> Any:
            return bridge.pairings()

        def heard(**_: Any) -> None:
            bridge.keep_places()

        daily(digest)
        reviewing.connect(decided, weak=False, dispatch_uid="topics")
        analysed.connect(heard, weak=False, dispatch_uid="topics")
