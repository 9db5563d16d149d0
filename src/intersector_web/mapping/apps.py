"""The app."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MappingConfig(AppConfig):
    """The mapping of resolutions."""

    name = "intersector_web.mapping"
    verbose_name = _("Mapping of resolutions")

    def ready(self) -> None:
        """Tell each analysis what people decided, and keep what it found."""
        from intersector_web.mapping import bridge, related  # noqa: PLC0415
        from intersector_web.overlaps.signals import analysed, reviewing  # noqa: PLC0415

        def decided(**_: Any) -> Any:
            return [*bridge.pairings(), *related.decided()]

        def heard(findings: Any = None, clauses: Any = None, **_: Any) -> None:
            if findings is not None:
                bridge.keep_map(findings, clauses)

        reviewing.connect(decided, weak=False, dispatch_uid="mapping")
        analysed.connect(heard, weak=False, dispatch_uid="mapping")
