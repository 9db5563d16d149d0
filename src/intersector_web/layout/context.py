"""What every page is told."""

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


NAVIGATION: Final = (
    Entry(_("Topics"), "topics:list", "topics.view"),
    Entry(_("Map"), "mapping:map", "mapping.view"),
    Entry(_("Instruments"), "instruments:list", "instruments.view"),
    Entry(_("Overlaps"), "overlaps:list", "overlaps.view"),
    Entry(_("Follow-up"), "followup:list", "followup.view"),
    Entry(_("Add documents"), "instruments:load", "instruments.load"),
    Entry(_("Invite"), "people:invite", "people.invite"),
)


def page(request: HttpRequest) -> dict[str, Any]:
    """Navigation, languages and theme, for the frame of the page."""
    user = getattr(request, "user", None)
    shown = (each for each in NAVIGATION if user is not None and user.has_perm(each.permission))
    theme = request.COOKIES.get("theme", "auto")
    return {
        "navigation": [(each.label, reverse(each.name)) for each in shown],
        "languages": [
            (code, name, translate_url(request.get_full_path(), code))
            for code, name in settings.LANGUAGES
        ],
        "language": get_language() or settings.LANGUAGE_CODE,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "themes": THEMES.items(),
        "theme": theme if theme in THEMES else "auto",
    }
