"""A topic is people's: made from a theme or by hand, kept when no analysis finds it any more.

What is on a topic is rows that people change; every one is a `Change`, only ever added.
"""

from datetime import date, timedelta
from typing import ClassVar, Final
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intersector_web.instruments.models import Instrument
from intersector_web.overlaps.models import Theme
from intersector_web.people.deeds import Deed
from intersector_web.people.models import Person

SOON: Final = timedelta(days=60)
"""How long before its end a term is said to end."""
BY_HAND: Final = "topic-"
"""How the name of a theme begins that people made."""
LANGUAGES: Final = [(code[:2], name) for code, name in settings.LANGUAGES]


class Topic(models.Model):
    """A subject on which Sectors coordinate.

    Its name and description are `Wording`s, first in the language `source`. `sectors` are codes,
    sorted, with a space between; `lead` is the code of one. A topic that became part of another
    stays, with its history.
    """

    slug = models.SlugField(_("Page address"), max_length=80, unique=True)
    source = models.CharField(_("Source language"), max_length=2, choices=LANGUAGES)
    sectors = models.CharField(_("Sectors concerned"), max_length=200, blank=True)
    lead = models.CharField(_("Lead Sector"), max_length=60, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", verbose_name=_("Became part of")
    )
    themes: "models.ManyToManyField[Theme, Adoption]" = models.ManyToManyField(
        Theme, through="Adoption", related_name="topics", verbose_name=_("Themes")
    )
    instruments: "models.ManyToManyField[Instrument, Place]" = models.ManyToManyField(
        Instrument, through="Place", related_name="topics", verbose_name=_("Instruments")
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering: ClassVar = ["slug"]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        """The page of the topic."""
        return reverse("topics:topic", args=[self.slug])

    @property
    def concerned(self) -> frozenset[str]:
        """The Sectors that the topic concerns."""
        return frozenset(self.sectors.split())

    @property
    def coordinators(self) -> frozenset[int]:
        """Who coordinates it today."""
        held = self.appointments.on(timezone.localdate()).filter(function=Function.COORDINATOR)
        return frozenset(held.values_list("person_id", flat=True))


class Wording(models.Model):
    """What a topic is called in one language; a translation says of which words it is one.

    `source_digest` is of the source's words as they were when it was translated.
    """

    topic = models.ForeignKey(
        Topic, models.CASCADE, related_name="wordings", verbose_name=_("Topic")
    )
    language = models.CharField(_("Language"), max_length=2, choices=LANGUAGES)
    name = models.CharField(_("Name"), max_length=300)
    description = models.TextField(_("Description"), max_length=5000, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Done by"))
    at = models.DateTimeField(_("Date and time"), auto_now=True)
    source_digest = models.CharField(_("Digest of the source"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering: ClassVar = ["topic", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["topic", "language"], name="one_wording_a_language")
        ]

    def __str__(self) -> str:
        return self.name


class Adoption(models.Model):
    """A theme that a topic was made of; of several, the first takes in the members of the rest."""

    topic = models.ForeignKey(
        Topic, models.PROTECT, related_name="adoptions", verbose_name=_("Topic")
    )
    theme = models.OneToOneField(
        Theme, models.PROTECT, related_name="adoption", verbose_name=_("Theme")
    )
    found = models.BooleanField(_("Found by the analysis"), default=True)
    """Whether the analysis found it when the topic last heard of one."""

    class Meta:
        verbose_name = _("theme taken in")
        verbose_name_plural = _("themes taken in")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.theme.name


class Standing(models.TextChoices):
    """What people say of an instrument's place in a topic."""

    PINNED = "pinned", _("Pinned")
    BANNED = "banned", _("Left out")


class Place(models.Model):
    """An instrument in a topic: whether the analysis puts it there, and what people say of that.

    `basis` is what the analysis put it there for (`phrases.keep`); `said` is who decided, when
    and why.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="places", verbose_name=_("Topic"))
    instrument = models.ForeignKey(
        Instrument, models.CASCADE, related_name="places", verbose_name=_("Instrument")
    )
    found = models.BooleanField(_("Found by the analysis"), default=False)
    basis = models.JSONField(_("Reasons"), default=str)
    standing = models.CharField(_("Its place"), max_length=8, choices=Standing, blank=True)
    said = models.ForeignKey(
        "Change", models.PROTECT, null=True, related_name="+", verbose_name=_("Last decision")
    )

    class Meta:
        verbose_name = _("place in a topic")
        verbose_name_plural = _("places in a topic")
        ordering: ClassVar = ["topic", "instrument"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["topic", "instrument"], name="one_place_a_topic")
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.instrument_id}"

    @property
    def holds(self) -> bool:
        """Whether the instrument is one of the topic's."""
        return self.standing == Standing.PINNED or (self.found and not self.standing)


class Function(models.TextChoices):
    """What somebody is appointed to."""

    COORDINATOR = "coordinator", _("Topic coordinator")
    FOCAL_POINT = "focal-point", _("Focal point")


class Appointments(models.QuerySet["Appointment"]):
    """Appointments."""

    def on(self, day: date) -> "Appointments":
        """Those whose term runs on `day`."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)

    def not_over(self, day: date) -> "Appointments":
        """Those whose term runs on `day` or begins later."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day))


class Appointment(models.Model):
    """A person's term on a topic, first and last day included.

    A focal point without a Sector is the General Secretariat's.
    """

    topic = models.ForeignKey(
        Topic, models.CASCADE, related_name="appointments", verbose_name=_("Topic")
    )
    function = models.CharField(_("Post"), max_length=12, choices=Function)
    sector = models.CharField(_("Sector"), max_length=60, blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="appointments", verbose_name=_("Person")
    )
    since = models.DateField(_("First day"), default=timezone.localdate)
    until = models.DateField(_("Last day"), null=True, blank=True)

    objects = Appointments.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering: ClassVar = ["topic", "function", "sector", "since", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")),
                name="a_term_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_function_display()} {self.sector}".strip()

    @property
    def days_left(self) -> int | None:
        """How many days remain after today; None where no end is set."""
        return (self.until - timezone.localdate()).days if self.until else None

    @property
    def ends_soon(self) -> bool:
        """Whether it ends within `SOON`."""
        return self.days_left is not None and self.days_left <= SOON.days


class Kind(models.TextChoices):
    """What people add to a topic."""

    ACTIVITY = "activity", _("Activity")
    DOCUMENT = "document", _("Document")


class Item(models.Model):
    """An activity or a document of a topic, with a link or a file; one that was removed stays."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="items", verbose_name=_("Topic"))
    kind = models.CharField(_("Kind"), max_length=8, choices=Kind)
    title = models.CharField(_("Title"), max_length=300)
    language = models.CharField(_("Language"), max_length=2, choices=LANGUAGES)
    day = models.DateField(_("Date"))
    sector = models.CharField(_("Sector"), max_length=60, blank=True)
    link = models.URLField(_("Link"), max_length=500, blank=True)
    file = models.FileField(_("File"), blank=True)
    file_name = models.CharField(_("File name"), max_length=200, blank=True)
    removed = models.BooleanField(_("Removed"), default=False)

    class Meta:
        verbose_name = _("activity or document")
        verbose_name_plural = _("activities and documents")
        ordering: ClassVar = ["-day", "-pk"]

    def __str__(self) -> str:
        return self.title


class Act(models.TextChoices):
    """What somebody, or the analysis, did."""

    CREATED = "created", _("Topic made")
    REWORDED = "reworded", _("Name and description changed")
    TRANSLATED = "translated", _("Name and description translated")
    SETTLED = "settled", _("Sectors changed")
    APPOINTED = "appointed", _("Appointed")
    ENDED = "ended", _("Last day of the term set")
    PINNED = "pinned", _("Instrument pinned")
    BANNED = "banned", _("Instrument left out")
    RELEASED = "released", _("Instrument left to the analysis")
    ADDED = "added", _("Added")
    AMENDED = "amended", _("Changed")
    REMOVED = "removed", _("Removed")
    JOINED = "joined", _("Theme taken in")
    MERGED = "merged", _("Topic taken in")
    BECAME = "became", _("Became part of another topic")
    FOUND = "found", _("The analysis adds an instrument")
    LOST = "lost", _("The analysis takes an instrument away")
    GONE = "gone", _("The analysis no longer finds the theme")
    BACK = "back", _("The analysis finds the theme")


class Change(Deed):
    """One change of a topic, and why; without a person where the analysis made it.

    `about` names what was changed: an instrument, a theme, a topic, a language, a Sector, a title.
    """

    token = models.UUIDField(_("Form token"), unique=True, default=uuid4)
    by = models.ForeignKey(  # type: ignore[assignment]
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("Done by")
    )
    topic = models.ForeignKey(
        Topic, models.PROTECT, related_name="changes", verbose_name=_("Topic")
    )
    act = models.CharField(_("What was done"), max_length=12, choices=Act)
    about = models.TextField(_("What was changed"), blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("Person")
    )
    before = models.TextField(_("Before the change"), blank=True)
    after = models.TextField(_("After the change"), blank=True)
    withdraws = None

    class Meta(Deed.Meta):
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.about}".strip()


class Subscription(models.Model):
    """Who is told by e-mail of what changes on a topic, or on all where it names none.

    `told` is the last change that a digest spoke of.
    """

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="subscriptions", verbose_name=_("Person")
    )
    topic = models.ForeignKey(
        Topic, models.CASCADE, null=True, related_name="subscriptions", verbose_name=_("Topic")
    )
    language = models.CharField(_("Language"), max_length=10, choices=settings.LANGUAGES)
    told = models.BigIntegerField(_("Last change told"), default=0)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering: ClassVar = ["person", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "topic"], name="told_once_of_a_topic"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(topic__isnull=True), name="told_once_of_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.topic_id or ''}".strip()
