"""Tokens in the administration: looked at, and taken away."""

from django.contrib import admin

from intersector_web.api.models import Token
from intersector_web.people.looking import ToTakeAway


@admin.register(Token)
class TokenAdmin(ToTakeAway):
    """Whose programs may do what."""

    list_display = ("name", "person", "made", "until", "used", "revoked")
    list_select_related = ("person",)
