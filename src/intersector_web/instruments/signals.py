"""What other apps can listen to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.dispatch import Signal
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Link:
    """Something that another app knows of a clause or a document, and where it is."""

    words: str
    address: str
    tag: str = ""
    todo: bool = False
    """Whether the tag says that something is to be done."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What an app knows of a document as a whole, and of its clauses by their row."""

    title: str | Promise
    whole: Sequence[Link] = ()
    clauses: Mapping[int, Sequence[Link]] = field(default_factory=dict)


documents_read = Signal()
"""Sent when every file of a load has been read or refused, or when a document was removed."""

shown = Signal()
"""Sent with the `document` that a page shows, those of its `clauses` that it shows, and the
`person` who asks: who listens returns what stands `Beside` them, or None."""
