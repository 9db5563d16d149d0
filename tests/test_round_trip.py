"""LibreOffice accepts and rejects tracked changes to exactly what was meant."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROUND_TRIP = Path(__file__).parents[1] / "benchmarks" / "round_trip.py"


def test_a_short_round_trip_is_exact() -> None:
    """The long one is run by hand: python benchmarks/round_trip.py --documents 200."""
    if shutil.which("soffice") is None:
        reason = "no LibreOffice: install one (Debian: apt install libreoffice-writer-nogui)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    command = [sys.executable, str(ROUND_TRIP), "--documents", "12"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "12 of 12 documents exact" in done.stdout, done.stdout + done.stderr
