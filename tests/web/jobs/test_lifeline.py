"""A worker that is killed loses nothing."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """A workspace of its own, in a process apart."""
    return {
        **{k: v for k, v in os.environ.items() if k != "DATABASE_URL"},
        "INTERSECTOR_WORKSPACE": str(tmp_path / "site"),
        "PYTHONPATH": str(ROOT / "src"),
    }


def read(database: Path) -> int:
    """How many documents have been read so far."""
    with closing(sqlite3.connect(database, timeout=30)) as opened:
        return int(opened.execute("SELECT count(*) FROM instruments_document").fetchone()[0])


def test_what_a_killed_worker_left_is_done_by_the_next(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    """Killed three times while it reads; then every document is there, once."""
    folder = tmp_path / "given"
    folder.mkdir()
    for number in range(60):
        body = "resolves\n\n" + "".join(
            f"{n} to keep lamp {n} of pier {number};\n\n" for n in range(3)
        )
        text = f"RESOLUTION {number} (Vastrand, 2031)\n\nOn lamps\n\nThe Conference,\n\n{body}"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "intersector"]
    subprocess.run([*command, "load", str(folder)], env=surroundings, check=True)
    database = tmp_path / "site" / "site.sqlite3"
    for time_killed in (1, 2, 3):
        worker = subprocess.Popen([*command, "worker"], env=surroundings)
        until = time.monotonic() + 60
        while read(database) < 10 * time_killed:
            assert time.monotonic() < until, "nobody goes on with what was left"
            time.sleep(0.01)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert read(database) < 60
    subprocess.run([*command, "worker", "--once"], env=surroundings, check=True)
    assert read(database) == 60
