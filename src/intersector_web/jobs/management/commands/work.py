"""``work``: do the background jobs, first those that a killed worker left undone."""

import logging
import os
import sys
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands.db_worker import Worker

from intersector_web.jobs import daily, lifeline
from intersector_web.jobs.signals import starting

WORKER = logging.getLogger("intersector.worker")


class Steady(Worker):
    """Told to stop, it ends its job first; told twice, it leaves the job to the next worker.

    The worker of the package would mark such a job as failed, and nobody would do it again.
    """

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Stop after the job, or at once."""
        if not self.running:
            os._exit(1)
        super().shutdown(signum, frame)


class Command(BaseCommand):
    """The database worker, holding a lifeline."""

    help = "do the background jobs of the site, until told to stop"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be asked for."""
        parser.add_argument("--batch", action="store_true", help="end when no job is waiting")

    def handle(self, *_args: Any, batch: bool, **_options: Any) -> None:
        """Resume, then work until told to stop."""
        name = get_random_string(32)
        with lifeline.held(name):
            try:
                lifeline.resume()
                daily.plan()
                starting.send(sender=Command)
                _work(name, batch=batch)
            except DatabaseError:
                WORKER.exception("The database does not answer; what was begun is done again.")
                sys.exit(1)


def _work(name: str, *, batch: bool) -> None:
    """Do what waits."""
    worker = Steady(
        worker_id=name,
        queue_names=[DEFAULT_TASK_QUEUE_NAME],
        excluded_queue_names=[],
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        interval=1,
        batch=batch,
        startup_delay=False,
        max_tasks=None,
    )
    worker.configure_signals()
    worker.run()
