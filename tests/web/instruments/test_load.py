"""Documents that people give: read, refused with what to mend, never lost."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from intersector_web.instruments import services, tasks
from intersector_web.instruments.models import Document, Incoming, Load, State

pytestmark = pytest.mark.django_db
TEXT = (
    "RESOLUTION {} (Vastrand, 2031)\n\nOn lamps\n\nThe General Conference,\n\nresolves\n\n1 to {};"
)


def text(number: int, act: str) -> ContentFile[bytes]:
    return ContentFile(TEXT.format(number, act).encode())


def test_documents_are_taken_and_queued_together(client_of: Callable[[str], Client]) -> None:
    """The page of their progress says how many wait; the job is there once."""
    files = [SimpleUploadedFile(f"{n}.txt", text(n, "light").read()) for n in (901, 902)]
    client = client_of("secretariat")
    response = client.post(reverse("instruments:load"), {"documents": files})
    load = Load.objects.first()
    assert load is not None
    assert response.headers["Location"] == load.get_absolute_url()
    assert "0 of 2 read" in client.get(load.get_absolute_url()).content.decode()
    tasks.read_load.func(load.pk)
    assert set(load.files.values_list("state", flat=True)) == {State.DONE}
    assert load.by is not None
    assert load.by.holds("secretariat")


def test_what_cannot_be_read_says_what_to_mend() -> None:
    """And the others of the same load are read."""
    files = [("broken.docx", ContentFile(b"PK nonsense")), ("good.txt", text(903, "light"))]
    load = services.receive(files, by=None)
    tasks.read_load.func(load.pk)
    broken, good = load.files.order_by("source")
    assert (broken.state, good.state) == (State.FAILED, State.DONE)
    assert broken.message
    assert broken.mend


def test_two_texts_of_one_name_are_two_documents() -> None:
    """And the same text given again is one."""
    for file in (text(904, "light"), text(905, "douse"), text(904, "light")):
        tasks.read_load.func(services.receive([("same.txt", file)], by=None).pk)
    assert Document.objects.filter(source__endswith="same.txt").count() == 2


def test_a_job_done_twice_does_nothing_twice() -> None:
    """What an interrupted job had read is passed over."""
    load = services.receive([("once.txt", text(906, "light"))], by=None)
    tasks.read_load.func(load.pk)
    tasks.read_load.func(load.pk)
    assert Document.objects.filter(source="once.txt").count() == 1
    assert Incoming.objects.get(load=load).state == State.DONE
    assert DBTaskResult.objects.filter(task_path__endswith="analyse").exists()
