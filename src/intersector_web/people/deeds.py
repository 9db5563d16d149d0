"""What people did, by whom, when and why: rows that are only ever added.

To undo is to add one that withdraws another. A `token` comes with the form: sent twice, it makes
one row. What stands is the latest that nobody withdrew.
"""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _


class Deeds(models.QuerySet[Any]):
    """Deeds: added, read, never changed."""

    def update(self, **_fields: object) -> int:
        """Refuse."""
        raise TypeError("entries are never rewritten")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise TypeError("entries are never deleted")

    def standing(self) -> Self:
        """Those that nobody withdrew, the latest first.

        Asked so that PostgreSQL knows how many they are: of a join that finds nothing it does not.
        """
        undone = self.model._base_manager.filter(withdraws=OuterRef("pk"))
        return self.filter(~Exists(undone)).order_by("-pk")


class Deed(models.Model):
    """One thing that somebody did, and why."""

    token = models.UUIDField(_("Form token"), unique=True)
    by = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", verbose_name=_("Done by")
    )
    at = models.DateTimeField(_("Date and time"), auto_now_add=True)
    why = models.TextField(_("Reason"), blank=True)
    withdraws = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        related_name="withdrawal",
        verbose_name=_("Withdrawn entry"),
    )

    objects = Deeds.as_manager()

    class Meta:
        abstract = True
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering: ClassVar = ["pk"]

    def save(self, **options: Any) -> None:
        """Add it; refuse to write it anew."""
        if not self._state.adding:
            raise TypeError("entries are never rewritten")
        super().save(**options)

    def delete(self, *_args: Any, **_options: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise TypeError("entries are never deleted")
