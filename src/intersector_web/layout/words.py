"""The library's words in the language of the page: one catalogue says what findings say."""

from functools import lru_cache
from pathlib import Path
from typing import cast

from django.conf import settings
from django.utils.translation import get_language

from intersector import organisations
from intersector.model import Language
from intersector.organisations import Organisations
from intersector.publishing.labels import Names
from intersector.publishing.translations import words


def tongue() -> Language:
    """The language of the page as the library calls it: ``zh`` for ``zh-hans``."""
    return cast(Language, (get_language() or settings.LANGUAGE_CODE)[:2])


def names() -> Names:
    """What things are called in the language of the page."""
    return Names(words(tongue()), known_organisations())


def known_organisations() -> Organisations:
    """The organisation that the workspace describes, else those that are shipped.

    Asked for each word of a page, so it looks at the file once.
    """
    path = Path(settings.WORKSPACE, "organisation.toml")
    try:
        return _load(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return organisations.shipped()


@lru_cache(maxsize=4)
def _load(path: Path, _changed: int) -> Organisations:
    return organisations.load(path)
