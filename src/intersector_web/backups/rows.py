"""Rows as lines of JSON and back, the same on every database."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

Model = type[models.Model]
LEFT_OUT: Final = frozenset({"sessions.session"})
"""Whoever was logged in logs in again."""
PLAIN: Final = (bool, int, float, str, list, dict, type(None))
AT_ONCE: Final = 1000


def tables() -> dict[str, Model]:
    """Every kind of row that makes up the site, by its label."""
    kinds = apps.get_models(include_auto_created=True)
    ours = {each._meta.label_lower: each for each in kinds if each._meta.managed}
    return {label: ours[label] for label in sorted(ours) if label not in LEFT_OUT}


def migrations() -> list[str]:
    """What this database has been through: two sites of one list have the same tables."""
    return sorted("/".join(each) for each in MigrationRecorder(connection).applied_migrations())


@contextmanager
def snapshot() -> Iterator[None]:
    """The rows as they are at one moment, whatever is written meanwhile; nobody waits."""
    begin = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ"}
    with connection.cursor() as cursor:
        cursor.execute(begin[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def lines(kind: Model) -> Iterator[bytes]:
    """Each row as a line, in the order of the primary key."""
    fields = _fields(kind)
    for row in kind._base_manager.order_by("pk").iterator(chunk_size=AT_ONCE):
        said = {field.attname: _plain(field, row) for field in fields}
        yield json.dumps(said, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def files_of(kind: Model, line: bytes) -> Iterator[str]:
    """The names of the stored files that a row speaks of."""
    names = [x.attname for x in kind._meta.concrete_fields if isinstance(x, models.FileField)]
    if names:
        row = json.loads(line)
        yield from (row[name] for name in names if row[name])


@contextmanager
def replaced() -> Iterator[None]:
    """Every row away, and those written inside in their place, all or none."""
    kinds = list(tables().values())
    with transaction.atomic():
        with connection.cursor() as cursor:
            for kind in apps.get_models(include_auto_created=True):
                cursor.execute(f"DELETE FROM {_quoted(kind._meta.db_table)}")
        yield
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), kinds):
                cursor.execute(statement)
    ContentType.objects.clear_cache()


def write(kind: Model, read: Iterable[bytes]) -> None:
    """Put the rows of these lines into their table, as they are: nothing is set by itself."""
    fields = _fields(kind)
    columns = ", ".join(_quoted(field.column) for field in fields)
    blanks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {_quoted(kind._meta.db_table)} ({columns}) VALUES ({blanks})"
    rows = (_row(fields, line) for line in read)
    with connection.cursor() as cursor:
        while some := list(islice(rows, AT_ONCE)):
            cursor.executemany(statement, some)


def _fields(kind: Model) -> list[Any]:
    return [field for field in kind._meta.concrete_fields if not field.generated]


def _plain(field: Any, row: models.Model) -> object:
    value = getattr(row, field.attname)
    return value if isinstance(value, PLAIN) else field.value_to_string(row)


def _row(fields: Iterable[Any], line: bytes) -> list[Any]:
    said = json.loads(line)
    values = ((field, field.to_python(said[field.attname])) for field in fields)
    return [field.get_db_prep_save(value, connection) for field, value in values]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
