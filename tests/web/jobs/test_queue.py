"""What waits to be done, what failed, and what is long over."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from intersector_web.jobs import queue
from intersector_web.jobs.tasks import KEPT, forget
from intersector_web.overlaps.tasks import analyse

pytestmark = pytest.mark.django_db


def ended(status: TaskResultStatus, *, ago: timedelta = timedelta()) -> DBTaskResult:
    """A job that ended so, some time ago."""
    DBTaskResult.objects.all().delete()
    analyse.enqueue()
    DBTaskResult.objects.update(status=status, finished_at=timezone.now() - ago)
    return DBTaskResult.objects.get()


@pytest.mark.parametrize("status", [TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL])
def test_what_failed_can_be_done_again(
    client_of: Callable[[str], Client], status: TaskResultStatus
) -> None:
    """By an administrator who mended why; what did not fail is left as it is."""
    job = ended(status)
    said = {"action": "again", "_selected_action": [str(job.pk)]}
    page = reverse("admin:django_tasks_database_dbtaskresult_changelist")
    told = client_of("administrator").post(page, said, follow=True)
    assert "What failed waits to be done again." in told.text
    assert queue.waiting() == (1 if status == TaskResultStatus.FAILED else 0)
    assert queue.failed() == 0


def test_jobs_of_long_ago_are_forgotten() -> None:
    """Not those of which somebody may still ask, nor what waits."""
    ended(TaskResultStatus.SUCCESSFUL, ago=KEPT - timedelta(days=1))
    forget.func()
    assert DBTaskResult.objects.count() == 1
    ended(TaskResultStatus.FAILED, ago=KEPT + timedelta(days=1))
    analyse.enqueue()
    forget.func()
    assert [job.status for job in DBTaskResult.objects.all()] == [TaskResultStatus.READY]
