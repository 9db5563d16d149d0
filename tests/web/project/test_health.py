"""Whether the site can serve, part by part."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from intersector_web.jobs import lifeline
from intersector_web.overlaps.tasks import analyse
from intersector_web.project import health

pytestmark = pytest.mark.django_db


def asked() -> tuple[int, dict[str, Any]]:
    """The status and what is said of each part."""
    response = Client().get("/readyz")
    return response.status_code, response.json()


@pytest.fixture
def late_job() -> None:
    """A job that nobody has done for an hour, alone in the queue."""
    DBTaskResult.objects.all().delete()
    analyse.enqueue()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=1))


def test_a_site_that_works_is_ready() -> None:
    """Every part is named."""
    DBTaskResult.objects.all().delete()
    parts = dict.fromkeys(["database", "migrations", "worker", "disk"], "ok")
    assert asked() == (200, {"ready": True, **parts})


def test_a_missing_table_is_said() -> None:
    """With the command that makes it."""
    MigrationRecorder.Migration.objects.filter(app="overlaps").delete()
    status, said = asked()
    assert (status, said["migrations"]) == (503, "missing: run `intersector upgrade`")


def test_a_dead_worker_is_said_when_jobs_wait(late_job: None) -> None:
    """One that is alive may be busy with another."""
    assert asked()[1]["worker"] == "not alive, and jobs are waiting"
    with lifeline.held("somebody"):
        assert asked() == (200, {**asked()[1], "worker": "ok"})


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before there is no room for a document."""
    monkeypatch.setattr(health, "ROOM", 2**80)
    assert asked()[1]["disk"] == "almost full"
