"""The administration shows every row; what no app shows its own way, to look at only."""

from django.apps import apps
from django.contrib import admin

from intersector_web.people.looking import ToLookAt


def complete() -> None:
    """Show what is not shown yet: decisions are never rewritten, findings come from analyses."""
    admin.site.site_header = admin.site.site_title = "Intersector"
    for model in apps.get_models():
        ours = model.__module__.startswith("intersector_web.")
        if ours and not admin.site.is_registered(model):
            admin.site.register(model, ToLookAt)
