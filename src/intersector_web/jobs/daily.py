"""Jobs of every day: each always waits for its next time, also after a worker was killed.

An app names its own in `ready`: ``daily(remind)``. The worker plans when it starts and whenever a
daily job ends. Two workers that plan at once may plan a job twice: it is safe to do twice, and
once is planned again.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

HOUR: Final = time(5, tzinfo=UTC)
"""When the jobs of the day are done."""
_JOBS: Final[dict[str, Any]] = {}


def daily(job: Any) -> None:
    """Have a job done every day."""
    _JOBS[job.module_path] = job


def plan(**_: Any) -> None:
    """See to it that each daily job waits for its next time."""
    unfinished = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    held = DBTaskResult.objects.filter(task_path__in=_JOBS, status__in=unfinished)
    planned = set(held.values_list("task_path", flat=True))
    for path, job in _JOBS.items():
        if path not in planned:
            job.using(run_after=_next(timezone.now())).enqueue()


def _next(now: datetime) -> datetime:
    today = datetime.combine(now.astimezone(UTC).date(), HOUR)
    return today if today > now else today + timedelta(days=1)
