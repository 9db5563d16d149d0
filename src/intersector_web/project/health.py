"""Whether the site is alive, and whether it can serve: for proxies, supervisors and people.

Not ready (503) is what a person has to mend: the database or the disk fails, tables are of another
version, jobs wait while nobody does them, or the index of the search cannot be written. What is
said names no person and no document.
"""

import shutil
from datetime import timedelta
from typing import Final

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from intersector_web.jobs import lifeline, queue
from intersector_web.people.access import public
from intersector_web.search import selectors
from intersector_web.search.tasks import refresh

ROOM: Final = 2**28
"""Bytes that a disk has free, at least, to take documents."""
PATIENCE: Final = timedelta(minutes=2)
"""A job may wait so long although no worker is alive: one is being started again."""
OURS: Final = "intersector_web."
BEHIND: Final = "being brought up to date"
"""What is said of an index that the worker is about to write: until then the former is asked."""


@public
def alive(_request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("alive\n", content_type="text/plain")


@public
def ready(_request: HttpRequest) -> HttpResponse:
    """Say of each part of the site whether it works."""
    try:
        parts = {"database": "ok", "migrations": _tables(), "worker": _worker()}
        parts |= {"search": _index(), "disk": _disk()}
    except DatabaseError:
        parts = {"database": "does not answer", "disk": _disk()}
    well = all(said in {"ok", BEHIND} for said in parts.values())
    said = {"ready": well, **parts}
    return JsonResponse(said, status=200 if well else 503, headers={"Cache-Control": "no-store"})


def missing_migrations() -> bool:
    """Whether the database lacks tables of this version."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def later_migrations() -> bool:
    """Whether the tables are of a later version of ours than this one knows."""
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations)
    known |= {old for each in loader.disk_migrations.values() for old in each.replaces}
    ours = {each.label for each in apps.get_app_configs() if each.name.startswith(OURS)}
    return any(name[0] in ours and name not in known for name in loader.applied_migrations)


def _tables() -> str:
    if later_migrations():
        return "of a later version: install that one"
    return "missing: run `intersector upgrade`" if missing_migrations() else "ok"


def _worker() -> str:
    oldest = queue.oldest_waiting()
    late = oldest is not None and timezone.now() - oldest > PATIENCE
    return "not alive, and jobs are waiting" if late and not lifeline.workers() else "ok"


def _index() -> str:
    """Whether the index of the search is of the rows as they are now."""
    if queue.unfinished(refresh):
        return BEHIND
    if queue.failed_last(refresh):
        return "not up to date: writing it failed, see the journal"
    return "ok" if selectors.written() else "not written yet: no worker has begun to"


def _disk() -> str:
    return "ok" if shutil.disk_usage(settings.WORKSPACE).free > ROOM else "almost full"
