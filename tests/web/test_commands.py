"""The commands of a site say what is wrong before anything is begun."""

import stat
from dataclasses import replace
from pathlib import Path
from subprocess import CalledProcessError

import pytest
from tests.web.backups.sites import ENGINES, Site, new_site, write_texts

from intersector_web import workspace

LOCKED_OUT = """
from allauth.mfa.models import Authenticator
from intersector_web.people.models import Person
ada = Person.objects.create(email="ada@union.example", name="Ada")
Authenticator.objects.create(user=ada, type=Authenticator.Type.TOTP, data={})
"""
FACTORS = "from allauth.mfa.models import Authenticator; print(Authenticator.objects.count())"
LATER = """
from django.db.migrations.recorder import MigrationRecorder
from django.db import connection
MigrationRecorder(connection).record_applied("overlaps", "9999_of_next_year")
"""


def refused(site: Site, *words: str) -> str:
    """What a command says that fails: one line."""
    with pytest.raises(CalledProcessError) as error:
        site.run("intersector", *words)
    assert error.value.returncode == 2
    assert len(error.value.stderr.splitlines()) == 1, error.value.stderr
    return str(error.value.stderr)


@pytest.mark.parametrize("engine", ENGINES)
def test_tables_of_a_later_version_are_not_touched(tmp_path: Path, engine: str) -> None:
    """By whichever command."""
    with new_site(tmp_path / "site", engine) as site:
        site.run("intersector", "worker", "--once")
        site.run("django", "shell", "--no-imports", "--command", LATER)
        for words in (["serve", "--port", "9"], ["upgrade"], ["backup", str(tmp_path / "x")]):
            assert "has tables of a later version" in refused(site, *words)


@pytest.mark.parametrize("command", ["worker", "upgrade"])
def test_a_database_that_does_not_answer_is_said(tmp_path: Path, command: str) -> None:
    """Without its password."""
    workspace.prepare(tmp_path / "site")
    with new_site(tmp_path / "site", "sqlite") as site:
        away = {**site.surroundings, "DATABASE_URL": "postgres://site:tide@127.0.0.1:9/site"}
        said = refused(replace(site, surroundings=away), command)
    assert "The database: cannot be used" in said
    assert "refused" in said
    assert "tide" not in said


def test_whoever_runs_the_site_lets_the_last_administrator_in(tmp_path: Path) -> None:
    """By the address, in whatever letters."""
    with new_site(tmp_path / "site", "sqlite") as site:
        site.run("intersector", "worker", "--once")
        site.run("django", "shell", "--no-imports", "--command", LOCKED_OUT)
        assert "is nobody's address" in refused(site, "forget-factor", "eda@union.example")
        said = site.run("intersector", "forget-factor", "Ada@union.example")
        assert said.endswith("Ada@union.example logs in without a second factor now.\n")
        assert site.run("django", "shell", "--no-imports", "--command", FACTORS) == "0\n"


@pytest.mark.parametrize("words", [["backup", "never.backup"], ["upgrade"]])
def test_where_no_site_is_none_is_made(tmp_path: Path, words: list[str]) -> None:
    """A mistaken name of a folder gives no backup of nothing."""
    with new_site(tmp_path / "site", "sqlite") as site:
        assert "holds no site" in refused(site, *words)
    assert list(tmp_path.iterdir()) == []


def test_documents_are_given_or_none_are_there(tmp_path: Path) -> None:
    """Into a folder that is its owner's; it says how many, and which folder holds none."""
    with new_site(tmp_path / "site", "sqlite") as site:
        given = site.run("intersector", "load", str(write_texts(tmp_path / "texts", 1)))
        assert stat.S_IMODE(site.folder.stat().st_mode) == 0o700
        assert given == "1 document waits for the worker.\n"
        (tmp_path / "empty").mkdir()
        assert "empty: holds no document" in refused(site, "load", str(tmp_path / "empty"))


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    """And left as it is."""
    with new_site(tmp_path / "site", "sqlite") as site:
        site.folder.mkdir()
        (site.folder / "site.sqlite3").write_text("a letter" * 999, encoding="ascii")
        assert "cannot be used (file is not a database)" in refused(site, "worker", "--once")


def test_a_setting_that_means_nothing_is_said(tmp_path: Path) -> None:
    """By its name."""
    with new_site(tmp_path / "site", "sqlite") as site:
        wrong = replace(site, surroundings={**site.surroundings, "DATABASE_URL": "mysql://a@b/c"})
        assert "DATABASE_URL: is no address of PostgreSQL" in refused(wrong, "worker", "--once")
