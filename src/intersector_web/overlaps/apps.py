"""The app."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OverlapsConfig(AppConfig):
    """What the analysis found."""

    name = "intersector_web.overlaps"
    verbose_name = _("Overlaps")

    def ready(self) -> None:
        """Analyse again whenever documents were read; tell of overlaps beside their clauses."""
        from intersector_web.instruments.signals import documents_read, shown  # noqa: PLC0415
        from intersector_web.overlaps import beside  # noqa: PLC0415
        from intersector_web.overlaps.tasks import analyse  # noqa: PLC0415

        def again(**_: Any) -> None:
            analyse.enqueue()

        def told(document: Any, clauses: Any, person: Any, **_: Any) -> Any:
            may = person.has_perm("overlaps.view")
            return beside.overlaps(document, clauses, person) if may else None

        shown.connect(told, weak=False, dispatch_uid="overlaps")
        documents_read.connect(again, weak=False, dispatch_uid="analyse")
