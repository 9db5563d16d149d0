"""The index follows the rows."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from intersector_web.instruments import bridge
from intersector_web.instruments.models import Citation, Document
from intersector_web.instruments.signals import documents_read
from intersector_web.search import selectors, services, tasks
from intersector_web.search.selectors import Found
from intersector_web.topics.models import Wording

pytestmark = pytest.mark.django_db
RESULTS = "search:results"


@pytest.fixture
def again() -> Iterator[None]:
    """The index as the rows are: those of the test before were rolled back."""
    services.refresh()
    yield
    services.refresh()


def found(text: str) -> Found:
    index = selectors.index()
    assert index is not None
    return selectors.find(index, text, language="en", filters={})


def refreshing() -> int:
    return DBTaskResult.objects.filter(task_path=tasks.refresh.module_path).count()


def test_what_did_not_change_is_not_written(again: None) -> None:
    """However often it is asked."""
    assert services.refresh() is None


def test_only_what_changed_is_read(again: None) -> None:
    """A document whose clauses, links or name are others; the texts of all others stay where they
    are."""
    one, other, third = Document.objects.exclude(identifier="").order_by("pk")[:3]
    Document.objects.filter(pk=one.pk).update(digest="another")
    Citation.objects.filter(document=other).update(target="GC/resolution/4321@2023")
    Document.objects.filter(pk=third.pk).update(title="Another title")
    changed = {x.document_id for x in Citation.objects.filter(document__in=[one, other, third])}
    with CaptureQueriesContext(connection) as asked:
        assert services.refresh() == len(changed | {one.pk, third.pk})
    texts = [each["sql"] for each in asked if "instruments_clause" in each["sql"]]
    assert sum('"instruments_clause"."text"' in each for each in texts) == 1
    assert found("Another title").rows[0].hit.entry.id == f"document:{third.pk}"


def test_a_clause_that_is_read_anew_is_found(again: None) -> None:
    """The digest of its document tells, whatever its file is called."""
    row = Document.objects.get(slug="gc-resolution-5-2023-en")
    read = bridge.read_from(row, list(row.clauses.all()))
    first = replace(read.clauses[0], head="zeppelins over the estuary")
    bridge.keep_instrument(replace(read, clauses=(first, *read.clauses[1:])), row.original)
    assert services.refresh() == 1
    assert "zeppelins" in found('"zeppelins over"').rows[0].hit.entry.head


def test_what_was_removed_is_not_shown_and_soon_not_found(again: None) -> None:
    """The rows are right at once, the index when the worker has come by."""
    name = "GC/resolution/5@2023"
    shown = len(found(name).rows)
    Document.objects.filter(identifier=name).delete()
    assert len(found(name).rows) < shown
    assert refreshing() == 1
    assert services.refresh() == 0
    assert found(name).results.missing == (name,)


def test_a_topic_that_is_renamed_is_found_by_its_new_name(again: None) -> None:
    """When the worker has come by, without a restart."""
    wording = Wording.objects.all()[0]
    wording.name = "Zeppelins over the estuary"
    wording.save()
    assert refreshing() == 1
    services.refresh()
    assert [row.hit.entry.sort for row in found('"zeppelins"').rows] == ["topic"]


def test_many_changes_are_followed_once() -> None:
    """While a refresh waits, no other is asked for."""
    for _ in range(3):
        documents_read.send(sender=None)
    assert refreshing() == 1


def test_the_index_is_rebuilt_by_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever was there; the page says so while there is none."""
    shutil.rmtree(services.folder() / services.INDEX)
    assert "is being prepared" in Client().get(reverse(RESULTS), {"q": "lamps"}).content.decode()
    call_command("reindex")
    assert "written" in capsys.readouterr().out
    assert found("lamps").rows


def test_a_damaged_index_is_told_and_mended(
    again: None, client_of: Callable[[str], Client], caplog: pytest.LogCaptureFixture
) -> None:
    """The page stands, the log says what is wrong."""
    vectors = next((services.folder() / services.INDEX).glob("*/about.json"))
    vectors.write_text("{}", encoding="utf-8")
    selectors._opened.cache_clear()
    page = client_of("public").get(reverse(RESULTS), {"q": "lamps"})
    assert "is being prepared" in page.content.decode()
    assert "no whole index" in caplog.text
    call_command("reindex")
    selectors._opened.cache_clear()
    assert found("lamps").rows
