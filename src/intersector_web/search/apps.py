"""The app."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Finding anything on the site."""

    name = "intersector_web.search"

    def ready(self) -> None:
        """Give instruments and topics to be found; let the index follow their rows."""
        from intersector_web.search import bridge, sources, tasks  # noqa: PLC0415

        instruments = {"instrument": _("Instrument"), "clause": _("Clause")}
        sources.add(sources.Source(instruments, bridge.instrument_parts, bridge.instrument_homes))
        sources.add(sources.Source({"topic": _("Topic")}, bridge.topic_parts, bridge.topic_homes))

        def follow(**_: Any) -> None:
            tasks.refresh_soon()

        _connect(follow)


def _connect(follow: Any) -> None:
    from django.db.models.signals import post_delete, post_save  # noqa: PLC0415

    from intersector_web.instruments.models import Document  # noqa: PLC0415
    from intersector_web.instruments.signals import documents_read  # noqa: PLC0415
    from intersector_web.jobs.signals import starting  # noqa: PLC0415
    from intersector_web.overlaps.signals import analysed  # noqa: PLC0415
    from intersector_web.topics.models import Topic, Wording  # noqa: PLC0415

    for signal in (starting, documents_read, analysed):
        signal.connect(follow, weak=False, dispatch_uid="search")
    post_delete.connect(follow, sender=Document, weak=False, dispatch_uid="search")
    for model in (Topic, Wording):
        post_save.connect(follow, sender=model, weak=False, dispatch_uid="search")
