"""Jobs that are done some time after what asked for them, however often that asks."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult


def once(task: Task[Any, Any], *, after: timedelta) -> None:
    """Enqueue the job for later, unless it waits already."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    if not waiting.filter(task_path=task.module_path).exists():
        task.using(run_after=timezone.now() + after).enqueue()
