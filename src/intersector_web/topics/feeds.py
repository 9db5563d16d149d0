"""Atom feeds: what changed on one topic, or on all."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from intersector.publishing.word import printable
from intersector_web.layout.words import tongue
from intersector_web.topics import selectors
from intersector_web.topics.models import Topic
from intersector_web.topics.telling import Told, told
from intersector_web.topics.wordings import said

LATEST = 50


class Changes(Feed):  # type: ignore[type-arg]
    """The latest changes, without reasons and by whom: these are for members."""

    permission = "topics.view"
    feed_type = Atom1Feed
    author_name = "Intersector"
    item_description = None  # type: ignore[assignment]
    """The title says it all."""

    def get_object(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> Topic | None:
        """The topic of the address, or none for all."""
        return get_object_or_404(selectors.topic(kwargs["slug"])) if kwargs else None

    def title(self, topic: Topic | None) -> str:
        """What the feed is called."""
        return _named(topic) if topic else _("Topics that require coordination")

    def link(self, topic: Topic | None) -> str:
        """Of what it is a feed."""
        return topic.get_absolute_url() if topic else reverse("topics:list")

    def items(self, topic: Topic | None) -> Iterable[Told]:
        """The latest first."""
        return told(selectors.changes(topic)[:LATEST])

    def item_title(self, item: Told) -> str:
        """Which topic, what was done, to what."""
        return f"{_named(item.change.topic)} – {printable(item.line)}"

    def item_link(self, item: Told) -> str:
        """The change in the history of its topic."""
        return f"{reverse('topics:history', args=[item.change.topic.slug])}#c{item.change.pk}"

    def item_guid(self, item: Told) -> str:
        """The same in every language and at every address of the site."""
        return f"tag:intersector,2026:topic-change-{item.change.pk}"

    def item_updateddate(self, item: Told) -> datetime:
        """When it was done; changes are never rewritten."""
        return item.change.at

    def item_pubdate(self, item: Told) -> datetime:
        """When it was done."""
        return item.change.at


def _named(topic: Topic) -> str:
    """What a topic is called, without what was pasted with it and no feed can hold."""
    return printable(said(topic, tongue()).name)
