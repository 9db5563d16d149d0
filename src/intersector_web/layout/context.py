"""What every page is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

THEMES: Final = {"auto": _("As the system"), "light": _("Light"), "dark": _("Dark")}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the navigation: what it is called, where it is, who sees it."""

    label: str | Promise
    name: str
    permission: str


Place = tuple[str | Promise, str]
"""What a place of the navigation is called, and its address."""

NAVIGATION: Final = (
    Entry(_("Topics"), "topics:list", "topics.view"),
    Entry(_("Map"), "mapping:map", "mapping.view"),
    Entry(_("Instruments"), "instruments:list", "instruments.view"),
    Entry(_("Overlaps"), "overlaps:list", "overlaps.view"),
    Entry(_("Follow-up"), "followup:list", "followup.view"),
    Entry(_("Add documents"), "instruments:load", "instruments.load"),
    Entry(_("People"), "people:list", "people.appoint"),
    Entry(_("Administration"), "admin:index", "people.administer"),
)


def navigation(places: Sequence[Place], here: str) -> list[tuple[str | Promise, str, str]]:
    """Each place with what `aria-current` says of it: the page itself, or the room it is in."""
    inside = max((place for _label, place in places if here.startswith(place)), key=len, default="")
    found = {inside: "page" if inside == here else "true"}
    return [(label, place, found.get(place, "")) for label, place in places]


def page(request: HttpRequest) -> dict[str, Any]:
    """Navigation, languages and theme, for the frame of the page."""
    user = getattr(request, "user", None)
    shown = (each for each in NAVIGATION if user is not None and user.has_perm(each.permission))
    places = [(each.label, reverse(each.name)) for each in shown]
    theme = request.COOKIES.get("theme", "auto")
    return {
        "navigation": navigation(places, request.path),
        "languages": [
            (code, name, translate_url(request.get_full_path(), code))
            for code, name in settings.LANGUAGES
        ],
        "language": get_language() or settings.LANGUAGE_CODE,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "themes": THEMES.items(),
        "theme": theme if theme in THEMES else "auto",
    }
