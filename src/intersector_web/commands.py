"""``intersector serve``, ``load``, ``worker``, ``backup``, ``restore``, ``upgrade`` and
``forget-factor``: the site on the command line.

Django is imported when a command runs, so that the help is there without the extra ``web``.
"""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from intersector import reading
from intersector.errors import DataError, OutputError
from intersector_web import serving, workspace

if TYPE_CHECKING:
    from intersector_web.backups.archive import Manifest

FAILURES: Final = frozenset({"DatabaseError", "OperationalError"})
"""What a database raises that cannot be used; all else is a fault of ours."""
WORKSPACE = click.option(
    "--workspace",
    "folder",
    default="intersector-workspace",
    show_default=True,
    envvar=workspace.VARIABLE,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that holds the site.",
)


class OnSite(click.Command):
    """A command on a site: that its database fails is one clear line, not a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            kind = type(error)
            if kind.__module__ != "django.db.utils" or kind.__name__ not in FAILURES:
                raise
            why = str(error).strip().partition("\n")[0]
            mend = "See that it runs and has room, and that DATABASE_URL is right."
            raise OutputError("The database", f"cannot be used ({why}).", mend=mend) from error


@click.command(cls=OnSite)
@WORKSPACE
@click.option("--demo", is_flag=True, help="Load the invented Union when the site is new.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--processes",
    default=2,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes of the web server; as many as processors is best.",
)
def serve(folder: Path, host: str, port: int, processes: int, *, demo: bool) -> None:
    """Run the coordination site: the web server and a worker for background jobs.

    The rows are in SQLite in the workspace, or in PostgreSQL where DATABASE_URL names one. The
    first time, a link is printed by which you become the administrator. What it says are lines in a
    terminal, and JSON Lines for whatever else reads them; LOG_FORMAT=line or json says otherwise.
    All settings are variables of the environment: docs/reference/settings.md.

    \b
    Example:
      intersector serve --demo
    """
    serving.claim(host, port)
    near = serving.address_of(host, port)
    public = os.environ.setdefault("INTERSECTOR_URL", near).rstrip("/")
    _open(folder)
    _greet(public)
    if demo:
        _load_demo(folder)
    listens = "" if public == near else f"; it listens on {near}"
    with tempfile.TemporaryDirectory(prefix="intersector-", dir=workspace.memory()) as figures:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = figures
        serving.run(
            [serving.web(host, port, processes), serving.work()],
            serves=lambda: serving.answers(host, port),
            begun=lambda: _say(
                f"The site is at {public}/ (Ctrl-C ends it){listens}", address=public
            ),
            ending=lambda: _say("Ending what is under way; Ctrl-C again ends at once."),
        )
    _say("The site has ended.")


@click.command(cls=OnSite)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@WORKSPACE
def load(paths: tuple[Path, ...], folder: Path) -> None:
    """Give documents or folders of documents to the site, whose worker then reads them.

    \b
    Example:
      intersector load resolutions/
    """
    _open(folder)
    click.echo(f"{_give(paths)} for the worker.")


@click.command(cls=OnSite)
@WORKSPACE
@click.option("--once", is_flag=True, help="End when no job is waiting.")
def worker(folder: Path, *, once: bool) -> None:
    """Do the background jobs of the site, until told to stop.

    \b
    Example:
      intersector worker --once
    """
    _open(folder)
    from django.core.management import call_command  # noqa: PLC0415

    call_command("work", batch=once)


@click.command(cls=OnSite)
@click.argument("file", type=click.Path(path_type=Path))
@WORKSPACE
@click.option("--with-key", is_flag=True, help="Put the site's secret key in it too.")
def backup(file: Path, folder: Path, *, with_key: bool) -> None:
    """Write the whole site to one file, while it runs, and read it back to verify it.

    The file holds the rows, whatever the database, every document as it was given, and the
    description of the organisation. It holds what people wrote, their addresses and the hashes of
    their passwords: keep it as safe as the site. The same site gives the same file.

    \b
    Example:
      intersector backup 2026-11-22.backup
    """
    _find(folder)
    _open(folder)
    from intersector_web import backups  # noqa: PLC0415

    made = backups.make(file, with_key=with_key)
    click.echo(f"{file}: {_contents(made)}; read back and found whole.")


@click.command(cls=OnSite)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@WORKSPACE
@click.option("--replace", is_flag=True, help="Put it in the place of the site that is there.")
def restore(file: Path, folder: Path, *, replace: bool) -> None:
    """Make the site of a backup again, in a new workspace or, when told, in place of another.

    The database may be another than that of the backup: SQLite, or PostgreSQL by DATABASE_URL.
    Every row is compared with the backup before it counts; where one differs, nothing is changed.

    \b
    Example:
      intersector restore 2026-11-22.backup --workspace restored
    """
    _set_up(folder)
    from intersector_web import backups  # noqa: PLC0415
    from intersector_web.jobs import lifeline  # noqa: PLC0415

    if _has_tables() and not replace and _holds_something():
        mend = "Name another with --workspace, or say --replace to lose what is in this one."
        raise OutputError(str(folder), "has a site already.", mend=mend)
    if lifeline.workers():
        raise OutputError(str(folder), "is at work.", mend="Stop the site first.")
    _migrate()
    restored = backups.restore(file)
    click.echo(f"{folder}: {_contents(restored)}; compared with the backup, row by row.")


@click.command(cls=OnSite)
@WORKSPACE
def upgrade(folder: Path) -> None:
    """Bring the tables of a site to this version; make a backup with the earlier one before.

    \b
    Example:
      intersector upgrade
    """
    _find(folder)
    _set_up(folder)
    if _has_tables():
        _refuse_later(folder)
    _migrate()
    click.echo(f"{folder}: the tables are of this version.")


@click.command(cls=OnSite)
@click.argument("address")
@WORKSPACE
def forget_factor(address: str, folder: Path) -> None:
    """Let somebody in who lost the second factor and the recovery codes; a mail tells them.

    Meant for the only administrator: for all others an administrator does it on the site.

    \b
    Example:
      intersector forget-factor ada@union.example
    """
    _find(folder)
    _open(folder)
    from intersector_web.people import services  # noqa: PLC0415
    from intersector_web.people.models import Person  # noqa: PLC0415

    person = Person.objects.filter(email__iexact=address).first()
    if person is None:
        mend = "Give the address that they log in with."
        raise DataError(address, "is nobody's address here.", mend=mend)
    services.forget_factor(person=person, by=None)
    click.echo(f"{address} logs in without a second factor now.")


def _contents(manifest: "Manifest") -> str:
    """What an archive holds, in words."""
    documents = len(manifest.under("originals"))
    key = "with the secret key" if manifest.holds_key else "without the secret key"
    return f"{len(manifest.under('rows'))} tables and {documents} stored files, {key}"


def _find(folder: Path) -> None:
    """See that a site is there, so that a mistaken name makes no new one."""
    if not workspace.secret_key(folder):
        mend = "Name its folder with --workspace."
        raise OutputError(str(folder), "holds no site.", mend=mend)


def _open(folder: Path) -> None:
    """Prepare the workspace, and its tables where it is new."""
    _set_up(folder)
    from intersector_web.project import health  # noqa: PLC0415

    if not _has_tables():
        _migrate()
        return
    _refuse_later(folder)
    if health.missing_migrations():
        raise OutputError(
            str(folder),
            "has tables of an earlier version.",
            mend="Make a backup with that version, then run `intersector upgrade`.",
        )


def _refuse_later(folder: Path) -> None:
    """See that this version knows the tables; what it does not know it could not keep."""
    from intersector_web.project import health  # noqa: PLC0415

    if health.later_migrations():
        mend = "Install that version again, or restore a backup of this one elsewhere."
        raise OutputError(str(folder), "has tables of a later version.", mend=mend)


def _has_tables() -> bool:
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.recorder import MigrationRecorder  # noqa: PLC0415

    return MigrationRecorder(connection).has_table()


def _holds_something() -> bool:
    """Whether somebody could miss what a site holds; tables alone are nothing."""
    from intersector_web.instruments.models import Load  # noqa: PLC0415
    from intersector_web.people.models import Person  # noqa: PLC0415

    return Load.objects.exists() or Person.objects.exists()


def _migrate() -> None:
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def _set_up(folder: Path) -> None:
    """Prepare the folder, and Django for it."""
    if find_spec("django") is None or find_spec("allauth") is None:
        raise OutputError(
            "intersector serve",
            "needs packages that are not installed.",
            mend="Install them: pip install 'intersector[web]'.",
        )
    workspace.prepare(folder)
    os.environ[workspace.VARIABLE] = str(folder.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intersector_web.project.settings")
    import django  # noqa: PLC0415

    django.setup()


def _greet(address: str) -> None:
    """Invite the first administrator."""
    from django.urls import reverse  # noqa: PLC0415

    from intersector_web.people.services import first_administrator  # noqa: PLC0415

    if word := first_administrator():
        path = reverse("people:accept", args=[word])
        link = f"{address}{path}"
        _say(f"Become the administrator at {link} (works once, for 7 days).", link=link)


def _load_demo(folder: Path) -> None:
    """Load the invented Union into a site that holds nothing yet."""
    from intersector_web.instruments.models import Load  # noqa: PLC0415

    if Load.objects.exists():
        _say("The site holds documents already; the invented Union is left out.")
        return
    example = workspace.example()
    shutil.copyfile(example / "organisation.toml", folder / "organisation.toml")
    _give([example])
    _say("The documents of an invented Union are being read and compared.")


def _say(text: str, **told: str) -> None:
    """Tell whoever started the site, in the form of its journal."""
    logging.getLogger("intersector.serve").info(text, extra=told)


def _give(paths: Sequence[Path]) -> str:
    """Hand documents to the worker, and say how many; end where there are none."""
    from django.core.files.base import File  # noqa: PLC0415
    from django.db import transaction  # noqa: PLC0415

    from intersector_web.instruments import services, tasks  # noqa: PLC0415

    files, problems = reading.find_files(paths)
    for problem in problems:
        click.echo(f"intersector: {problem.source}: {problem.message} {problem.mend}", err=True)

    def opened() -> Iterator[tuple[str, File[bytes]]]:
        for _source, path in files:
            with path.open("rb") as file:
                yield _within(paths, path), File(file)

    if not files:
        raise SystemExit(2)
    with transaction.atomic():
        given = services.receive(opened(), by=None)
        tasks.read_load.enqueue(given.pk)
    return "1 document waits" if len(files) == 1 else f"{len(files)} documents wait"


def _within(paths: Sequence[Path], path: Path) -> str:
    """The name of a file in the folder that was given: where that is on this machine is private."""
    folder = next((each for each in paths if each.is_dir() and path.is_relative_to(each)), None)
    return path.relative_to(folder or path.parent).as_posix()
