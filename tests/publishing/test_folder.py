"""An output folder is replaced as a whole or not at all, and never anyone else's."""

from pathlib import Path

import pytest

from intersector.errors import OutputError
from intersector.publishing.folder import check, replacing


def write(out: Path, text: str) -> None:
    """Write a folder of one file."""
    with replacing(out) as place:
        (place / "a.txt").write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    """The folder need not exist, nor the one above it."""
    write(tmp_path / "x" / "out", "one")
    assert names(tmp_path / "x") == ["out"]
    assert names(tmp_path / "x" / "out") == [".intersector", "a.txt"]


def test_our_own_folder_is_replaced(tmp_path: Path) -> None:
    """A second run leaves only the second run's files, and nothing beside the folder."""
    write(tmp_path / "out", "one")
    with replacing(tmp_path / "out") as place:
        (place / "b.txt").write_text("two", encoding="utf-8")
    assert names(tmp_path / "out") == [".intersector", "b.txt"]
    assert names(tmp_path) == ["out"]


def test_the_marker_lists_the_files_as_sha256sum_does(tmp_path: Path) -> None:
    """Anybody can check what we wrote with a tool they have."""
    write(tmp_path / "out", "")
    listed = (tmp_path / "out" / ".intersector").read_text(encoding="utf-8")
    assert listed == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.txt\n"


@pytest.mark.parametrize("place", ["folder", "file"])
def test_what_is_not_ours_is_not_touched(place: str, tmp_path: Path) -> None:
    """A folder with other files, or a file, stops the run before it writes anything."""
    out = tmp_path / "out"
    theirs = out if place == "file" else out / "thesis.docx"
    theirs.parent.mkdir(exist_ok=True)
    theirs.write_text("years of work", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        write(out, "one")
    assert "Choose an empty folder" in caught.value.mend
    assert theirs.read_text(encoding="utf-8") == "years of work"
    assert names(tmp_path) == ["out"]


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    """An empty folder holds nothing that could be lost."""
    (tmp_path / "out").mkdir()
    write(tmp_path / "out", "one")
    assert names(tmp_path / "out") == [".intersector", "a.txt"]


def test_files_that_people_put_beside_ours_are_kept(tmp_path: Path) -> None:
    """Notes and contributions in the folder live on when the report is made again."""
    write(tmp_path / "out", "one")
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    write(tmp_path / "out", "two")
    assert names(tmp_path / "out") == [".intersector", "a.txt", "notes.txt"]
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == "two"


def test_a_file_that_somebody_edited_stops_the_run(tmp_path: Path) -> None:
    """Comments written into our workbook are somebody's work."""
    write(tmp_path / "out", "one")
    (tmp_path / "out" / "a.txt").write_text("one, with my comments", encoding="utf-8")
    with pytest.raises(OutputError, match="was changed"):
        write(tmp_path / "out", "two")


def test_a_run_that_fails_leaves_the_old_report(tmp_path: Path) -> None:
    """Whatever stops the writing, what stood there still stands, alone."""
    write(tmp_path / "out", "one")
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "out") as place:
        (place / "a.txt").write_text("half", encoding="utf-8")
        raise KeyboardInterrupt
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == "one"
    assert names(tmp_path) == ["out"]


def test_a_first_run_that_fails_leaves_none(tmp_path: Path) -> None:
    """No half report is ever seen under the name that was asked for."""
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "out"):
        raise KeyboardInterrupt
    assert names(tmp_path) == []


def test_a_run_killed_before_its_end_is_cleared_by_the_next(tmp_path: Path) -> None:
    """What a killed process left beside the folder does not stand in the way."""
    write(tmp_path / ".out.partial", "half")
    write(tmp_path / "out", "one")
    assert names(tmp_path) == ["out"]


def test_a_run_killed_between_its_two_renames_loses_nothing(tmp_path: Path) -> None:
    """The old report, set aside for an instant, is found again by the next look."""
    write(tmp_path / "out", "one")
    (tmp_path / "out").rename(tmp_path / ".out.previous")
    check(tmp_path / "out")
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == "one"


def test_a_disk_that_refuses_is_said_clearly(tmp_path: Path) -> None:
    """An error of the operating system becomes one that says what to do."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "file" / "out", "one")
    assert "another folder" in caught.value.mend
