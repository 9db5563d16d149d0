"""``intersector propose``: from the folder of the main job to a contribution in Word."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from intersector.reading import read

UNION = Path(__file__).parents[1] / "examples" / "union"


def intersector(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does."""
    command = [sys.executable, "-m", "intersector", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, cwd=cwd, encoding="utf-8", check=False, timeout=240
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a few documents of the example, mapped."""
    folder = tmp_path_factory.mktemp("propose")
    (folder / "in").mkdir()
    for name in ("gc-resolution-18-en.html", "sia-resolution-11-en.txt", "gc-resolution-5-en.docx"):
        shutil.copy(UNION / name, folder / "in")
    shutil.copy(UNION / "organisation.toml", folder / "in")
    done = intersector("map", "in", "--out", "out", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def proposals(place: Path, kind: str) -> list[dict[str, str]]:
    """The proposals of a kind."""
    rows = (place / "out" / "proposals.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, rows) if row["kind"] == kind]


def test_an_overlap_is_tabled_with_its_changes(place: Path) -> None:
    row = proposals(place, "suppress-text")[0]
    done = intersector(
        "propose", "out", "--overlap", row["overlap"], "--out", "c.docx", "--source", "Northern",
        "--number", "NOR/1/1", "--date", "2031-05-06", cwd=place,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "c.docx\n"), done.stderr
    document = read(place / "c.docx")
    assert "MOD\tNOR/1/1" in document.text
    assert {change.author for change in document.changes} == {"Northern"}
    assert (place / "in" / "sia-resolution-11-en.txt").read_bytes() == (
        UNION / "sia-resolution-11-en.txt"
    ).read_bytes()


def test_an_instrument_to_suppress_is_named_without_its_text(place: Path) -> None:
    row = proposals(place, "suppress")[0]
    done = intersector("propose", "out", "--proposal", row["id"], "--out", "s.docx", cwd=place)
    assert done.returncode == 0, done.stderr
    assert "\nSUP\n" in read(place / "s.docx").text


def test_documents_that_moved_are_found_and_changed_ones_refused(
    place: Path, tmp_path: Path
) -> None:
    row = proposals(place, "suppress-text")[0]
    command = ("propose", place / "out", "--overlap", row["overlap"], "--out", "c.docx")
    lost = intersector(*command, cwd=tmp_path)
    assert (lost.returncode, "--from FOLDER" in lost.stderr) == (2, True)
    found = intersector(*command, "--from", place, cwd=tmp_path)
    assert found.returncode == 0, found.stderr
    shutil.copytree(place / "in", tmp_path / "in")
    with (tmp_path / "in" / "sia-resolution-11-en.txt").open("a", encoding="utf-8") as file:
        file.write("\nOne more line.\n")
    changed = intersector(*command, cwd=tmp_path)
    assert (changed.returncode, "has changed since" in changed.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--out", "c.docx"], "--overlap ID or --proposal ID"),
        (["--overlap", "x", "--out", "c.pdf"], "must end in .docx"),
        (["--overlap", "none", "--out", "c.docx"], "holds no proposal"),
    ],
)
def test_wrong_usage_says_what_to_do(place: Path, arguments: list[str], message: str) -> None:
    done = intersector("propose", "out", *arguments, cwd=place)
    assert (done.returncode, message in done.stderr) == (2, True), done.stderr
