"""Giving documents: archives and folders, what is wrong with some, trying again, taking away."""

import io
import zipfile
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.web.instruments.test_load import text

from intersector_web.instruments import services, tasks
from intersector_web.instruments.models import Document, Incoming, Load, Removal, State
from intersector_web.overlaps.models import Entry, Overlap
from intersector_web.overlaps.services import decide
from intersector_web.people.models import Person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


def officer() -> Person:
    return Person.objects.get(email="secretariat@union.example")


def packed(**files: bytes) -> ContentFile[bytes]:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as held:
        for name, data in files.items():
            held.writestr(name.replace("__", "/").replace("_", "."), data)
    return ContentFile(made.getvalue())


def test_an_archive_is_its_documents() -> None:
    """Each is read by itself; the archive is not one, and what is wrong in it is said."""
    archive = packed(
        all__one_txt=text(921, "a").read(), all__two_txt=text(922, "b").read(), all__x_odt=b"x"
    )
    load = services.receive([("all.zip", archive)], by=None)
    tasks.read_load.func(load.pk)
    states = dict(load.files.values_list("source", "state"))
    assert states == {"one.txt": State.DONE, "two.txt": State.DONE, "x.odt": State.FAILED}
    with Document.objects.get(source="one.txt").original.open() as original:
        assert original.read() == text(921, "a").read()


def test_a_damaged_archive_is_one_problem() -> None:
    """The other files of the load are read."""
    files = [("bad.zip", ContentFile(b"PK nonsense")), ("good.txt", text(923, "a"))]
    load = services.receive(files, by=None)
    tasks.read_load.func(load.pk)
    bad, good = load.files.order_by("source")
    assert (bad.state, good.state) == (State.FAILED, State.DONE)
    assert bad.mend


def test_a_folder_gives_its_documents(client_of: ClientOf) -> None:
    """What is none, or hidden, is passed over; nothing at all is asked for again."""
    names = ("a.txt", "picture.png", ".hidden.txt", "README.md")
    files = [SimpleUploadedFile(name, text(924, "a").read()) for name in names]
    client, place = client_of("secretariat"), reverse("instruments:load")
    client.post(place, {"folder": files})
    assert [each.source for each in Load.objects.all()[0].files.all()] == ["a.txt"]
    refused = client.post(place, {"folder": files[1:2]})
    assert "Choose documents, or a folder that holds some." in refused.content.decode()


def test_the_page_of_a_load_lists_problems_and_tries_again(client_of: ClientOf) -> None:
    """A file that fails again is a problem again; those that were read stay read."""
    files = [("broken.docx", ContentFile(b"PK")), ("fine.txt", text(925, "a"))]
    load = services.receive(files, by=None)
    tasks.read_load.func(load.pk)
    client = client_of("secretariat")
    page = client.get(load.get_absolute_url()).content.decode()
    assert "1 problem" in page
    assert "Try these again" in page
    client.post(reverse("instruments:retry", args=[load.pk]))
    assert load.files.filter(state=State.WAITING).count() == 1
    assert "Try these again" not in client.get(load.get_absolute_url()).content.decode()
    tasks.read_load.func(load.pk)
    assert Incoming.objects.get(source="broken.docx").state == State.FAILED


def test_a_document_is_taken_away_and_decisions_stay(
    client_of: ClientOf, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    """With a reason, by who may; the verdict keeps the words that were judged."""
    row = Overlap.objects.filter(found=True)[0]
    assert row.left is not None
    document = row.left.document
    decide(overlap=row, by=officer(), token=uuid4(), verdict="overlap", why="Same duty.")
    client, place = client_of("secretariat"), reverse("instruments:remove", args=[document.slug])
    page = client.get(place).content.decode()
    assert "What would be lost" in page
    assert client.post(place, {"token": uuid4()}).status_code == 422
    said = {"token": uuid4(), "why": "Given by mistake."}
    name, kept = str(document.original), document.original.read()
    document.original.close()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(place, said).status_code == 302
    assert not Document.objects.filter(pk=document.pk).exists()
    assert not default_storage.exists(name)
    default_storage.save(name, ContentFile(kept))
    assert Removal.objects.get().why == "Given by mistake."
    assert Entry.objects.get().judged["left"]["text"] == row.left.words
    gone = client.get(row.get_absolute_url()).content.decode()
    assert "Same duty." in gone
    assert row.left.words in gone


def test_only_who_may_takes_away(client_of: ClientOf) -> None:
    """A member is refused, whatever address is known."""
    document = Document.objects.all()[0]
    place = reverse("instruments:remove", args=[document.slug])
    assert client_of("member").post(place, {"token": uuid4(), "why": "x"}).status_code == 403
    assert not Removal.objects.exists()
