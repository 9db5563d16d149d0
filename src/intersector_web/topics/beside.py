"""What the page of a document is told of topics."""

from django.utils.translation import gettext_lazy as _

from intersector_web.instruments.models import Document
from intersector_web.instruments.signals import Beside, Link
from intersector_web.layout.words import tongue
from intersector_web.topics.models import Place
from intersector_web.topics.wordings import said


def topics(document: Document) -> Beside:
    """The topics that its instrument is one of."""
    places = Place.objects.filter(instrument=document.instrument_id).select_related("topic")
    held = [each.topic for each in places.prefetch_related("topic__wordings") if each.holds]
    open_ones = [topic for topic in held if topic.merged_into_id is None]
    links = [Link(said(each, tongue()).name, each.get_absolute_url()) for each in open_ones]
    return Beside(_("Topics"), links)
