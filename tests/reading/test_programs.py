"""Programs of the machine run for their time, in their own world, and leave nothing running."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from intersector.reading.programs import run


def test_a_program_in_python_finds_its_own_modules_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "ours")
    asks = "import os, sys; sys.exit('PYTHONPATH' in os.environ)"
    run([sys.executable, "-c", asks], 60, temporary=tmp_path)


def test_what_it_puts_down_goes_to_the_folder_it_is_given(tmp_path: Path) -> None:
    puts = "import tempfile; tempfile.NamedTemporaryFile(delete=False)"
    run([sys.executable, "-c", puts], 60, temporary=tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_program_that_fails_or_takes_too_long_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run([sys.executable, "-c", "raise SystemExit(3)"], 60, temporary=tmp_path)
    start = time.monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        run([sys.executable, "-c", "import time; time.sleep(600)"], 0.5, temporary=tmp_path)
    assert time.monotonic() - start < 300
