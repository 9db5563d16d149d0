"""The follow-up in the administration: to look at."""

from django.contrib import admin

from intersector_web.followup.models import Duty, Entry, Feed, Reminder
from intersector_web.people.looking import ToLookAt


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
