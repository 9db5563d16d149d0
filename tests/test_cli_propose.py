"""``intersector propose``: from the folder of the main job to a contribution in Word."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

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


def proposals(place: Path, kind: str) -> list[dict[str, Any]]:
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


def test_what_stands_around_the_text_is_said_in_the_language_that_is_wanted(place: Path) -> None:
    """The instrument's name and the reasons; its title stays as it is."""
    row = proposals(place, "suppress")[0]
    command = ("propose", "out", "--proposal", row["id"], "--language", "fr", "--out", "f.docx")
    assert intersector(*command, cwd=place).returncode == 0
    text = read(place / "f.docx").text
    assert "\nRésolution 11 (Rév. Kestrelhaven, 2024)" in text
    assert "Motifs: " in text


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


def test_all_proposals_are_tabled_in_one_numbering(place: Path) -> None:
    """Of each overlap the best; what two proposals would change alike is told, not made."""
    done = intersector(
        "propose", "out", "--all", "--number", "NOR/1/7", "--out", "e.docx", cwd=place
    )
    assert done.returncode == 0, done.stderr
    texts = [read(place / line).text for line in done.stdout.splitlines()]
    numbers = [int(each) for text in texts for each in re.findall(r"NOR/1/(\d+)", text)]
    assert len(texts) > 1
    assert numbers == list(range(7, 7 + len(numbers)))


def test_an_annex_comes_along_when_its_resolution_is_merged(tmp_path: Path) -> None:
    """The plan says where it goes, and the contribution holds it at the end of the other."""
    texts = tmp_path / "in"
    texts.mkdir()
    for name in ("sia-resolution-9-en.html", "sia-resolution-26-en.txt"):
        shutil.copy(UNION / name, texts)
    shutil.copy(UNION / "organisation.toml", texts)
    with (texts / "sia-resolution-26-en.txt").open("a", encoding="utf-8") as file:
        file.write(
            "\n\nANNEX TO RESOLUTION 26 (KESTRELHAVEN, 2024)\n\n1 A log has one line a day.\n"
        )
    assert intersector("map", "in", "--out", "out", cwd=tmp_path).returncode == 0
    (merge,) = [row for row in proposals(tmp_path, "merge") if row["moves"]]
    heading = "ANNEX TO RESOLUTION 9 (KESTRELHAVEN, 2024)"
    (annex,) = merge["annexes"]
    assert (annex["heading"], annex["fate"]) == (heading.replace(" 9 ", " 26 "), "kept")
    assert annex["place"] == heading
    command = ("propose", "out", "--proposal", merge["id"], "--out", "m.docx")
    assert intersector(*command, cwd=tmp_path).returncode == 0
    document = read(tmp_path / "m.docx")
    assert f"{heading}\n1\tA log has one line a day." in document.text
    assert any(heading in change.text for change in document.changes)
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "goes along under its number" in page


def test_one_clause_in_many_texts_is_tabled_once(tmp_path: Path) -> None:
    """Each text in a contribution of its own, by one proposal whose reasons name every place."""
    texts = tmp_path / "in"
    texts.mkdir()
    names = ("gc-resolution-21-en.txt", "sia-resolution-22-en.txt", "coc-resolution-16-zh.txt")
    for name in (*names, "organisation.toml"):
        shutil.copy(UNION / name, texts)
    assert intersector("map", "in", "--out", "out", cwd=tmp_path).returncode == 0
    (row, *_) = [each for each in proposals(tmp_path, "suppress-text") if each["overlaps"]]
    command = ("propose", "out", "--overlap", row["overlaps"][-1], "--out", "g.docx")
    done = intersector(*command, cwd=tmp_path)
    assert done.stdout.splitlines() == ["g.docx", "g-2.docx"], done.stderr
    for name in done.stdout.splitlines():
        reasons = read(tmp_path / name).text.splitlines()[-1]
        assert all(number in reasons for number in ("16", "21", "22"))


def test_a_new_text_takes_the_place_of_the_instruments_concerned(place: Path) -> None:
    """It is added without tracked changes, and they are suppressed."""
    (place / "new.txt").write_text("RESOLUTION [NOR-1]\n\nresolves\n\n1 to act.", encoding="utf-8")
    row = proposals(place, "suppress-text")[0]
    done = intersector(
        "propose", "out", "--overlap", row["overlap"], "--add", "new.txt", "--number", "NOR/1/1",
        "--out", "n.docx", cwd=place,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    document = read(place / "n.docx")
    assert "ADD\tNOR/1/1\nRESOLUTION [NOR-1]" in document.text
    assert "SUP\tNOR/1/2" in document.text
    assert not document.changes


def test_a_new_text_with_tracked_changes_is_refused(place: Path) -> None:
    overlap = proposals(place, "suppress-text")[0]["overlap"]
    command = ("propose", "out", "--overlap", overlap, "--out")
    assert intersector(*command, "d.docx", cwd=place).returncode == 0
    done = intersector(*command, "x.docx", "--add", "d.docx", cwd=place)
    assert (done.returncode, "holds tracked changes" in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--out", "c.docx"], "--overlap ID or --proposal ID"),
        (["--add", "in/sia-resolution-11-en.txt", "--out", "c.docx"], "new text needs reasons"),
        (["--overlap", "x", "--out", "c.pdf"], "must end in .docx"),
        (["--overlap", "none", "--out", "c.docx"], "holds no proposal"),
    ],
)
def test_wrong_usage_says_what_to_do(place: Path, arguments: list[str], message: str) -> None:
    done = intersector("propose", "out", *arguments, cwd=place)
    assert (done.returncode, message in done.stderr) == (2, True), done.stderr
