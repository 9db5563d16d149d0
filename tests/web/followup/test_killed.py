"""A worker that is killed while it sends reminders doubles none."""

import os
import re
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PEOPLE = 80
FILL = f"""
import django
django.setup()
from datetime import date
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
from intersector_web.followup.models import Duty, Entry
from intersector_web.followup import services, tasks
from intersector_web.people.models import Person, Role, Term
from uuid import uuid4
for n in range({PEOPLE}):
    to = Person.objects.create(email=f"p{{n}}@union.example", name=f"Person {{n}}")
    Term.objects.create(person=to, role=Role.MEMBER, since=date(2020, 1, 1))
    duty = Duty.objects.create(
        name=str(n), text="to report", language="en", digest="", dues=[[2020, None]]
    )
    services.assign(duty=duty, by=to, token=uuid4(), to=to)
tasks.remind.enqueue()
"""
PLANNED = """
SELECT count(*) FROM django_tasks_database_dbtaskresult
WHERE status = 'READY' AND task_path = 'intersector_web.followup.tasks.remind'
"""


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """A workspace of its own, in a process apart, in which everybody is to be reminded."""
    outside = {
        **{k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "EMAIL_URL"}},
        "INTERSECTOR_WORKSPACE": str(tmp_path / "site"),
        "DJANGO_SETTINGS_MODULE": "intersector_web.project.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }
    from intersector_web import workspace  # noqa: PLC0415

    workspace.prepare(tmp_path / "site")
    subprocess.run([sys.executable, "-c", FILL], env=outside, check=True)
    return outside


def told(mails: Path) -> list[str]:
    """To whom a mail went, in order; mails are printed."""
    return re.findall(r"^To: (.*)$", mails.read_text(encoding="utf-8"), re.MULTILINE)


def wait_for(count: int, mails: Path) -> None:
    """Wait until so many mails went out."""
    until = time.monotonic() + 60
    while len(told(mails)) < count:
        assert time.monotonic() < until, "nobody goes on with what was left"
        time.sleep(0.001)


def test_whoever_was_told_is_not_told_again(tmp_path: Path, surroundings: dict[str, str]) -> None:
    """Killed three times; at most one mail each time is not sent, and its row shows it."""
    mails = tmp_path / "mails"
    command = [sys.executable, "-m", "django", "work"]
    with mails.open("ab") as file:
        for killed in (1, 2, 3):
            with subprocess.Popen(command, env=surroundings, stdout=file) as worker:
                try:
                    wait_for(15 * killed, mails)
                finally:
                    worker.kill()
        assert len(told(mails)) < PEOPLE
        subprocess.run([*command, "--batch"], env=surroundings, stdout=file, check=True)
    assert max(Counter(told(mails)).values()) == 1
    with closing(sqlite3.connect(tmp_path / "site" / "site.sqlite3")) as opened:
        asked = "SELECT count(*), count(sent) FROM followup_reminder"
        claimed, sent = opened.execute(asked).fetchone()
        planned = opened.execute(PLANNED).fetchone()
    assert claimed == PEOPLE
    assert planned == (1,), "tomorrow's reminders wait, once"
    assert PEOPLE - 3 <= sent <= len(told(mails)) <= PEOPLE
