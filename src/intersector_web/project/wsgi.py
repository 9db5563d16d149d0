"""What the web server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intersector_web.project.settings")
application = get_wsgi_application()


def settle() -> None:
    """Load what every page needs, and let the garbage collector pass over it from now on."""
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()


settle()
