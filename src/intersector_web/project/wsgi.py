"""What the web server runs."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.template.loader import get_template
from django.template.utils import get_app_template_dirs
from django.urls import get_resolver
from django.utils.translation import override

from intersector_web.project.bodies import in_turns

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intersector_web.project.settings")
application = in_turns(get_wsgi_application())
OURS = Path(__file__).parents[1]


def settle() -> None:
    """Load what every page needs, and let the garbage collector pass over it from now on.

    That is the addresses in each language and the templates: read with the first page that wants
    them, they would make that one slow, and every full collection after it.
    """
    for language, _name in settings.LANGUAGES:
        with override(language):
            _ = get_resolver().reverse_dict
    for name in _templates():
        get_template(name)
    gc.collect()
    gc.freeze()


def _templates() -> Iterator[str]:
    """The names of ours."""
    for folder in get_app_template_dirs("templates"):
        if OURS in folder.parents:
            yield from (page.relative_to(folder).as_posix() for page in folder.rglob("*.html"))


settle()
