"""Topics in the administration: to look at; they are changed on their own pages, with a history."""

from django.contrib import admin

from intersector_web.people.looking import ToLookAt, ToTakeAway
from intersector_web.topics.models import Appointment, Change, Subscription, Topic


@admin.register(Topic)
class TopicAdmin(ToLookAt):
    """Topics."""

    list_display = ("slug", "sectors", "lead", "merged_into")
    search_fields = ("slug", "wordings__name")


@admin.register(Appointment)
class AppointmentAdmin(ToLookAt):
    """Who looks after what, and for how long."""

    list_display = ("topic", "function", "sector", "person", "since", "until")
    list_filter = ("function", "sector")


@admin.register(Change)
class ChangeAdmin(ToLookAt):
    """Every change of a topic."""

    list_display = ("at", "topic", "act", "about", "by")
    list_filter = ("act",)


@admin.register(Subscription)
class SubscriptionAdmin(ToTakeAway):
    """Who is told of what; to be removed when somebody asks for it."""

    list_display = ("person", "topic", "language")
