"""Tokens in the administration: read, and ended."""

from django.contrib import admin

from intersector_web.api.models import Token


@admin.register(Token)
class TokenAdmin(admin.ModelAdmin[Token]):
    """Whose programs may do what."""

    list_display = ("name", "person", "made", "until", "used", "revoked")
    list_select_related = ("person",)
    readonly_fields = ("person", "name", "scopes", "made", "used", "revoked")
