"""Whether the site is alive, and whether it can serve: for proxies and supervisors."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from intersector_web.people.access import public


@public
def alive(_request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("alive\n", content_type="text/plain")


@public
def ready(_request: HttpRequest) -> HttpResponse:
    """Say whether the database answers and has every table of this version."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    said, status = ("migrations are missing\n", 503) if missing else ("ready\n", 200)
    return HttpResponse(said, content_type="text/plain", status=status)
