"""The administration for rows that nobody changes there."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest


class ToLookAt(admin.ModelAdmin[Any]):
    """Rows that people and the worker make on the site, and nobody here."""

    show_full_result_count = False
    formfield_overrides: ClassVar = {models.URLField: {"assume_scheme": "https"}}

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Nobody adds."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Nobody changes."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Nobody removes."""
        return False


class ToTakeAway(ToLookAt):
    """Rows that an administrator can only end: what lets somebody in, or has mails sent."""

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Administrators remove."""
        return True
