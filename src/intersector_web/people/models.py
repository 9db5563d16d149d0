"""A person, the roles held and for how long, and invitations, the only way in."""

from datetime import date, datetime, timedelta
from typing import ClassVar

import rules
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intersector_web.people.secret import Secret


class Role(models.TextChoices):
    """What a person may do (`rules.py`); the public has no row."""

    MEMBER = "member", _("Member delegate")
    FOCAL_POINT = "focal-point", _("Focal point")
    COORDINATOR = "coordinator", _("Topic coordinator")
    SECRETARIAT = "secretariat", _("Secretariat")
    ADMINISTRATOR = "administrator", _("Administrator")


class People(BaseUserManager["Person"]):
    """Persons, by their address."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Whose address this is, however it is written."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who can log in."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    is_active = models.BooleanField(_("active"), default=True)
    joined = models.DateTimeField(_("Joined on"), default=timezone.now, editable=False)
    erased = models.DateTimeField(_("Erased on"), null=True, editable=False)
    """Since when nothing personal is kept, and only the record of what was done."""

    objects = People()
    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="one_address")]

    def __str__(self) -> str:
        return gettext("A former member") if self.erased else self.name or self.email

    @cached_property
    def roles(self) -> frozenset[tuple[str, str]]:
        """Each role held today, with its Sector or an empty string."""
        return frozenset(self.terms.on(timezone.localdate()).values_list("role", "sector"))

    def holds(self, *roles: Role) -> bool:
        """Whether one of the roles is held today, in any Sector."""
        return self.is_active and any(role in roles for role, _sector in self.roles)

    @property
    def is_superuser(self) -> bool:
        """Administrators may do everything."""
        return self.holds(Role.ADMINISTRATOR)

    @property
    def is_staff(self) -> bool:
        """Who may open the administration."""
        return self.is_superuser

    def may_give(self, role: str) -> bool:
        """Whether they may give a role and end it: only administrators make administrators."""
        return role != Role.ADMINISTRATOR or self.is_superuser

    def has_perm(self, permission: str, obj: object = None) -> bool:
        """Whether `rules.py` grants the permission."""
        return self.is_superuser or bool(rules.has_perm(permission, self, obj))

    def has_module_perms(self, _app: str) -> bool:
        """Whether the administration shows an app."""
        return self.is_superuser


class Terms(models.QuerySet["Term"]):
    """Terms of office."""

    def on(self, day: date) -> "Terms":
        """Those that run on `day`."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class Term(models.Model):
    """A role held by a person from one day to another, both included."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="terms", verbose_name=_("Person")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    sector = models.CharField(_("Sector"), max_length=20, blank=True)
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = Terms.as_manager()

    class Meta:
        verbose_name = _("term of office")
        verbose_name_plural = _("terms of office")

    @property
    def runs(self) -> bool:
        """Whether it is not over yet."""
        return self.until is None or self.until >= timezone.localdate()

    def __str__(self) -> str:
        return " ".join(filter(None, (str(self.get_role_display()), self.sector)))


class Invitation(Secret):
    """A link that makes whoever opens it first a person with a role; only its hash is kept."""

    LASTS: ClassVar = timedelta(days=7)

    email = models.EmailField(_("e-mail address"), blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    sector = models.CharField(_("Sector"), max_length=20, blank=True)
    until = models.DateField(_("last day of the role"), null=True, blank=True)
    by = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="+", verbose_name=_("Done by")
    )
    made = models.DateTimeField(_("Made on"), default=timezone.now, editable=False)
    used = models.DateTimeField(_("Used on"), null=True, editable=False)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.email}"

    @classmethod
    def open(cls, word: str) -> "models.QuerySet[Invitation]":
        """The invitation of that word, while it can be accepted."""
        return cls.of(word).filter(cls._waiting())

    @classmethod
    def waiting(cls) -> "models.QuerySet[Invitation]":
        """Those that can still be accepted, the newest first."""
        return cls._default_manager.filter(cls._waiting()).order_by("-pk")

    @property
    def ends(self) -> datetime:
        """From when on nobody can accept it."""
        return self.made + self.LASTS

    @classmethod
    def _waiting(cls) -> Q:
        return Q(used__isnull=True, made__gte=timezone.now() - cls.LASTS)
