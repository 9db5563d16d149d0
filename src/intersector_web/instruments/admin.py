"""Instruments in the administration, to look at: documents are removed on their own page."""

from django.contrib import admin

from intersector_web.instruments.models import Document, Incoming, Instrument, Removal
from intersector_web.people.looking import ToLookAt


@admin.register(Instrument)
class InstrumentAdmin(ToLookAt):
    """Works."""

    list_display = ("name", "kind", "body", "sector")
    search_fields = ("name",)


@admin.register(Document)
class DocumentAdmin(ToLookAt):
    """Files as read; texts are changed by reading again, not by hand."""

    list_display = ("source", "identifier", "language", "year")
    search_fields = ("source", "identifier", "title")
    fields = ("source", "identifier", "language", "title", "original")


@admin.register(Incoming)
class IncomingAdmin(ToLookAt):
    """What became of each file."""

    list_display = ("source", "state", "load")
    list_filter = ("state",)


@admin.register(Removal)
class RemovalAdmin(ToLookAt):
    """What was taken away, by whom and why."""

    list_display = ("source", "identifier", "by", "at", "why")
