"""A backup gives the same site again, on the same database and on the other."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from subprocess import CalledProcessError
from zipfile import ZipFile

import pytest
from tests.web.backups.sites import ENGINES, Site, fill, new_site, write_texts


@pytest.fixture(scope="module", params=ENGINES)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Site, Path]]:
    """A site in which something was decided, and its backup."""
    place = tmp_path_factory.mktemp("site")
    with new_site(place / "workspace", request.param) as site:
        fill(site, write_texts(place / "texts", 3))
        yield site, site.backup(place / "site.backup")


def refused(site: Site, *words: str) -> str:
    """What a command says that fails."""
    with pytest.raises(CalledProcessError) as error:
        site.run("intersector", *words)
    return str(error.value.stderr)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_restored_site_is_the_same_row_by_row(
    made: tuple[Site, Path], tmp_path: Path, engine: str
) -> None:
    """Its backup is that from which it was restored, byte for byte; then people go on with it."""
    with new_site(tmp_path / "restored", engine) as site:
        site.run("intersector", "restore", str(made[1]))
        again = site.backup(tmp_path / "again.backup")
        assert again.read_bytes() == made[1].read_bytes()
        names = [path.name for path in sorted((made[0].folder / "originals").iterdir())]
        assert [path.name for path in sorted((site.folder / "originals").iterdir())] == names
        site.run("intersector", "load", str(write_texts(tmp_path / "more", 1)))


def test_a_backup_says_what_it_holds(made: tuple[Site, Path]) -> None:
    """Every table, the files as they were given, and not the key, which is for asking."""
    with ZipFile(made[1]) as archive:
        entries = archive.read("rows/overlaps.entry.jsonl").splitlines()
        assert [json.loads(line)["act"] for line in entries] == ["verdict", "withdrawal"]
        assert len([name for name in archive.namelist() if name.startswith("originals/")]) == 3
        assert "workspace/secret-key" not in archive.namelist()
    assert stat.S_IMODE(made[1].stat().st_mode) == 0o600


def test_the_key_comes_along_when_asked(made: tuple[Site, Path], tmp_path: Path) -> None:
    """So that links and second factors that were signed with it go on working."""
    path = made[0].backup(tmp_path / "with.backup", "--with-key")
    with new_site(tmp_path / "restored", "sqlite") as site:
        said = site.run("intersector", "restore", str(path))
        assert "with the secret key" in said
        key = (made[0].folder / "secret-key").read_text()
        assert (site.folder / "secret-key").read_text() == key


def test_a_site_is_not_replaced_unless_told(made: tuple[Site, Path], tmp_path: Path) -> None:
    """Nor a backup by another; when told, the old rows are gone."""
    with new_site(tmp_path / "other", "sqlite") as site:
        site.run("intersector", "load", str(write_texts(tmp_path / "texts", 4)))
        assert "has a site already" in refused(site, "restore", str(made[1]))
        assert "is there already" in refused(site, "backup", str(made[1]))
        site.run("intersector", "restore", str(made[1]), "--replace")
        again = site.backup(tmp_path / "again.backup")
        assert again.read_bytes() == made[1].read_bytes()


def test_a_site_at_work_is_not_replaced(made: tuple[Site, Path]) -> None:
    """Its worker would write into the other."""
    worker = made[0].begin("intersector", "worker")
    try:
        while not list((made[0].folder / "workers").glob("*.lock")):
            assert worker.poll() is None
        assert "Stop the site first" in refused(made[0], "restore", str(made[1]), "--replace")
    finally:
        worker.terminate()
        worker.wait()


def test_a_backup_of_a_site_at_work_is_of_one_moment(tmp_path: Path) -> None:
    """Each document that was read by then is there with its clauses, its file and its state."""
    with new_site(tmp_path / "site", ENGINES[-1]) as site:
        site.run("intersector", "load", str(write_texts(tmp_path / "texts", 60)))
        worker = site.begin("intersector", "worker", "--once")
        paths = [site.backup(tmp_path / f"{n}.backup") for n in range(2)]
        worker.wait()
    for path in paths:
        with ZipFile(path) as archive:
            rows = {
                name: [json.loads(line) for line in archive.read(f"rows/{name}.jsonl").splitlines()]
                for name in ("instruments.document", "instruments.clause", "instruments.incoming")
            }
        documents = {row["id"] for row in rows["instruments.document"]}
        done = {row["document_id"] for row in rows["instruments.incoming"]} - {None}
        assert documents == done == {row["document_id"] for row in rows["instruments.clause"]}
        assert len(rows["instruments.incoming"]) == 60
