"""A worker that is killed loses no job: what it was doing is done again by the next.

Each worker holds a lock on a file of its own, which the system lets go of when the worker dies,
however it dies. A job that is marked as running by a worker whose lock is free was interrupted.
Jobs are therefore written to be safe to do twice.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult


@contextmanager
def held(worker: str) -> Iterator[None]:
    """Show that `worker` is alive, for as long as it is."""
    path = _lock(worker)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    path.unlink(missing_ok=True)


def resume() -> int:
    """Put back in the queue what dead workers left undone, and say how many jobs that is."""
    left = [each for each in DBTaskResult.objects.running() if not _alive(each.worker_ids[-1])]
    names = [each.pk for each in left]
    running = DBTaskResult.objects.filter(pk__in=names, status=TaskResultStatus.RUNNING)
    return running.update(status=TaskResultStatus.READY)


def workers() -> list[str]:
    """The workers that are alive."""
    locks = sorted((Path(settings.WORKSPACE) / "workers").glob("*.lock"))
    return [path.stem for path in locks if _alive(path.stem)]


def _alive(worker: str) -> bool:
    try:
        file = _lock(worker).open()
    except FileNotFoundError:
        return False
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _lock(worker: str) -> Path:
    return Path(settings.WORKSPACE) / "workers" / f"{worker}.lock"
