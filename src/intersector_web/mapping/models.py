"""The places of the mapping as rows; what people decide about them stands beside, never in it."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intersector_web.instruments.models import Clause, Instrument
from intersector_web.overlaps.models import Finding, Theme
from intersector_web.people.deeds import Deed


class Place(Finding):
    """One edition of an instrument on a theme: how surely, and why the analysis puts it there.

    `edition` is the library's name of it: its identifier, or its file where it has none. `found`
    stays true of what only a person's refusal keeps out, so that an undone refusal brings it back.
    `developing` where it names the interests of developing countries.
    """

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="mapped", verbose_name=_("Theme"))
    instrument = models.ForeignKey(
        Instrument, models.CASCADE, related_name="mapped", verbose_name=_("Instrument")
    )
    edition = models.CharField(_("Edition"), max_length=300)
    year = models.IntegerField(_("Year"), null=True)
    body = models.CharField(_("Body"), max_length=60, blank=True, db_index=True)
    title = models.TextField(_("Title"), blank=True)
    language = models.CharField(_("Language"), max_length=2)
    confidence = models.FloatField(_("Confidence"), default=0)
    justification = models.JSONField(_("Reasons"), default=str)
    suppressed = models.BooleanField(_("Suppressed"), default=False)
    developing = models.BooleanField(_("Concerns developing countries"), default=False)
    clauses = models.ManyToManyField(Clause, related_name="+", verbose_name=_("Clauses"))

    class Meta:
        verbose_name = _("place on the map")
        verbose_name_plural = _("places on the map")
        ordering: ClassVar = ["theme", "order"]

    def __str__(self) -> str:
        return f"{self.edition} – {self.theme}"

    def get_absolute_url(self) -> str:
        """Where its reasons are, and what people decided."""
        return reverse("mapping:place", args=[self.pk])

    @property
    def concerned(self) -> frozenset[str]:
        """The Sector of the instrument; all of the theme's where it is of none."""
        own = self.instrument.sector
        return frozenset([own] if own else self.theme.sectors)

    @property
    def named(self) -> dict[str, Any]:
        """What a deed says it is about."""
        names = ("theme_id", "instrument_id", "edition")
        return {name: getattr(self, name) for name in names}


class Tie(models.Model):
    """What two places of a theme have in common: the clauses that overlap, or only the subject."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="ties", verbose_name=_("Theme"))
    one = models.ForeignKey(Place, models.CASCADE, related_name="+", verbose_name=_("First place"))
    other = models.ForeignKey(
        Place, models.CASCADE, related_name="+", verbose_name=_("Second place")
    )
    likeness = models.CharField(_("Likeness"), max_length=8)
    clauses = models.IntegerField(_("Clauses in common"), default=0)

    class Meta:
        verbose_name = _("tie")
        verbose_name_plural = _("ties")

    def __str__(self) -> str:
        return f"{self.one_id} – {self.other_id}: {self.likeness}"


class Related(models.Model):
    """Two works that are related, of a table that the organisation's file asks for: a Question of
    one Sector, and a Question or a group of another."""

    row = models.ForeignKey(Instrument, models.CASCADE, related_name="+", verbose_name=_("Row"))
    row_edition = models.CharField(_("Edition in the row"), max_length=300)
    column = models.ForeignKey(
        Instrument, models.CASCADE, related_name="+", verbose_name=_("Column")
    )
    column_edition = models.CharField(_("Edition in the column"), max_length=300)
    order = models.IntegerField(_("Order"))
    confidence = models.FloatField(_("Confidence"))
    justification = models.JSONField(_("Reasons"), default=str)

    class Meta:
        verbose_name = _("related pair")
        verbose_name_plural = _("related pairs")
        ordering: ClassVar = ["order"]

    def __str__(self) -> str:
        return self.edition

    def get_absolute_url(self) -> str:
        """Where its reasons are, and what people decided; the same after every analysis."""
        return reverse("mapping:pair", args=[self.row_id, self.column_id])

    @property
    def edition(self) -> str:
        """The editions of both."""
        return f"{self.row_edition} – {self.column_edition}"

    @property
    def concerned(self) -> frozenset[str]:
        """The Sectors of both."""
        return frozenset(filter(None, (self.row.sector, self.column.sector)))

    @property
    def named(self) -> dict[str, Any]:
        """What a deed says it is about."""
        names = ("row_id", "row_edition", "column_id", "column_edition")
        return {name: getattr(self, name) for name in names}


class Change(models.Model):
    """What an analysis found to be other than before: a row a change, only ever added."""

    place = models.ForeignKey(
        Place, models.CASCADE, related_name="changes", verbose_name=_("Its place")
    )
    kind = models.CharField(_("Kind"), max_length=20)
    at = models.DateTimeField(_("Date and time"), db_index=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering: ClassVar = ["-at", "place"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.place_id}"


class Act(models.TextChoices):
    """What somebody did."""

    CONFIRMED = "confirmed", _("Confirmed")
    REJECTED = "rejected", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Entry(Deed):
    """One thing that somebody said of an instrument on a theme.

    It holds for every edition; `edition` is the one that was looked at.
    """

    theme = models.ForeignKey(
        Theme, models.PROTECT, related_name="mapping_entries", verbose_name=_("Theme")
    )
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="mapping_entries", verbose_name=_("Instrument")
    )
    edition = models.CharField(_("Edition"), max_length=300)
    act = models.CharField(_("What was done"), max_length=12, choices=Act)

    class Meta(Deed.Meta):
        indexes: ClassVar = [
            models.Index(fields=["theme", "instrument"], name="entries_of_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.edition}"


class RelatedEntry(Deed):
    """One thing that somebody said of two works that are related.

    It holds for every edition; the editions are those that were looked at.
    """

    row = models.ForeignKey(Instrument, models.PROTECT, related_name="+", verbose_name=_("Row"))
    row_edition = models.CharField(_("Edition in the row"), max_length=300)
    column = models.ForeignKey(
        Instrument, models.PROTECT, related_name="+", verbose_name=_("Column")
    )
    column_edition = models.CharField(_("Edition in the column"), max_length=300)
    act = models.CharField(_("What was done"), max_length=12, choices=Act)

    class Meta(Deed.Meta):
        verbose_name = _("entry on related pairs")
        verbose_name_plural = _("entries on related pairs")
        indexes: ClassVar = [models.Index(fields=["row", "column"], name="entries_of_two_works")]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.edition}"

    @property
    def edition(self) -> str:
        """The editions of both."""
        return f"{self.row_edition} – {self.column_edition}"
