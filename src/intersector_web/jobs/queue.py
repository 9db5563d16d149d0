"""What waits to be done."""

from datetime import datetime

from django.db.models import Case, Min, When
from django.utils import timezone
from django_tasks_db.models import DBTaskResult


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


def failed() -> int:
    """How many ended with an error."""
    return DBTaskResult.objects.failed().count()
