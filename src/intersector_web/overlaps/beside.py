"""What the page of a document is told of its overlaps."""

from collections import defaultdict
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from intersector_web.instruments.models import Clause, Document
from intersector_web.instruments.signals import Beside, Link
from intersector_web.layout.templatetags.library import called
from intersector_web.overlaps import selectors
from intersector_web.overlaps.models import Overlap, Verdict
from intersector_web.people.models import Person


def overlaps(document: Document, clauses: Iterable[Clause], person: Person) -> Beside:
    """At each clause its overlaps, with the verdict that stands; for the whole, the queue."""
    found: dict[int, list[Link]] = defaultdict(list)
    for clause, row, other in selectors.of_document(document, clauses):
        found[clause].append(_link(row, called(other.document)))
    queue = f"{reverse('overlaps:list')}?document={document.slug}"
    number = selectors.listed({"document": document.slug}, person).count()
    words = ngettext("%(number)s in the queue", "%(number)s in the queue", number)
    whole = [Link(words % {"number": number}, queue)] if number else []
    return Beside(gettext_lazy("Overlaps"), whole, found)


def _link(row: Overlap, words: str) -> Link:
    verdict = getattr(row, "verdict", None)
    tag = str(Verdict(verdict).label) if verdict else _("Undecided")
    return Link(words, row.get_absolute_url(), tag, todo=not verdict)
