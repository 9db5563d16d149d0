"""What a word opens: an invitation, a program's token, a calendar; only its digest is kept."""

import hashlib
import secrets
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class Secret(models.Model):
    """Something that a word opens."""

    digest = models.CharField(_("Digest"), max_length=64, unique=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def issue(cls, **fields: Any) -> str:
        """Make one, and return the word that opens it."""
        word = secrets.token_urlsafe(32)
        cls._default_manager.create(digest=_digest(word), **fields)
        return word

    @classmethod
    def of(cls, word: str) -> models.QuerySet[Self]:
        """What a word opens, whether it is still good or not."""
        return cls._default_manager.filter(digest=_digest(word))


def _digest(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()
