"""``reindex``: write the index of the search anew, now."""

import shutil
from typing import Any

from django.core.management.base import BaseCommand

from intersector_web.search import services


class Command(BaseCommand):
    """Write the index anew, whatever state it is in: ``reindex``."""

    help = "write the index of the search anew; what is encoded already is remembered"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Forget the index, and write it."""
        shutil.rmtree(services.folder() / services.INDEX, ignore_errors=True)
        read = services.refresh()
        self.stdout.write(f"The index is written: {read} documents and topics were read.")
