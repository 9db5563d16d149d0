"""What the library finds ordered, as duties that stay, and what people did about them.

A duty is known by the line of its clause and what sort of work it orders, whatever the edition, so
that what people said of it holds in the next one. What stands today is kept beside what was found
(`services.settle`), to be filtered by; the deeds alone are the truth.
"""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intersector_web.instruments.models import Clause, Instrument
from intersector_web.overlaps.models import Finding
from intersector_web.people.deeds import Deed
from intersector_web.people.models import Person
from intersector_web.people.secret import Secret


class State(models.TextChoices):
    """How far a duty is."""

    NOT_STARTED = "not-started", _("Not started")
    IN_PROGRESS = "in-progress", _("In progress")
    DONE = "done", _("Done")
    SUPERSEDED = "superseded", _("Superseded")


OPEN = (State.NOT_STARTED, State.IN_PROGRESS)


class Ended(models.TextChoices):
    """Why a duty seems to be superseded."""

    NEWER = "newer", _("The newer edition no longer orders this.")
    SUPPRESSED = "suppressed", _("The instrument was suppressed.")


class Duty(Finding):
    """Something that an instrument orders: `name` says where and what, whatever the edition.

    `sectors` are the codes of those concerned, sorted, with a space between. `dues` are the times
    when it falls due, as the library tells them: years, each with the code of a meeting or None.
    It is followed from the day `followed` on.
    """

    instrument = models.ForeignKey(
        Instrument, models.SET_NULL, null=True, related_name="duties", verbose_name=_("Instrument")
    )
    clause = models.ForeignKey(
        Clause, models.SET_NULL, null=True, related_name="duties", verbose_name=_("Clause")
    )
    edition = models.CharField(_("Edition"), max_length=300, blank=True)
    language = models.CharField(_("Language"), max_length=2)
    text = models.TextField(_("Text"))
    actors = models.JSONField(_("Ordered to"), default=list)
    recipient = models.CharField(_("To whom"), max_length=500, blank=True, db_index=True)
    frequency = models.CharField(_("How often"), max_length=60, blank=True)
    deadline = models.CharField(_("By when"), max_length=120, blank=True)
    condition = models.TextField(_("Condition"), blank=True)
    kind = models.CharField(_("Kind"), max_length=60, blank=True)
    reporting = models.BooleanField(_("Asks for a report"), default=False, db_index=True)
    sectors = models.CharField(_("Sectors concerned"), max_length=300, blank=True, db_index=True)
    dues = models.JSONField(_("Due dates"), default=list)
    digest = models.CharField(_("Digest"), max_length=64)
    ended = models.CharField(_("Seems superseded"), max_length=12, choices=Ended, blank=True)
    newer = models.CharField(_("Newer edition"), max_length=300, blank=True)
    """The edition that no longer has it."""
    followed = models.DateField(_("Followed since"), default=timezone.localdate)

    state = models.CharField(
        _("State"), max_length=12, choices=State, default=State.NOT_STARTED, db_index=True
    )
    due = models.DateField(_("Due date"), null=True, db_index=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="+", verbose_name=_("Responsible")
    )
    office = models.CharField(_("Office"), max_length=200, blank=True)
    desk = models.CharField(_("Focal points of a Sector"), max_length=60, blank=True)
    """The Sector whose focal points answer for it."""
    again = models.BooleanField(_("Look again"), default=False)
    dealt_with = models.BooleanField(_("Dealt with"), default=False, db_index=True)
    """Whether anybody ever did anything about it."""

    class Meta:
        verbose_name = _("followed mandate")
        verbose_name_plural = _("followed mandates")
        ordering: ClassVar = [models.F("due").asc(nulls_last=True), "order", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["due", "order", "found", "dealt_with", "ended", "state", "followed"],
                name="duties_in_order",
            ),
            models.Index(
                fields=["dealt_with", "person", "office", "desk"], name="duties_by_holder"
            ),
        ]

    def get_absolute_url(self) -> str:
        """The page of the duty."""
        return reverse("followup:duty", args=[self.pk])

    @property
    def concerned(self) -> frozenset[str]:
        """The Sectors whose focal points may say how far it is."""
        return frozenset(filter(None, (*self.sectors.split(), self.desk)))

    @property
    def overdue(self) -> bool:
        """Whether its day has passed and nobody said that it is done."""
        passed = self.due is not None and self.due < timezone.localdate()
        return passed and self.state in OPEN

    @property
    def suggested(self) -> bool:
        """Whether a person is asked to confirm that it is superseded."""
        return bool(self.ended) and self.state != State.SUPERSEDED


class Act(models.TextChoices):
    """What somebody did."""

    STATE = "state", _("State")
    RESPONSIBLE = "responsible", _("Responsible")
    DUE = "due", _("Due date")
    WITHDRAWAL = "withdrawal", _("Withdrawal")


class Entry(Deed):
    """One thing that somebody did about a duty.

    A state and a due date are about the time `period` that the duty falls due; None where it has
    no such time. `text` is what it ordered when somebody said so, `digest` its name. What is the
    evidence is in words (`why`), behind a link or in a file.
    """

    duty = models.ForeignKey(
        Duty, models.PROTECT, related_name="entries", verbose_name=_("Mandate")
    )
    act = models.CharField(_("What was done"), max_length=12, choices=Act)
    value = models.CharField(_("State"), max_length=12, choices=State, blank=True)
    period = models.IntegerField(_("Year due"), null=True)
    text = models.TextField(_("Text"), blank=True)
    digest = models.CharField(_("Digest"), max_length=64, blank=True)
    link = models.URLField(_("Link"), max_length=1000, blank=True)
    file = models.FileField(_("File"), blank=True)
    file_name = models.CharField(_("File name"), max_length=200, blank=True)
    to = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("Responsible")
    )
    office = models.CharField(_("Office"), max_length=200, blank=True)
    desk = models.CharField(_("Focal points of a Sector"), max_length=60, blank=True)
    due = models.DateField(_("Due date"), null=True)

    class Meta(Deed.Meta):
        indexes: ClassVar = [models.Index(fields=["duty", "act"], name="entries_of_a_duty")]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.get_value_display()}".strip()

    @property
    def can_be_withdrawn(self) -> bool:
        """What was not itself a withdrawal, and stands."""
        return self.act != Act.WITHDRAWAL and not hasattr(self, "withdrawal")


class Moment(models.TextChoices):
    """When somebody is reminded."""

    BEFORE = "before", _("Before it is due")
    AFTER = "after", _("Overdue")


class Reminder(models.Model):
    """That somebody is told of a duty's day, once. It is claimed before the mail is handed over:
    a worker that is killed in between leaves it without `sent`, and it is not sent again."""

    duty = models.ForeignKey(
        Duty, models.CASCADE, related_name="reminders", verbose_name=_("Mandate")
    )
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="reminders", verbose_name=_("Person")
    )
    due = models.DateField(_("Due date"))
    moment = models.CharField(_("Moment"), max_length=8, choices=Moment)
    claimed = models.DateTimeField(_("Prepared on"), auto_now_add=True)
    sent = models.DateTimeField(_("Sent on"), null=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["duty", "person", "due", "moment"], name="reminded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_moment_display()} {self.due}"


class Preference(models.Model):
    """How somebody wants to be reminded: in which language, how many days before; 0 is never."""

    DAYS: ClassVar = [(0, _("No mail")), (7, _("1 week")), (30, _("1 month")), (90, _("3 months"))]
    USUAL: ClassVar = 30

    person = models.OneToOneField(
        Person, models.CASCADE, related_name="reminding", verbose_name=_("Person")
    )
    language = models.CharField(_("Language of the mails"), max_length=7, default="en")
    days = models.IntegerField(_("Remind me before a day that is due"), choices=DAYS, default=USUAL)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")

    def __str__(self) -> str:
        return f"{self.language} {self.days}"

    @classmethod
    def of(cls, person: Person) -> "Preference":
        """What somebody chose, or what is usual."""
        return cls.objects.filter(person=person).first() or cls(person=person)


class Feed(Secret):
    """A secret address of somebody's calendar, until it is revoked; only its hash is kept."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="feeds", verbose_name=_("Person")
    )
    made = models.DateTimeField(_("Made on"), auto_now_add=True)
    revoked = models.DateTimeField(_("Revoked on"), null=True, editable=False)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        ordering: ClassVar[list[Any]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.made:%Y-%m-%d}"
