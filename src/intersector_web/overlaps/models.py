"""What the analysis found, as rows; what people decide about it stands beside, never in it.

A finding that a later analysis does not make again stays, no longer `found`, so that a decision
always has what it was about.
"""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intersector_web.instruments.models import Clause, Document
from intersector_web.people.deeds import Deed


class Analysis(models.Model):
    """One run of the pipeline over all documents."""

    started = models.DateTimeField(_("Begun on"), auto_now_add=True)
    finished = models.DateTimeField(_("Ended on"), null=True)
    stage = models.CharField(_("Stage"), max_length=40, blank=True)
    done = models.IntegerField(_("Items done"), default=0)
    total = models.IntegerField(_("Items in all"), default=0)
    encoder = models.CharField(_("Encoder"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("analysis")
        verbose_name_plural = _("analyses")
        ordering: ClassVar = ["-started", "-pk"]

    def __str__(self) -> str:
        return f"{self.started:%Y-%m-%d %H:%M}"


class Finding(models.Model):
    """What an analysis finds, by the library's name of it."""

    name = models.CharField(_("Identifier"), max_length=100, unique=True)
    found = models.BooleanField(_("Found by the analysis"), default=True, db_index=True)
    order = models.IntegerField(_("Order"), default=0)
    """Place among the findings of its kind: the library puts first what to act on first."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Label(models.TextChoices):
    """How much of the two clauses is in common."""

    SAME = "same", _("They say the same")
    OVERLAP = "overlap", _("They say the same in part")
    FORMULA = "formula", _("Only set phrases in common")
    DIFFERENT = "different", _("They say different things")


class Overlap(Finding):
    """Two clauses that say the same or nearly.

    `pair` names the two by their lines, whatever the edition and language: what people said of it
    holds for every overlap of that pair. `digest` is of what the two say; `sectors` are the codes
    of both, sorted, with a space between. `current` where both stand in the newest edition.
    """

    left = models.ForeignKey(
        Clause,
        models.SET_NULL,
        null=True,
        related_name="overlaps_left",
        verbose_name=_("First clause"),
    )
    right = models.ForeignKey(
        Clause,
        models.SET_NULL,
        null=True,
        related_name="overlaps_right",
        verbose_name=_("Second clause"),
    )
    kind = models.CharField(_("Kind"), max_length=20, db_index=True)
    label = models.CharField(_("What the two say"), max_length=12, choices=Label)
    score = models.FloatField(_("Score"))
    pair = models.CharField(_("Pair"), max_length=64, db_index=True, blank=True)
    digest = models.CharField(_("Digest"), max_length=64, blank=True)
    sectors = models.CharField(_("Sectors concerned"), max_length=121, db_index=True, blank=True)
    current = models.BooleanField(_("In the newest editions"), default=True, db_index=True)
    group = models.CharField(_("Group"), max_length=100, db_index=True, blank=True)
    """The name of the first overlap of those by which several texts say the same, if any."""

    class Meta:
        verbose_name = _("overlap")
        verbose_name_plural = _("overlaps")
        ordering: ClassVar = ["order"]
        indexes: ClassVar = [
            models.Index(fields=["order", "found", "current"], name="overlaps_in_order"),
            models.Index(fields=["found", "label"], name="labels_of_overlaps"),
            models.Index(fields=["found", "sectors", "kind", "label"], name="offered_by_filters"),
        ]

    def get_absolute_url(self) -> str:
        """Where the two stand side by side."""
        return reverse("overlaps:overlap", args=[self.pk])

    @property
    def clauses(self) -> list[Clause]:
        """The two clauses, those that are still in their documents."""
        return [clause for clause in (self.left, self.right) if clause is not None]

    @property
    def concerned(self) -> frozenset[str]:
        """The Sectors of both sides."""
        return frozenset(self.sectors.split())


class Evidence(models.Model):
    """One reason for a score; `detail` is a sentence (`phrases.keep`)."""

    overlap = models.ForeignKey(
        Overlap, models.CASCADE, related_name="evidence", verbose_name=_("Overlap")
    )
    position = models.IntegerField(_("Rank"))
    feature = models.CharField(_("Feature"), max_length=60)
    score = models.FloatField(_("Score"))
    detail = models.JSONField(_("Explanation"))
    left_span = models.JSONField(_("Place in the first clause"), null=True)
    right_span = models.JSONField(_("Place in the second clause"), null=True)

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        ordering: ClassVar = ["overlap", "position"]

    def __str__(self) -> str:
        return self.feature


class Theme(Finding):
    """A subject shared by instruments."""

    label = models.JSONField(_("Name"))
    sectors = models.JSONField(_("Sectors"), default=list)
    mutual = models.JSONField(_("Area of mutual interest"), null=True)
    concerned = models.JSONField(_("Sectors concerned"), default=list)
    """The Sectors of which `mutual` makes it an area."""
    keywords = models.JSONField(_("Keywords"), default=list)
    members = models.ManyToManyField(Document, through="Membership", verbose_name=_("Documents"))

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering: ClassVar = ["order"]


class Membership(models.Model):
    """A document in a theme, and what put it there."""

    theme = models.ForeignKey(Theme, models.CASCADE, verbose_name=_("Theme"))
    document = models.ForeignKey(
        Document, models.CASCADE, related_name="memberships", verbose_name=_("Document read")
    )
    basis = models.JSONField(_("Reasons"), default=str)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering: ClassVar = ["theme", "pk"]

    def __str__(self) -> str:
        return f"{self.theme_id} {self.document_id}"


class Proposal(Finding):
    """What could be done about a finding, the rule behind it and what would be lost.

    `together` where it answers all overlaps of a group, and not only the first, `overlap`.
    """

    overlap = models.ForeignKey(
        Overlap, models.SET_NULL, null=True, related_name="proposals", verbose_name=_("Overlap")
    )
    together = models.BooleanField(_("For the whole group"), default=False)
    kind = models.CharField(_("Kind"), max_length=20, db_index=True)
    targets = models.JSONField(_("Texts concerned"), default=list)
    draft = models.TextField(_("Draft"))
    edits = models.JSONField(_("Changes to the texts"), default=list)
    """Source, start, end and new text of each change."""
    because = models.JSONField(_("Reasons"))
    rule = models.JSONField(_("Rule"))
    lost = models.JSONField(_("What would be lost"), default=str)
    decision = models.JSONField(_("Who decides"), default=str)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering: ClassVar = ["order"]


class Act(models.TextChoices):
    """What somebody did."""

    VERDICT = "verdict", _("Verdict")
    ANSWER = "answer", _("Decision on a proposal")
    ASSIGNMENT = "assignment", _("Assignment")
    COMMENT = "comment", _("Comment")
    WITHDRAWAL = "withdrawal", _("Withdrawal")


class Verdict(models.TextChoices):
    """What a person says of an overlap; the library learns from it (`jsonl.JudgementRow`)."""

    OVERLAP = "overlap", _("They overlap")
    COMPLEMENTS = "complements", _("One complements the other")
    INTEGRATES = "integrates", _("One repeats a higher text on purpose")
    DISTINCT = "distinct", _("They are distinct")
    UNSURE = "unsure", _("Unsure")


class Answer(models.TextChoices):
    """What a person says of a proposal."""

    ACCEPTED = "accepted", _("Accepted")
    AMENDED = "amended", _("Amended")
    REJECTED = "rejected", _("Rejected")


class Entry(Deed):
    """One thing that somebody did about an overlap.

    `judged` holds both texts as they were (the sides of `jsonl.JudgementRow`).
    """

    overlap = models.ForeignKey(
        Overlap, models.PROTECT, related_name="entries", verbose_name=_("Overlap")
    )
    pair = models.CharField(_("Pair"), max_length=64)
    act = models.CharField(_("What was done"), max_length=12, choices=Act)
    value = models.CharField(_("Verdict or decision"), max_length=12, blank=True)
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, related_name="entries", verbose_name=_("Proposal")
    )
    wording = models.TextField(_("Wording, if amended"), blank=True)
    to = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="+", verbose_name=_("Assigned to")
    )
    judged = models.JSONField(_("Texts as they were"), default=dict)
    digest = models.CharField(_("Digest"), max_length=64, blank=True)

    class Meta(Deed.Meta):
        indexes: ClassVar = [models.Index(fields=["pair", "act"], name="entries_of_a_pair")]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.words}".strip()

    @property
    def words(self) -> str:
        """The verdict or the answer in words."""
        said: dict[str, type[models.TextChoices]] = {Act.VERDICT: Verdict, Act.ANSWER: Answer}
        return str(said[self.act](self.value).label) if self.act in said else ""

    @property
    def can_be_withdrawn(self) -> bool:
        """Verdicts and answers that stand."""
        return self.act in {Act.VERDICT, Act.ANSWER} and not hasattr(self, "withdrawal")
