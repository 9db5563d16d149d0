"""Documents are found in sorted order, under stable names, and only inside the given paths."""

from pathlib import Path

import pytest

from intersector.reading import find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with documents and other things."""
    home = tmp_path / "texts"
    (home / "b").mkdir(parents=True)
    (home / ".git").mkdir()
    names = ["z.TXT", "a.docx", "b/c.pdf", ".hidden.txt", ".git/x.txt", "README.md", "~$a.docx"]
    for name in [*names, "organisation.toml", "data.json", "old.odt"]:
        (home / name).write_text("text")
    return home


def test_folders_are_walked_in_order_without_what_is_no_document(folder: Path) -> None:
    found, problems = find_files([folder])
    names = [Path(name).relative_to(folder).as_posix() for name, _ in found]
    assert names == ["a.docx", "z.TXT", "b/c.pdf"]
    assert [problem.source for problem in problems] == [(folder / "old.odt").as_posix()]


def test_names_are_the_path_as_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    found, _ = find_files([Path("texts/b")])
    assert found == [("texts/b/c.pdf", Path("texts/b/c.pdf"))]


def test_a_file_met_twice_is_listed_once(folder: Path) -> None:
    found, _ = find_files([folder / "z.TXT", folder, folder / "b"])
    assert [path.name for _, path in found] == ["z.TXT", "a.docx", "c.pdf"]


def test_a_named_file_is_taken_whatever_it_is_called(folder: Path) -> None:
    found, problems = find_files([folder / "README.md"])
    assert [path.name for _, path in found] == ["README.md"]
    assert problems == []


def test_links_that_leave_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("text")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    found, _ = find_files([folder])
    assert [path.name for _, path in found] == ["a.docx", "z.TXT", "c.pdf"]


def test_a_missing_path_and_an_empty_folder_are_problems(tmp_path: Path) -> None:
    found, problems = find_files([tmp_path / "nowhere", tmp_path])
    assert found == []
    assert ["does not exist" in problems[0].message, "no document" in problems[1].message] == [
        True
    ] * 2
