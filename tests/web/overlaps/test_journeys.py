"""Whole journeys in a real browser: an officer's, and a delegate's in Arabic by keyboard alone."""

import io
from collections.abc import Callable, Iterator

import docx
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker
from tests.web.overlaps.test_by_keyboard import go_to
from tests.web.overlaps.test_editions import NEW, OLD, text
from tests.web.test_pages import check

from intersector_web.instruments import services, tasks
from intersector_web.instruments.models import Document, Load
from intersector_web.overlaps.models import Entry, Overlap, Proposal
from intersector_web.people.models import Person

pytestmark = pytest.mark.browser
Opened = Callable[[str], Page]


@pytest.fixture
def opened(
    chromium: Browser, site: LiveServer, django_db_blocker: DjangoDbBlocker
) -> Iterator[Opened]:
    """A page of somebody with a role; what is done on it is taken away again."""
    context = chromium.new_context(accept_downloads=True)

    def of(role: str) -> Page:
        client = Client()
        with django_db_blocker.unblock():
            person = Person.objects.get(email=f"{role}@union.example")
            backend = "allauth.account.auth_backends.AuthenticationBackend"
            client.force_login(person, backend=backend)
        value = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": value, "url": site.url}])
        return context.new_page()

    with django_db_blocker.unblock():
        before = set(Document.objects.values_list("pk", flat=True))
        loads = set(Load.objects.values_list("pk", flat=True))
    yield of
    context.close()
    with django_db_blocker.unblock():
        Entry.objects.filter(withdraws__isnull=False)._raw_delete("default")  # type: ignore[attr-defined]
        Entry.objects.all()._raw_delete("default")  # type: ignore[attr-defined]
        Document.objects.exclude(pk__in=before).delete()
        Load.objects.exclude(pk__in=loads).delete()
        DBTaskResult.objects.all().delete()


def test_an_officer_uploads_and_works_through_ten_overlaps(
    opened: Opened, site: LiveServer, django_db_blocker: DjangoDbBlocker
) -> None:
    """Forty documents, one of which cannot be read; ten verdicts in a row; one of them undone."""
    page = opened("secretariat")
    page.goto(f"{site.url}/en/instruments/load/")
    made = [
        (f"harbour-{n}.txt", text(f"RESOLUTION {n} (Quillport, 2024)", OLD, f"On harbour {n}"))
        for n in range(201, 240)
    ]
    files = [(*each, "text/plain") for each in made]
    files.append(("broken.docx", b"PK nonsense", "application/octet-stream"))
    page.locator("#id_documents").set_input_files(
        [{"name": name, "buffer": data, "mimeType": kind} for name, data, kind in files]
    )
    page.get_by_role("button", name="Add them").click()
    page.get_by_text("0 of 40 read").wait_for()
    with django_db_blocker.unblock():
        tasks.read_load.func(Load.objects.all()[0].pk)
    page.get_by_text("40 of 40 read · 1 problem").wait_for()
    assert page.get_by_role("row", name="broken.docx").inner_text().count("\t") == 2
    check(page)
    page.goto(f"{site.url}/en/overlaps/?state=-")
    page.locator("#rows tbody th a").first.click()
    for number in range(10):
        heading = page.locator("h1").inner_text()
        page.locator("#id_verdict-verdict").select_option("distinct")
        page.locator("#id_verdict-why").fill(f"Read both, {number}.")
        page.get_by_role("button", name="Record, and on to the next").click()
        page.get_by_text("Recorded.").wait_for()
    page.get_by_role("link", name="Back to it").click()
    assert page.locator("h1").inner_text() == heading
    page.locator("#history").get_by_text("Withdraw", exact=True).first.click()
    page.locator("#history textarea").fill("They do overlap.")
    page.locator("#history").get_by_role("button", name="Withdraw").click()
    page.locator("#history").get_by_text("Withdrawn").wait_for()
    page.goto(f"{site.url}/en/overlaps/?state=distinct")
    assert page.get_by_text("9 overlaps").is_visible()


def one_text_amended() -> Overlap:
    """An overlap whose first proposal amends one text, so that it comes as one file."""
    for row in Overlap.objects.filter(found=True).prefetch_related("proposals"):
        offered = [each for each in row.proposals.all() if each.edits][:1]
        if offered and offered[0] == row.proposals.all()[0] and one_source(offered[0]):
            return row
    raise LookupError("no such proposal")


def one_source(proposal: Proposal) -> bool:
    """Whether its edits are of one text, and it treats no other as a whole."""
    treats = proposal.kind in {"merge", "suppress"}
    return len({source for source, *_ in proposal.edits}) == 1 and not treats


def test_a_delegate_compares_editions_and_downloads_a_contribution(
    opened: Opened, site: LiveServer, django_db_blocker: DjangoDbBlocker
) -> None:
    """In Arabic, by keyboard alone: what changed, then a proposal in Word."""
    with django_db_blocker.unblock():
        for year, clauses in (("2024", OLD), ("2028", NEW)):
            data = text(f"RESOLUTION 270 (Quillport, {year})", clauses)
            given = services.receive([(f"piers-{year}.txt", ContentFile(data))], by=None)
            tasks.read_load.func(given.pk)
        new = Document.objects.get(source="piers-2028.txt").slug
        old = Document.objects.get(source="piers-2024.txt").slug
        place = one_text_amended().get_absolute_url().partition("/overlaps/")[2]
    page = opened("member")
    page.goto(f"{site.url}/ar/instruments/?q=harbour")
    go_to(page, f"#rows a[href$='{new}/']")
    page.keyboard.press("Enter")
    go_to(page, f"a[href$='{new}/changes/{old}/']")
    page.keyboard.press("Enter")
    page.locator("ins").first.wait_for()
    assert page.locator("del", has_text="ninety").count() == 1
    check(page)
    page.goto(f"{site.url}/ar/overlaps/{place}")
    go_to(page, "#proposals a[href*='/contribution/']")
    page.keyboard.press("Enter")
    go_to(page, "#id_source")
    page.keyboard.type("المجموعة العربية")
    go_to(page, "button[name=download]")
    check(page)
    with page.expect_download() as waited:
        page.keyboard.press("Enter")
    data = waited.value.path().read_bytes()
    told = "\n".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)
    assert "المجموعة العربية" in told
    assert waited.value.suggested_filename == "contribution.docx"
