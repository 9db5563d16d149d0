"""Programs of the machine that convert files, run for a limited time."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path


def run(command: Sequence[str], seconds: float, *, temporary: Path) -> None:
    """Run a program and those that it starts, all of them ended when its time is over.

    They find modules of their own, not ours: some are written in Python too. What they put down
    for themselves goes to the folder `temporary`, which the caller removes.
    Raises subprocess.SubprocessError or OSError when it fails.
    """
    quiet = subprocess.DEVNULL
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    others = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with subprocess.Popen(
        command,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        start_new_session=True,
        env={**others, **places},
    ) as process:
        try:
            status = process.wait(seconds)
        finally:
            _end(process)
    if status:
        raise subprocess.CalledProcessError(status, command)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with what it left running: some are scripts around the one that works."""
    with contextlib.suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
