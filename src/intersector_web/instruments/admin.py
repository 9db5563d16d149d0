"""Instruments in the administration: to look at, and to remove."""

from django.contrib import admin

from intersector_web.instruments.models import Document, Incoming, Instrument


@admin.register(Instrument)
class InstrumentAdmin(admin.ModelAdmin[Instrument]):
    """Works."""

    list_display = ("name", "kind", "body", "sector")
    search_fields = ("name",)


@admin.register(Document)
class DocumentAdmin(admin.ModelAdmin[Document]):
    """Files as read; texts are changed by reading again, not by hand."""

    list_display = ("source", "identifier", "language", "year")
    search_fields = ("source", "identifier", "title")
    fields = ("source", "identifier", "language", "title", "original")
    readonly_fields = fields


@admin.register(Incoming)
class IncomingAdmin(admin.ModelAdmin[Incoming]):
    """What became of each file."""

    list_display = ("source", "state", "load")
    list_filter = ("state",)
