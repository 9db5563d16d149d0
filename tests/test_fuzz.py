"""Damaged documents break nothing."""

import subprocess
import sys
from pathlib import Path

FUZZ = Path(__file__).parents[1] / "benchmarks" / "fuzz.py"


def test_a_short_fuzz_run_finds_nothing() -> None:
    """The long one is run by hand: python benchmarks/fuzz.py --inputs 20000."""
    command = [sys.executable, str(FUZZ), "--inputs", "200", "--seed", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[:5]) == (0, "200 i"), done.stdout + done.stderr
