"""``work``: do the background jobs, first those that a killed worker left undone."""

from typing import Any

from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from intersector_web.jobs import daily, lifeline
from intersector_web.jobs.signals import starting


class Command(DatabaseWorker):
    """The database worker, holding a lifeline."""

    def handle(self, *, worker_id: str, **options: Any) -> None:
        """Resume, then work until told to stop."""
        with lifeline.held(worker_id):
            lifeline.resume()
            daily.plan()
            starting.send(sender=Command)
            super().handle(worker_id=worker_id, **options)

    def configure_logging(self, verbosity: int) -> None:
        """Leave that to the settings: what a job says stands in the journal of the site."""
