"""The background job of background jobs."""

from datetime import timedelta
from typing import Final

from django.utils import timezone
from django_tasks import task

from intersector_web.jobs import queue

KEPT: Final = timedelta(days=90)
"""How long it can be asked what became of a job."""


@task()
def forget() -> None:
    """Remove what is told of jobs of long ago; safe to do twice."""
    queue.forget(timezone.now() - KEPT)
