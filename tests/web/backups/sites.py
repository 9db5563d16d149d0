"""Sites of their own, each in a workspace and with the commands run in processes apart."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from django.db import connection

ENGINES = ["sqlite"] if connection.vendor == "sqlite" else ["sqlite", "postgresql"]
PEOPLE = """
from uuid import uuid4
from intersector_web.overlaps import services
from intersector_web.overlaps.models import Overlap
from intersector_web.people.models import Person, Role, Term
by = Person.objects.create(email="ada@union.example", name="Ада \\u0639 <b>")
Term.objects.create(person=by, role=Role.SECRETARIAT)
said = dict(overlap=Overlap.objects.first(), by=by, why="Both\\nask it.")
entry = services.decide(token=uuid4(), verdict="overlap", **said)
services.withdraw(token=uuid4(), entry=entry, **said)
"""


@dataclass(frozen=True)
class Site:
    """A site on the command line."""

    folder: Path
    surroundings: dict[str, str]

    def run(self, *words: str) -> str:
        """Run a command and return what it prints; raises `CalledProcessError` if it fails."""
        return subprocess.run(
            [sys.executable, "-m", *words],
            env=self.surroundings,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def begin(self, *words: str) -> "subprocess.Popen[bytes]":
        """Begin a command that goes on."""
        return subprocess.Popen([sys.executable, "-m", *words], env=self.surroundings)

    def backup(self, path: Path, *words: str) -> Path:
        """Make a backup, and return where it is."""
        self.run("intersector", "backup", str(path), *words)
        return path


@contextmanager
def new_site(folder: Path, engine: str) -> Iterator[Site]:
    """A site of which nothing is there yet; a database of PostgreSQL is dropped afterwards."""
    surroundings = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    surroundings["INTERSECTOR_WORKSPACE"] = str(folder)

    if engine == "sqlite":
        yield Site(folder, surroundings)
        return
    import psycopg  # noqa: PLC0415

    name, url = f"backup_{uuid4().hex}", os.environ["DATABASE_URL"]
    with psycopg.connect(url.replace("postgres://", "postgresql://"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        surroundings["DATABASE_URL"] = urlsplit(url)._replace(path=f"/{name}").geturl()
        try:
            yield Site(folder, surroundings)
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def write_texts(folder: Path, count: int) -> Path:
    """Short resolutions that say much the same."""
    folder.mkdir()
    for number in range(count):
        acts = "".join(f"{n} to keep lamp {n} of the pier alight;\n\n" for n in range(3))
        head = f"RESOLUTION {number} (Vastrand, 2031)\n\nOn lamps\n\nThe Conference,\n\n"
        (folder / f"{number}.txt").write_text(f"{head}resolves\n\n{acts}", encoding="utf-8")
    return folder


def fill(site: Site, texts: Path) -> Site:
    """Load texts, analyse them, and let somebody decide and undo."""
    site.run("intersector", "load", str(texts))
    site.run("intersector", "worker", "--once")
    site.run("django", "shell", "--no-imports", "--command", PEOPLE)
    return site
