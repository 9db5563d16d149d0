"""The index follows the rows."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from intersector_web.instruments.models import Document
from intersector_web.instruments.signals import documents_read
from intersector_web.search import selectors, services, tasks
from intersector_web.search.selectors import Found
from intersector_web.topics.models import Wording

pytestmark = pytest.mark.django_db
RESULTS = "search:results"


@pytest.fixture
def again() -> Iterator[None]:
    """What a test makes of the index is undone: its rows are rolled back."""
    yield
    services.refresh()


def found(text: str) -> Found:
    index = selectors.index()
    assert index is not None
    return selectors.find(index, text, language="en", filters={})


def refreshing() -> int:
    return DBTaskResult.objects.filter(task_path=tasks.refresh.module_path).count()


def test_what_did_not_change_is_not_written() -> None:
    """However often it is asked."""
    assert not services.refresh()


def test_what_was_removed_is_not_shown_and_soon_not_found(again: None) -> None:
    """The rows are right at once, the index when the worker has come by."""
    name = "GC/resolution/5@2023"
    shown = len(found(name).rows)
    Document.objects.filter(identifier=name).delete()
    assert len(found(name).rows) < shown
    assert refreshing() == 1
    assert services.refresh()
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
