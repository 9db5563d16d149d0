"""The site with the invented Union in it, loaded once; a person of each role; a served site."""

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

PLACE = tempfile.TemporaryDirectory(prefix="intersector-site-")
os.environ["INTERSECTOR_WORKSPACE"] = PLACE.name
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in the tests' thread
os.environ["DJANGO_SETTINGS_MODULE"] = "intersector_web.project.settings"

from intersector_web import workspace  # noqa: E402

workspace.prepare(Path(PLACE.name))

import shutil  # noqa: E402

import django  # noqa: E402
import pytest  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.files.base import ContentFile, File  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from django.utils import timezone  # noqa: E402
from pytest_django.live_server_helper import LiveServer  # noqa: E402
from pytest_django.plugin import DjangoDbBlocker  # noqa: E402

from intersector import reading  # noqa: E402
from intersector_web.followup.tasks import follow  # noqa: E402
from intersector_web.instruments import services, tasks  # noqa: E402
from intersector_web.overlaps.models import Theme  # noqa: E402
from intersector_web.overlaps.tasks import analyse  # noqa: E402
from intersector_web.people.models import Person, Role, Term  # noqa: E402
from intersector_web.search.tasks import refresh  # noqa: E402
from intersector_web.topics import services as topics  # noqa: E402
from intersector_web.topics.models import Function, Item, Kind, Topic  # noqa: E402

# Of several processes that test, each may have the settings of the first, and so its workspace.
if connection.vendor == "sqlite":
    connection.settings_dict["TEST"]["NAME"] = str(settings.WORKSPACE / "test.sqlite3")
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The invented Union, read and compared once; each test sees it and leaves it as it was.

    Set up also where only a browser asks for it, which pytest-django would not do.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        fill()
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


def fill() -> None:
    """Read and compare the invented Union, and let people of every role in."""
    example = workspace.example()
    shutil.copyfile(example / "organisation.toml", settings.WORKSPACE / "organisation.toml")
    call_command("createcachetable", verbosity=0)
    files, _problems = reading.find_files([example])
    for _source, path in files:
        with path.open("rb") as file:
            load = services.receive([(path.name, File(file))], by=None)
        tasks.read_load.func(load.pk)
    analyse.func()
    follow.func()
    for role in Role:
        make_person(role)
    make_topic()
    refresh.func()


def make_person(role: Role) -> Person:
    """Somebody who holds a role."""
    person = Person.objects.create(email=f"{role}@union.example", name=str(role.label))
    sector = "MU-O" if role == Role.FOCAL_POINT else ""
    Term.objects.create(person=person, role=role, sector=sector)
    return person


def make_topic() -> Topic:
    """A topic of the first area of mutual interest, with a focal point and vacant posts."""
    theme = Theme.objects.filter(found=True, mutual__isnull=False)[0]
    officer = Person.objects.get(email="secretariat@union.example")
    topic = topics.create(
        theme=theme,
        by=officer,
        token=uuid4(),
        source="en",
        name="Warning of floods",
        description="Who measures, who warns, and who is told.",
        sectors=["MU-O", "MU-S"],
        lead="MU-O",
        why="Two Sectors act on it.",
    )
    for function, sector, role in (
        (Function.COORDINATOR, "", "coordinator"),
        (Function.FOCAL_POINT, "MU-O", "focal-point"),
    ):
        topics.appoint(
            topic=topic,
            by=officer,
            token=uuid4(),
            function=function,
            sector=sector,
            person=Person.objects.get(email=f"{role}@union.example"),
            since=timezone.localdate(),
            until=timezone.localdate() + timedelta(days=30),
            why="",
        )
    topics.keep_item(
        item=Item(topic=topic),
        by=officer,
        token=uuid4(),
        kind=Kind.DOCUMENT,
        title="Report of the first meeting",
        language="en",
        day=timezone.localdate(),
        file=ContentFile(b"A report.", name="report.txt"),
    )
    return topic


@pytest.fixture
def client_of(db: None) -> Callable[[str], Client]:
    """A browser without a screen, of somebody with a role; ``public`` has no account."""
    return _client_of


def _client_of(role: str) -> Client:
    client = Client()
    if role != "public":
        person = Person.objects.get(email=f"{role}@union.example")
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture(scope="session", autouse=True)
def _before_any_browser(django_db_setup: None) -> None:
    """Django keeps one connection for a thread with a loop and one without: fill the rows first."""


@pytest.fixture(scope="session")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveServer]:
    """The site, served; tests that use it read and do not write."""
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        yield server
        server.stop()
