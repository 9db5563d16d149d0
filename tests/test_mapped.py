"""A folder that a run wrote, read back."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from intersector.errors import DataError
from intersector.mapped import read_mapped
from intersector.pipeline import map_documents
from intersector.publishing import publish

UNION = Path(__file__).parents[1] / "examples" / "union"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `map` writes of a few documents."""
    texts = tmp_path_factory.mktemp("texts")
    for path in (*UNION.glob("*question*"), *UNION.glob("*-12-*"), UNION / "organisation.toml"):
        shutil.copy(path, texts)
    out = tmp_path_factory.mktemp("out") / "run"
    publish(map_documents([texts]), out, language="en")
    return out


def test_what_was_found_comes_back(folder: Path, tmp_path: Path) -> None:
    """Written again, the data that were read back are the same but for what they left out."""
    found = read_mapped(folder)
    assert found.clauses
    assert found.overlaps
    publish(replace(found), tmp_path / "again", language="en")
    for name in ("documents", "clauses", "citations"):
        again = (tmp_path / "again" / f"{name}.jsonl").read_text(encoding="utf-8")
        assert again == (folder / f"{name}.jsonl").read_text(encoding="utf-8"), name


def test_a_clause_stands_where_it_stood(folder: Path) -> None:
    """The words of a clause are at its place in what is left of its document's text."""
    for clause in read_mapped(folder).clauses:
        assert clause.span.of(clause.document.text) == clause.text
        assert clause.words


def test_a_group_comes_back_with_its_overlaps(tmp_path: Path) -> None:
    """And what answers all of them; one whose overlaps are gone is refused."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("gc-resolution-21-en.txt", "sia-resolution-22-en.txt", "coc-resolution-16-zh.txt"):
        shutil.copy(UNION / name, texts)
    shutil.copy(UNION / "organisation.toml", texts)
    found = map_documents([texts])
    publish(found, tmp_path / "run", language="en")
    again = read_mapped(tmp_path / "run")
    assert found.groups
    assert [each.overlaps for each in again.groups] == [each.overlaps for each in found.groups]
    assert [each.clauses for each in again.groups] == [each.clauses for each in found.groups]
    assert {each.overlaps for each in again.proposals} >= {each.overlaps for each in again.groups}
    path = tmp_path / "run" / "groups.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace(found.groups[0].id, "gone"))
    with pytest.raises(DataError, match="has no gone"):
        read_mapped(tmp_path / "run")
    path.unlink()
    assert read_mapped(tmp_path / "run").groups == ()


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("clauses", '{"source": "x"}', "Field required"),
        ("documents", "", "does not list"),
        ("citations", '{"target": "no identifier"}', "line 1"),
    ],
)
def test_a_folder_that_was_changed_is_refused(
    folder: Path, tmp_path: Path, name: str, line: str, told: str
) -> None:
    """With the file, the line and what to do; a missing file too."""
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / f"{name}.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        read_mapped(copy)
    assert told in str(raised.value)
    (copy / f"{name}.jsonl").unlink()
    with pytest.raises(DataError, match=name):
        read_mapped(copy)
