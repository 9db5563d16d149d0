"""Background jobs of search."""

from datetime import timedelta
from typing import Final

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from intersector_web.search import services

A_WHILE: Final = timedelta(seconds=5)


@task()
def refresh() -> None:
    """Let the index follow the rows; safe to do twice."""
    services.refresh()


def refresh_soon() -> None:
    """Refresh in a moment, once for all that changes until then."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    if not waiting.filter(task_path=refresh.module_path).exists():
        refresh.using(run_after=timezone.now() + A_WHILE).enqueue()
