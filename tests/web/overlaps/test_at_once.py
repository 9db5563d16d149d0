"""Several people at once: nothing is lost and nothing doubled, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from intersector_web.overlaps import services
from intersector_web.overlaps.models import Entry, Overlap
from intersector_web.people.models import Person


@pytest.fixture
def row(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Overlap]:
    """An overlap outside of any transaction, so that other connections see it too."""
    with django_db_blocker.unblock():
        yield Overlap.objects.all()[0]
        Entry.objects.filter(withdraws__isnull=False)._raw_delete("default")  # type: ignore[attr-defined]
        Entry.objects.all()._raw_delete("default")  # type: ignore[attr-defined]


def at_once(deeds: list[tuple[Overlap, str, UUID]]) -> None:
    """Do all of them, each in a thread and on a connection of its own."""

    def do(deed: tuple[Overlap, str, UUID]) -> None:
        overlap, role, token = deed
        by = Person.objects.get(email=f"{role}@union.example")
        services.decide(overlap=overlap, by=by, token=token, verdict="overlap", why=role)
        connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        list(pool.map(do, deeds))


def test_all_that_ten_people_say_is_kept(row: Overlap) -> None:
    """Whoever was last, everybody's reason is there."""
    roles = ["secretariat", "coordinator", "focal-point", "administrator", "member"] * 2
    at_once([(row, role, uuid4()) for role in roles])
    assert sorted(Entry.objects.values_list("why", flat=True)) == sorted(roles)


def test_one_form_sent_ten_times_at_once_counts_once(row: Overlap) -> None:
    """The token of the form makes it one."""
    token = uuid4()
    at_once([(row, "secretariat", token)] * 10)
    assert Entry.objects.count() == 1


def test_of_several_who_undo_at_once_the_first_does(row: Overlap) -> None:
    """The others find it undone."""
    by = Person.objects.get(email="secretariat@union.example")
    said = services.decide(overlap=row, by=by, token=uuid4(), verdict="unsure", why="Late.")

    def undo(_number: int) -> int:
        entry = services.withdraw(overlap=row, entry=said, by=by, token=uuid4(), why="Read again.")
        connection.close()
        return entry.pk

    with ThreadPoolExecutor(5) as pool:
        assert len(set(pool.map(undo, range(5)))) == 1
    assert Entry.objects.count() == 2
