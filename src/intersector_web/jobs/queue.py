"""What waits to be done."""

from datetime import datetime
from typing import Any

from django.db.models import Case, Min, When
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet


def waiting() -> int:
    """How many jobs could be begun now."""
    return DBTaskResult.objects.ready().count()


def oldest_waiting() -> datetime | None:
    """Since when the oldest of them could be begun."""
    since = Case(When(run_after__lte=timezone.now(), then="run_after"), default="enqueued_at")
    oldest: datetime | None = DBTaskResult.objects.ready().aggregate(at=Min(since))["at"]
    return oldest


def running() -> int:
    """How many are being done, or were when their worker died."""
    return DBTaskResult.objects.running().count()


def unfinished(job: Any) -> bool:
    """Whether a job of that sort waits or is being done."""
    states = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return DBTaskResult.objects.filter(task_path=job.module_path, status__in=states).exists()


def failed_last(job: Any) -> bool:
    """Whether the last job of that sort that ended did so with an error."""
    ended = DBTaskResult.objects.finished().filter(task_path=job.module_path)
    last = ended.order_by("-finished_at").values_list("status", flat=True).first()
    return last == TaskResultStatus.FAILED


def again(jobs: DBTaskResultQuerySet) -> None:
    """Put back in the queue those that ended with an error."""
    jobs.failed().update(status=TaskResultStatus.READY, finished_at=None)


def forget(before: datetime) -> None:
    """Remove what is told of jobs that ended before a moment."""
    DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()


def failed() -> int:
    """How many ended with an error."""
    return DBTaskResult.objects.failed().count()
