"""Whoever means harm: one test for each way in, those that other rooms test of their own left out.

What an archive may hold is tested in `tests/web/backups`, who may do what to which object in
`tests/web/test_access.py` and with each room, files that break their readers in `tests/reading`.
"""

import csv
import io
import socket
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from lxml import etree
from tests.web.addresses import OURS, address

from intersector_web.followup.models import Duty
from intersector_web.instruments import services, tasks
from intersector_web.instruments.models import Clause, Document, Incoming, Load, State
from intersector_web.overlaps.tasks import analyse
from intersector_web.people.models import Person, Term
from intersector_web.project import limits
from intersector_web.topics.models import Item, Topic, Wording
from intersector_web.topics.services import keep_item

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]
MARKUP = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>{{7*7}}"
TEXT = """RESOLUTION 991 (Vastrand, 2031)

{markup}

The General Conference,

resolves

1 to {markup} keep the lamps of every pier alight through the night;

2 to instruct the Secretary-General to report on {markup} every year.
"""


@pytest.fixture
def marked() -> Document:
    """A site whose every text holds markup: documents, clauses, findings, people."""
    for name in (f"{MARKUP}-1.txt", f"{MARKUP}-2.txt"):
        text = ContentFile(TEXT.format(markup=MARKUP).replace("991", name[-5]).encode())
        tasks.read_load.func(services.receive([(name, text)], by=None).pk)
    analyse.func()
    Person.objects.update(name=MARKUP)
    Term.objects.filter(role="focal-point").update(sector=MARKUP[:20])
    return Document.objects.filter(source__contains="onerror").order_by("source")[0]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_markup_in_stored_texts_is_shown_and_not_done(
    marked: Document, client_of: ClientOf, language: str
) -> None:
    """On every page, whichever text it shows."""
    client = client_of("administrator")
    shown = 0
    for name in OURS:
        place = address(name).replace("/en/", f"/{language}/", 1)
        shown += harmless(client, place)
    place = f"/{language}{marked.get_absolute_url()[3:]}"
    assert harmless(client, place)
    for row in marked.clauses.all()[0].overlaps_left.all()[:3]:
        shown += harmless(client, f"/{language}{row.get_absolute_url()[3:]}")
    assert shown > 3


def harmless(client: Client, place: str) -> bool:
    """Whether the page shows the markup; fails where it would be done."""
    response = client.get(place)
    if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
        b"".join(response)
        return False
    page = response.content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "49" not in page.partition("onerror=alert(1)")[2][:60]
    return "&lt;script&gt;alert" in page


def test_a_form_of_another_site_does_nothing() -> None:
    """Whatever the address: without this site's word every POST is refused.

    But for the link to unsubscribe, which mail programs post by themselves (RFC 8058): the signed
    word in it is what it is believed for.
    """
    client = Client(enforce_csrf_checks=True)
    person = Person.objects.get(email="administrator@union.example")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    places = [address(name) for name in OURS if name != "topics:leave"]
    places += ["/en/account/login/", "/en/account/logout/", "/en/admin/people/person/add/"]
    for place in places:
        assert client.post(place, {}).status_code in {403, 404, 405}, place
        assert client.post(place, {}, headers={"Origin": "https://evil.example"}).status_code != 200


@pytest.mark.parametrize(
    "name",
    ["../../escaped.txt", "/etc/escaped.txt", "..\\\\..\\\\escaped.txt", "a\x00/escaped.txt"],
)
def test_a_name_of_an_upload_leads_nowhere(client_of: ClientOf, name: str) -> None:
    """The file lies under what it contains, in the folder of originals."""
    form = f'--edge\r\nContent-Disposition: form-data; name="documents"; filename="{name}"\r\n\r\n'
    body = form.encode() + b"resolves to keep the lamps alight\r\n--edge--\r\n"
    kind = "multipart/form-data; boundary=edge"
    client_of("secretariat").post(reverse("instruments:load"), body, content_type=kind)
    folder = Path(settings.WORKSPACE)
    row = Incoming.objects.order_by("-pk")[0]
    assert row.source == "escaped.txt"
    assert (folder / "originals" / row.file.name).is_file()
    assert not list(folder.parent.glob("escaped*"))
    assert not Path("/etc/escaped.txt").exists()


def test_a_document_that_would_fill_the_memory_is_refused() -> None:
    """A Word file of a gigabyte of nothing says what is wrong, and the next file is read."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(1024):
                member.write(bytes(2**20))
    good = ContentFile(TEXT.format(markup="lamps").encode())
    load = services.receive([("a.docx", ContentFile(stream.getvalue())), ("b.txt", good)], by=None)
    tasks.read_load.func(load.pk)
    bomb, read = load.files.order_by("source")
    assert (bomb.state, read.state) == (State.FAILED, State.DONE)


def test_too_much_at_once_is_refused(client_of: ClientOf) -> None:
    """A request without end, more files than a load holds, a form that is a book."""
    client, place = client_of("secretariat"), reverse("instruments:load")
    loads = Load.objects.count()
    with override_settings(DATA_UPLOAD_MAX_NUMBER_FILES=2):
        several = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(3)]
        assert client.post(place, {"documents": several}).status_code == 400
    head = {"CONTENT_LENGTH": str(limits.LARGEST + 1)}
    assert client.post(place, b"", "multipart/form-data; boundary=x", **head).status_code == 413
    endless = {"Transfer-Encoding": "chunked"}
    assert (
        client.post(place, b"", "text/plain", headers=endless, CONTENT_LENGTH="").status_code == 411
    )
    form = {"q": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}
    assert client.post(place, form).status_code == 400
    assert Load.objects.count() == loads


def test_no_page_asks_another_server(client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no address that a visitor could make the site open."""
    hosts: list[object] = []

    def connect(_self: socket.socket, place: object) -> None:
        hosts.append(place)
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", connect)
    client = client_of("administrator")
    for name in OURS:
        aimed = {"next": "http://192.0.2.1/", "url": "http://192.0.2.1/", "q": "http://192.0.2.1/"}
        b"".join(client.get(address(name), aimed))
    assert hosts == []


FORMULA = '=HYPERLINK("http://192.0.2.1/","x")'


def test_no_download_holds_a_formula(client_of: ClientOf) -> None:
    """Whatever the texts begin with: a workbook or a table that is opened does nothing."""
    Document.objects.update(title=FORMULA)
    Duty.objects.update(text=FORMULA, recipient=FORMULA)
    Person.objects.update(name=FORMULA)
    Wording.objects.update(name=FORMULA)
    client, met = client_of("administrator"), set()
    places = [address(name) for name in OURS]
    for place in [*places, reverse("mapping:file", args=["sssom.tsv"])]:
        response = client.get(place)
        kind = response.get("Content-Type", "").partition(";")[0]
        body = b"".join(response)
        if kind in {"text/csv", "text/tab-separated-values"}:
            between = "," if kind == "text/csv" else "\t"
            rows = csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=between)
            cells = [x for row in rows for x in row]
            met |= {cell for cell in cells if cell == f"'{FORMULA}"}
            assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]
        elif kind.endswith("spreadsheetml.sheet"):
            book = openpyxl.load_workbook(io.BytesIO(body))
            held = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
            assert not [cell for cell in held if cell.data_type == "f"]
            met |= {cell.value for cell in held if cell.value == FORMULA}
    assert FORMULA in met


UNPRINTABLE = "lamps\x0b\x1b\ufffe of piers"
FILES = ("xlsx", "docx", "html", "sssom.tsv", "skos.ttl", "jsonld")


def test_characters_that_xml_cannot_hold_break_no_download(client_of: ClientOf) -> None:
    """As they come with what is pasted from slides: feeds, files and twins are read as before."""
    Document.objects.update(title=UNPRINTABLE, text=UNPRINTABLE * 900)
    Clause.objects.update(text=UNPRINTABLE, head=UNPRINTABLE)
    Duty.objects.update(text=UNPRINTABLE, recipient=UNPRINTABLE)
    Person.objects.update(name=UNPRINTABLE)
    Wording.objects.update(name=UNPRINTABLE, description=UNPRINTABLE)
    topic, by = Topic.objects.all()[0], Person.objects.all()[0]
    said = {"kind": "document", "title": UNPRINTABLE, "language": "en", "day": date(2026, 1, 1)}
    keep_item(
        item=Item(topic=topic), by=by, token=uuid4(), file=None, link="https://example.org/", **said
    )
    client, read = client_of("administrator"), set()
    places = [address(name) for name in OURS]
    places += [reverse("mapping:file", args=[form]) for form in FILES]
    for place in places:
        response = client.get(place)
        assert response.status_code < 500, place
        body, kind = b"".join(response), response.get("Content-Type", "").partition(";")[0]
        if kind.endswith("+xml"):
            etree.fromstring(body)
        read.add(kind)
    assert {"application/atom+xml", "application/akn+xml", "text/calendar"} <= read
