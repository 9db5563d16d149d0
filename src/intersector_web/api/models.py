"""Tokens: what a program says in a person's name."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intersector_web.people.models import Person
from intersector_web.people.secret import Secret


class Scope(models.TextChoices):
    """What a token is for; it never allows more than its person may do."""

    READ = "read", _("Read what members read")
    DECIDE = "decide", _("Judge overlaps and comment on them")
    FOLLOW = "follow", _("Say how far duties are")
    LOAD = "load", _("Load documents")


class Token(Secret):
    """A word that a program sends; only its digest is kept, and the word is shown once."""

    RARELY: ClassVar = timedelta(hours=1)
    """How exactly it is kept when a token was used last."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="tokens", verbose_name=_("Person")
    )
    name = models.CharField(_("What it is for"), max_length=100)
    scopes = models.JSONField(_("What it may do"), default=list)
    made = models.DateTimeField(_("Made on"), auto_now_add=True)
    until = models.DateField(_("Last day"), null=True, blank=True)
    used = models.DateTimeField(_("Last used"), null=True, editable=False)
    revoked = models.DateTimeField(_("Revoked on"), null=True, editable=False)

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def open(cls, word: str) -> "Token | None":
        """The token of that word, while it is good and its person is there."""
        over = Q(until__lt=timezone.localdate()) | Q(revoked__isnull=False)
        held = cls.of(word).filter(person__is_active=True).exclude(over)
        token = held.select_related("person").first()
        if token and (token.used is None or token.used < timezone.now() - cls.RARELY):
            token.used = timezone.now()
            token.save(update_fields=["used"])
        return token

    @property
    def good(self) -> bool:
        """Whether it can still be used."""
        over = self.until is not None and self.until < timezone.localdate()
        return self.revoked is None and not over

    @property
    def for_what(self) -> list[str]:
        """Its scopes in words."""
        return [str(Scope(each).label) for each in self.scopes if each in Scope]
