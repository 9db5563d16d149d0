"""Background jobs of search."""

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from intersector_web.search import services


@task()
def refresh() -> None:
    """Let the index follow the rows; safe to do twice."""
    services.refresh()


def refresh_soon() -> None:
    """Refresh when it is its turn, once for all that changes until then."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    if not waiting.filter(task_path=refresh.module_path).exists():
        refresh.enqueue()
