"""The follow-up in the administration: to look at."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from intersector_web.followup.models import Duty, Entry, Feed, Reminder


class ToLookAt(admin.ModelAdmin[Any]):
    """Rows that people and the worker make on the site, and nobody here."""

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Nobody adds."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Nobody changes."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Nobody removes."""
        return False


@admin.register(Duty)
class DutyAdmin(ToLookAt):
    """Mandates."""

    list_display = ("edition", "text", "state", "due")
    list_filter = ("state", "reporting", "found")
    search_fields = ("edition", "text")


@admin.register(Entry)
class EntryAdmin(ToLookAt):
    """What was done about them."""

    list_display = ("at", "by", "act", "value", "duty")
    list_filter = ("act",)


@admin.register(Reminder)
class ReminderAdmin(ToLookAt):
    """Mails; one without a day on which it was sent was cut short."""

    list_display = ("person", "due", "moment", "claimed", "sent")


@admin.register(Feed)
class FeedAdmin(ToLookAt):
    """Secret addresses of calendars."""

    list_display = ("person", "made", "revoked")
