"""The library's words in the language of the page: one catalogue says what findings say."""

from typing import cast

from django.conf import settings
from django.utils.translation import get_language

from intersector.model import Language
from intersector.organisations import Organisations
from intersector.publishing.labels import Names
from intersector.publishing.translations import words
from intersector_web import workspace


def tongue() -> Language:
    """The language of the page as the library calls it: ``zh`` for ``zh-hans``."""
    return cast(Language, (get_language() or settings.LANGUAGE_CODE)[:2])


def names() -> Names:
    """What things are called in the language of the page."""
    return Names(words(tongue()), known_organisations())


def known_organisations() -> Organisations:
    """The organisation that the workspace describes, else those that are shipped."""
    return workspace.described(settings.WORKSPACE)
