"""What the library read, as rows. `bridge.py` turns them into its types and back.

Names are stable: a document is known by its source, a clause by its document and its line, so that
what people said of a clause holds when it is read again, and in the next edition.
"""

from typing import ClassVar, Final
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intersector_web.people.deeds import Deed

A_PAGE: Final = 100
"""Clauses of a document that are shown at once."""


class Instrument(models.Model):
    """A work, whatever its edition and language: Resolution 5 of the General Conference."""

    name = models.CharField(_("Name"), max_length=300, unique=True)
    """The library's identifier without its edition, or the source of a document without one."""
    kind = models.CharField(_("Kind"), max_length=60)
    body = models.CharField(_("Body"), max_length=60, blank=True)
    number = models.CharField(_("Number"), max_length=60, blank=True)
    sector = models.CharField(_("Sector"), max_length=60, blank=True)
    rank = models.CharField(_("Sorting key"), max_length=200, blank=True)
    """The number so that 9 sorts before 10."""

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        ordering: ClassVar = ["body", "kind", "rank", "name"]

    def __str__(self) -> str:
        return self.name


class Document(models.Model):
    """One file: one edition in one language."""

    instrument = models.ForeignKey(
        Instrument, models.CASCADE, related_name="documents", verbose_name=_("Instrument")
    )
    slug = models.SlugField(_("Page address"), max_length=200, unique=True)
    source = models.CharField(_("Source"), max_length=500, unique=True)
    identifier = models.CharField(_("Identifier"), max_length=300, db_index=True)
    """The library's identifier with its edition; empty where the text does not tell."""
    year = models.IntegerField(_("Year"), null=True)
    revision = models.IntegerField(_("Revision"), default=0)
    language = models.CharField(_("Language"), max_length=2, db_index=True)
    title = models.TextField(_("Title"), blank=True)
    kind = models.CharField(_("Kind"), max_length=60)
    body = models.CharField(_("Body"), max_length=60, blank=True, null=True)
    number = models.CharField(_("Number"), max_length=60, blank=True, null=True)
    place = models.CharField(_("Place of adoption"), max_length=120, blank=True, null=True)
    sector = models.CharField(_("Sector"), max_length=60, blank=True, null=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    digest = models.CharField(_("Digest"), max_length=64, blank=True)
    """Another when anything of its clauses is."""
    original = models.FileField(_("The original file"))
    text = models.TextField(_("Text"))
    blocks = models.JSONField(_("Blocks of the text"), default=list)
    changes = models.JSONField(_("Tracked changes"), default=list)
    warnings = models.JSONField(_("Warnings"), default=list)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering: ClassVar = ["-year", "-revision", "language", "source"]

    def __str__(self) -> str:
        return self.identifier or self.source

    def get_absolute_url(self) -> str:
        """The page of the document."""
        return reverse("instruments:document", args=[self.slug])


class Clause(models.Model):
    """A clause; `start` and `end` are offsets into the text of its document.

    `line` is the same in every reading, edition and language of the instrument, wherever the clause
    then stands (`bridge.lines`); `said` is a digest of what it says, its number not counted.
    """

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="clauses", verbose_name=_("Document read")
    )
    line = models.UUIDField(_("Line through the editions"), default=uuid4, db_index=True)
    said = models.CharField(_("Digest of the words"), max_length=64, blank=True)
    key = models.CharField(_("Key"), max_length=500)
    position = models.IntegerField(_("Position in the text"))
    head = models.TextField(_("Heading"), null=True)
    number = models.CharField(_("Number"), max_length=60, null=True)
    role = models.CharField(_("Role in the text"), max_length=12)
    actors = models.JSONField(_("Ordered to"), default=list)
    start = models.IntegerField(_("Start"))
    end = models.IntegerField(_("End"))
    text = models.TextField(_("Text"))
    notes = models.JSONField(_("Footnotes"), default=list)

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering: ClassVar = ["document_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "line"], name="one_clause_a_line")
        ]

    def __str__(self) -> str:
        return f"{self.document_id}#{self.key}"

    @property
    def anchor(self) -> str:
        """What a link to the clause ends with."""
        return f"c{self.position + 1}"

    @property
    def words(self) -> str:
        """The text without footnotes, on one line, in which the spans of evidence are."""
        pieces, at = [], self.start
        for start, end in self.notes:
            pieces.append(self.text[at - self.start : start - self.start])
            at = end
        return " ".join("".join([*pieces, self.text[at - self.start :]]).split())

    def get_absolute_url(self) -> str:
        """The place of the clause on the page of its document that shows it."""
        page = self.position // A_PAGE + 1
        asked = f"?page={page}" if page > 1 else ""
        return f"{self.document.get_absolute_url()}{asked}#{self.anchor}"


class Citation(models.Model):
    """A citation as found; `target`, `candidates` and `current` are identifiers."""

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="citations", verbose_name=_("Document read")
    )
    clause = models.ForeignKey(
        Clause, models.CASCADE, null=True, related_name="citations", verbose_name=_("Clause")
    )
    start = models.IntegerField(_("Start"))
    end = models.IntegerField(_("End"))
    text = models.TextField(_("Text"))
    kind = models.CharField(_("Kind"), max_length=60)
    number = models.CharField(_("Number"), max_length=60, null=True)
    body = models.CharField(_("Body"), max_length=60, null=True)
    place = models.CharField(_("Place of adoption"), max_length=120, null=True)
    year = models.IntegerField(_("Year"), null=True)
    target = models.CharField(_("Cited text"), max_length=300, null=True, db_index=True)
    candidates = models.JSONField(_("Texts it may mean"), default=list)
    status = models.CharField(_("Status"), max_length=12)
    current = models.CharField(_("Current edition"), max_length=300, null=True)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering: ClassVar = ["document_id", "start"]

    def __str__(self) -> str:
        return self.text


class Mandate(models.Model):
    """Who must do what, for whom, how often, until when."""

    clause = models.ForeignKey(
        Clause, models.CASCADE, related_name="mandates", verbose_name=_("Clause")
    )
    start = models.IntegerField(_("Start"))
    end = models.IntegerField(_("End"))
    actors = models.JSONField(_("Ordered to"), default=list)
    action = models.TextField(_("What is ordered"))
    object = models.TextField(_("Object"), null=True)
    recipient = models.TextField(_("To whom"), null=True)
    frequency = models.CharField(_("How often"), max_length=60, null=True)
    deadline = models.CharField(_("By when"), max_length=120, null=True)
    reporting = models.BooleanField(_("Asks for a report"), default=False, db_index=True)
    collaborators = models.JSONField(_("In collaboration with"), default=list)
    kind = models.CharField(_("Kind"), max_length=60, null=True)
    condition = models.TextField(_("Condition"), null=True)

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering: ClassVar = ["clause_id", "start"]

    def __str__(self) -> str:
        return self.action


class State(models.TextChoices):
    """How far a file has come."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Read")
    FAILED = "failed", _("Could not be read")


class Load(models.Model):
    """Files that somebody gave together."""

    by = models.ForeignKey(
        "people.Person", models.SET_NULL, null=True, related_name="+", verbose_name=_("Done by")
    )
    at = models.DateTimeField(_("Date and time"), auto_now_add=True)

    class Meta:
        verbose_name = _("load")
        verbose_name_plural = _("loads")
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        """Where its progress is."""
        return reverse("instruments:progress", args=[self.pk])


class Incoming(models.Model):
    """One file of a load: what became of it, and what to mend."""

    load = models.ForeignKey(Load, models.CASCADE, related_name="files", verbose_name=_("Load"))
    source = models.CharField(_("Source"), max_length=500)
    file = models.FileField(_("File"))
    state = models.CharField(
        _("State"), max_length=10, choices=State, default=State.WAITING, db_index=True
    )
    document = models.ForeignKey(
        Document, models.SET_NULL, null=True, verbose_name=_("Document read")
    )
    message = models.JSONField(_("What is wrong"), default=str)
    mend = models.JSONField(_("What to do"), default=str)

    class Meta:
        verbose_name = _("incoming file")
        verbose_name_plural = _("incoming files")
        ordering: ClassVar = ["load", "pk"]

    def __str__(self) -> str:
        return self.source


class Removal(Deed):
    """That somebody took a document away; what people decided about its clauses stays."""

    source = models.CharField(_("Source"), max_length=500)
    identifier = models.CharField(_("Identifier"), max_length=300, blank=True)
    language = models.CharField(_("Language"), max_length=2)
    title = models.TextField(_("Title"), blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64)

    class Meta(Deed.Meta):
        verbose_name = _("removal")
        verbose_name_plural = _("removals")

    def __str__(self) -> str:
        return self.identifier or self.source
