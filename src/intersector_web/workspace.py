"""The workspace: one folder that holds all that a site keeps, unless PostgreSQL holds the rows.

secret-key       made once, readable by its owner only
site.sqlite3     the rows (without DATABASE_URL)
originals/       every file that was uploaded, by its SHA-256
locale/          the catalogues of messages, compiled
organisation.toml  the organisation described, where it is not one that is shipped
search/          the index of the search, and the vectors that it remembers
workers/         a lock for each worker that is alive
"""

import os
import secrets
import tempfile
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from intersector import organisations
from intersector.errors import OutputError
from intersector.organisations import Organisations

PACKAGE: Final = Path(__file__).parent
VARIABLE: Final = "INTERSECTOR_WORKSPACE"


def described(folder: Path) -> Organisations:
    """The organisation that the workspace describes, else those that are shipped.

    Asked for each word of a page, so it looks at the file once.
    """
    path = f"{folder}/organisation.toml"
    try:
        return _described(path, os.stat(path).st_mtime_ns)  # noqa: PTH116 - of a string: quick
    except FileNotFoundError:
        return organisations.shipped()


@lru_cache(maxsize=4)
def _described(path: str, _changed: int) -> Organisations:
    return organisations.load(Path(path))


def sectors(folder: Path) -> list[str]:
    """The codes of the Sectors of the organisation; others that it knows of have none here."""
    own = next((each.sectors for each in described(folder).members if each.sectors), ())
    return [each.code for each in own]


def prepare(folder: Path) -> None:
    """Make the folder what this version of the site needs; nothing that is there is lost.

    A new one is for its owner only: what lets people in is in it.

    Raises `OutputError` when it cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        for name in ("originals", "workers", "locale"):
            (folder / name).mkdir(exist_ok=True)
        _make_secret(folder / "secret-key")
        for catalogue in sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po")):
            _compile(catalogue, folder / "locale" / catalogue.relative_to(PACKAGE))
    except OSError as error:
        mend = "Choose a folder that can be written with --workspace."
        raise OutputError(str(folder), f"cannot be prepared ({error}).", mend=mend) from error


def secret_key(folder: Path) -> str:
    """The key of the site; empty before `prepare`."""
    path = folder / "secret-key"
    return path.read_text(encoding="ascii").strip() if path.is_file() else ""


def edition() -> str:
    """Another word whenever a static file is another: in their addresses, so browsers keep them."""
    told = sha256()
    for path in sorted(PACKAGE.glob("*/static/*/*")):
        told.update(path.read_bytes())
    for package in ("django", "django-allauth", "django-bootstrap-static", "django-htmx"):
        told.update(version(package).encode())
    return told.hexdigest()[:12]


def locale_paths(folder: Path) -> list[str]:
    """Where the compiled catalogues of the apps are."""
    apps = sorted({path.parents[2].parent.name for path in PACKAGE.glob("*/locale/*/*/django.po")})
    return [str(folder / "locale" / app / "locale") for app in apps]


def memory() -> str | None:
    """A folder that is in memory, where this machine has one.

    The processes of the web server count in files that are mapped: on a disk that is full, they
    would be killed in the midst of a page.
    """
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def example() -> Path:
    """The invented Union: beside this package in a wheel, under ``examples`` in the repository."""
    places = (PACKAGE / "examples" / "union", PACKAGE.parents[1] / "examples" / "union")
    return next(place for place in places if place.is_dir())


def _make_secret(path: Path) -> None:
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(file, "w") as opened:
        opened.write(secrets.token_urlsafe(50))


def _compile(catalogue: Path, into: Path) -> None:
    """Write the catalogue as Django reads it, whole or not at all."""
    target = into.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= catalogue.stat().st_mtime:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with catalogue.open("rb") as file:
        read = read_po(file, locale=_locale(catalogue))
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as written:
        write_mo(written, read)
    Path(written.name).replace(target)


def _locale(catalogue: Path) -> str:
    return catalogue.parents[1].name
