"""What a topic is called in each language, and how far a translation can be relied on."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import models
from django.utils.translation import gettext_lazy as _

from intersector_web.topics.models import LANGUAGES, Topic, Wording


class State(models.TextChoices):
    """How far a translation has come."""

    SOURCE = "source", _("Source text")
    CURRENT = "current", _("Translated")
    OUTDATED = "outdated", _("Out of date: the source changed since")
    MISSING = "missing", _("Not translated")


@dataclass(frozen=True, slots=True)
class Said:
    """What a topic is called for whoever reads `wanted`; `language` is what it is said in."""

    wanted: str
    language: str
    name: str
    description: str
    state: State
    wording: Wording

    @property
    def foreign(self) -> bool:
        """Whether it is said in another language than was wanted."""
        return self.language != self.wanted


def digest(wording: Wording) -> str:
    """A name of what a wording says."""
    return sha256(f"{wording.name}\n{wording.description}".encode()).hexdigest()


def said(topic: Topic, wanted: str) -> Said:
    """A topic in a language, else in that of its source."""
    held = {each.language: each for each in topic.wordings.all()}
    source, own = held[topic.source], held.get(wanted)
    shown = own or source
    return Said(wanted, shown.language, shown.name, shown.description, _state(source, own), shown)


def translations(topic: Topic) -> Sequence[Said]:
    """A topic in each of the six languages, that of its source first."""
    codes = sorted((code for code, _name in LANGUAGES), key=lambda code: code != topic.source)
    return [said(topic, code) for code in codes]


def _state(source: Wording, own: Wording | None) -> State:
    if own is None:
        return State.MISSING
    if own == source:
        return State.SOURCE
    return State.CURRENT if own.source_digest == digest(source) else State.OUTDATED
