"""The folder that `map` leaves behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from intersector.errors import OutputError
from intersector.model import Findings
from intersector.publishing import publish

CONFTEST = Path(__file__).parent / "conftest.py"
PROGRAM = """
import runpy, sys
from pathlib import Path
from intersector.publishing import publish
publish(runpy.run_path(sys.argv[1])["sample"](), Path(sys.argv[2]), language="fr")
"""


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_everything_that_was_promised_is_there(findings: Findings, tmp_path: Path) -> None:
    """The report, the workbook and the data, whether something was found or nothing."""
    publish(findings, tmp_path / "all", language="en")
    publish(Findings(), tmp_path / "none", language="en")
    names = {
        ".intersector", "index.html", "report.xlsx", "documents.jsonl", "overlaps.jsonl",
        "groups.jsonl",
        "coverage.jsonl", "citations.jsonl",
        "mandates.jsonl", "themes.jsonl", "proposals.jsonl", "problems.jsonl", "unreflected.jsonl",
        "mapping.sssom.tsv", "themes.skos.ttl",
            "themes.sssom.tsv", "themes.jsonld", "mapping.html", "mapping.docx", "mapping.jsonl",
        "clauses.jsonl",
    }  # fmt: skip
    assert set(contents(tmp_path / "all")) == set(contents(tmp_path / "none")) == names


def test_the_same_findings_give_the_same_bytes(tmp_path: Path) -> None:
    """Also in two processes that order their sets differently."""
    for seed in ("1", "2"):
        command = [sys.executable, "-c", PROGRAM, str(CONFTEST), str(tmp_path / seed)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_somebody_elses_folder_is_refused(findings: Findings, tmp_path: Path) -> None:
    """The error names the folder and says what to do."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="not written by Intersector"):
        publish(findings, tmp_path, language="en")
    assert set(contents(tmp_path)) == {"mine.txt"}
