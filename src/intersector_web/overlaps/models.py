"""What the analysis found, as rows; what people decide about it stands beside, never in it.

A finding that a later analysis does not make again stays, no longer `found`, so that a decision
always has what it was about.
"""

from typing import ClassVar

from django.db import models

from intersector_web.instruments.models import Clause, Document


class Analysis(models.Model):
    """One run of the pipeline over all documents."""

    started = models.DateTimeField(auto_now_add=True)
    finished = models.DateTimeField(null=True)
    stage = models.CharField(max_length=40, blank=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    encoder = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-started", "-pk"]

    def __str__(self) -> str:
        return f"{self.started:%Y-%m-%d %H:%M}"


class Finding(models.Model):
    """What an analysis finds, by the library's name of it."""

    name = models.CharField(max_length=100, unique=True)
    found = models.BooleanField(default=True, db_index=True)
    order = models.IntegerField(default=0)
    """Place among the findings of its kind: the library puts first what to act on first."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Overlap(Finding):
    """Two clauses that say the same or nearly."""

    left = models.ForeignKey(Clause, models.SET_NULL, null=True, related_name="overlaps_left")
    right = models.ForeignKey(Clause, models.SET_NULL, null=True, related_name="overlaps_right")
    kind = models.CharField(max_length=20, db_index=True)
    label = models.CharField(max_length=12)
    score = models.FloatField()

    class Meta:
        ordering: ClassVar = ["order"]


class Evidence(models.Model):
    """One reason for a score; `detail` is a sentence (`phrases.keep`)."""

    overlap = models.ForeignKey(Overlap, models.CASCADE, related_name="evidence")
    position = models.IntegerField()
    feature = models.CharField(max_length=60)
    score = models.FloatField()
    detail = models.JSONField()
    left_span = models.JSONField(null=True)
    right_span = models.JSONField(null=True)

    class Meta:
        ordering: ClassVar = ["overlap", "position"]

    def __str__(self) -> str:
        return self.feature


class Theme(Finding):
    """A subject shared by instruments."""

    label = models.JSONField()
    sectors = models.JSONField(default=list)
    mutual = models.JSONField(null=True)
    keywords = models.JSONField(default=list)
    members = models.ManyToManyField(Document, through="Membership")

    class Meta:
        ordering: ClassVar = ["order"]


class Membership(models.Model):
    """A document in a theme, and what put it there."""

    theme = models.ForeignKey(Theme, models.CASCADE)
    document = models.ForeignKey(Document, models.CASCADE, related_name="memberships")
    basis = models.JSONField(default=str)

    class Meta:
        ordering: ClassVar = ["theme", "pk"]

    def __str__(self) -> str:
        return f"{self.theme_id} {self.document_id}"


class Proposal(Finding):
    """What could be done about a finding, the rule behind it and what would be lost."""

    overlap = models.ForeignKey(Overlap, models.SET_NULL, null=True, related_name="proposals")
    kind = models.CharField(max_length=20, db_index=True)
    targets = models.JSONField(default=list)
    draft = models.TextField()
    because = models.JSONField()
    rule = models.JSONField()
    lost = models.JSONField(default=str)
    decision = models.JSONField(default=str)

    class Meta:
        ordering: ClassVar = ["order"]
