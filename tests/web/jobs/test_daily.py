"""Jobs of every day always wait for their next time."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from intersector_web.followup.tasks import remind
from intersector_web.jobs import daily

pytestmark = pytest.mark.django_db


def waiting() -> list[datetime]:
    """When the job of every day is done next."""
    ready = DBTaskResult.objects.filter(task_path=remind.module_path)
    return [each.run_after for each in ready.filter(status=TaskResultStatus.READY)]


@pytest.mark.parametrize(
    ("now", "following"),
    [
        (datetime(2026, 3, 1, 4, 59, tzinfo=UTC), datetime(2026, 3, 1, 5, tzinfo=UTC)),
        (datetime(2026, 3, 1, 5, 0, tzinfo=UTC), datetime(2026, 3, 2, 5, tzinfo=UTC)),
    ],
)
def test_the_next_time_is_planned_once(
    now: datetime,
    following: datetime,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]],
) -> None:
    """However often it is asked."""
    monkeypatch.setattr(timezone, "now", lambda: now)
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            daily.plan()
    assert waiting() == [following]
