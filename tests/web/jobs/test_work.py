"""A worker that is told to stop, however often, loses nothing."""

import signal
import subprocess
import time
from pathlib import Path

from tests.web.backups.sites import Site, new_site, write_texts

STATES = """
from django_tasks_db.models import DBTaskResult
print(*sorted(DBTaskResult.objects.filter(task_path__endswith="read_load").values_list("status")))
"""


def states(site: Site) -> str:
    """How the reading of what was given stands."""
    return site.run("django", "shell", "--no-imports", "--command", STATES)


def begun(site: Site) -> "subprocess.Popen[bytes]":
    """A worker that is in the midst of reading."""
    worker = site.begin("intersector", "worker")
    until = time.monotonic() + 60
    while "RUNNING" not in states(site):
        assert time.monotonic() < until
    return worker


def test_told_twice_to_stop_it_leaves_its_job_to_the_next(tmp_path: Path) -> None:
    """As a supervisor does that tells each process of a service, and the site its worker."""
    with new_site(tmp_path / "site", "sqlite") as site:
        site.run("intersector", "load", str(write_texts(tmp_path / "texts", 200)))
        worker = begun(site)
        for _ in range(2):
            worker.send_signal(signal.SIGTERM)
            time.sleep(0.2)
        assert worker.wait(20) == 1
        assert "FAILED" not in states(site)
        site.run("intersector", "worker", "--once")
        assert "SUCCESSFUL" in states(site)
