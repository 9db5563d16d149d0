"""The app."""

from typing import Any

from django.apps import AppConfig


class OverlapsConfig(AppConfig):
    """What the analysis found."""

    name = "intersector_web.overlaps"

    def ready(self) -> None:
        """Analyse again whenever documents were read."""
        from intersector_web.instruments.signals import documents_read  # noqa: PLC0415
        from intersector_web.overlaps.tasks import analyse  # noqa: PLC0415

        def again(**_: Any) -> None:
            analyse.enqueue()

        documents_read.connect(again, weak=False, dispatch_uid="analyse")
