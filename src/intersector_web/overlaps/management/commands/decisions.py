"""``decisions``: the verdicts that stand, as JSON Lines for ``intersector learn``."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from intersector_web.overlaps import selectors


class Command(BaseCommand):
    """Write a line for each pair that people judged: ``decisions > decisions.jsonl``."""

    help = "write the verdicts that stand as JSON Lines, for intersector learn"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write them to standard output."""
        for row in selectors.decisions():
            self.stdout.write(json.dumps(row, ensure_ascii=False))
