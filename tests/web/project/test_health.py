"""Whether the site can serve, part by part."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from intersector_web.jobs import lifeline
from intersector_web.overlaps.tasks import analyse
from intersector_web.project import health
from intersector_web.search.tasks import refresh

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
    parts = dict.fromkeys(["database", "migrations", "worker", "search", "disk"], "ok")
    assert asked() == (200, {"ready": True, **parts})


def test_a_missing_table_is_said() -> None:
    """With the command that makes it."""
    MigrationRecorder.Migration.objects.filter(app="overlaps").delete()
    status, said = asked()
    assert (status, said["migrations"]) == (503, "missing: run `intersector upgrade`")


def test_tables_of_a_later_version_are_said() -> None:
    """This one does not know what they hold."""
    MigrationRecorder.Migration.objects.create(app="overlaps", name="9999_of_next_year")
    status, said = asked()
    assert (status, said["migrations"]) == (503, "of a later version: install that one")


def test_migrations_of_packages_that_are_gone_are_no_fault() -> None:
    """They drop what was squashed."""
    MigrationRecorder.Migration.objects.create(app="account", name="0001_of_old")
    assert asked()[1]["migrations"] == "ok"


def test_a_dead_worker_is_said_when_jobs_wait(late_job: None) -> None:
    """One that is alive may be busy with another."""
    assert asked()[1]["worker"] == "not alive, and jobs are waiting"
    with lifeline.held("somebody"):
        assert asked() == (200, {**asked()[1], "worker": "ok"})


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before there is no room for a document."""
    monkeypatch.setattr(health, "ROOM", 2**80)
    assert asked()[1]["disk"] == "almost full"


def test_an_index_that_is_behind_is_said() -> None:
    """While the worker has still to bring it up to date, the site serves."""
    DBTaskResult.objects.all().delete()
    refresh.enqueue()
    assert asked() == (200, {**asked()[1], "search": health.BEHIND})


def test_an_index_that_cannot_be_written_is_said() -> None:
    """Until it could be."""
    DBTaskResult.objects.all().delete()
    for status in (TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL):
        refresh.enqueue()
        DBTaskResult.objects.ready().update(status=status, finished_at=timezone.now())
        assert asked()[0] == (503 if status == TaskResultStatus.FAILED else 200)


def test_an_index_that_nobody_wrote_is_said(tmp_path: Path, settings: Settings) -> None:
    """Search finds nothing until a worker comes."""
    DBTaskResult.objects.all().delete()
    settings.WORKSPACE = tmp_path
    assert asked() == (503, {**asked()[1], "search": "not written yet: no worker has begun to"})
