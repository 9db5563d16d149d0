"""Whole journeys in a real browser: an officer's and a delegate's, and both in Arabic by keyboard
alone."""

import io
from collections.abc import Callable, Iterator

import docx
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Browser, Download, FilePayload, Page, expect
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


def forty() -> list[FilePayload]:
    """Thirty-nine documents, and one that cannot be read."""
    made = [
        (f"harbour-{n}.txt", text(f"RESOLUTION {n} (Quillport, 2024)", OLD, f"On harbour {n}"))
        for n in range(201, 240)
    ]
    files = [*made, ("broken.docx", b"PK nonsense")]
    return [
        {"name": name, "buffer": data, "mimeType": "application/octet-stream"}
        for name, data in files
    ]


def read_them(page: Page, django_db_blocker: DjangoDbBlocker) -> None:
    """What the worker does meanwhile; the page tells how far it is by itself."""
    expect(page.locator("#files progress")).to_have_attribute("value", "0")
    with django_db_blocker.unblock():
        tasks.read_load.func(Load.objects.all()[0].pk)
    expect(page.locator("#files progress")).to_have_count(0)
    expect(page.locator("#files [data-said]")).to_contain_text("40")
    expect(page.get_by_role("row", name="broken.docx").get_by_role("cell")).to_have_count(2)
    check(page)


def test_an_officer_uploads_and_works_through_ten_overlaps(
    opened: Opened, site: LiveServer, django_db_blocker: DjangoDbBlocker
) -> None:
    """Forty documents, one of which cannot be read; ten verdicts in a row; one of them undone."""
    page = opened("secretariat")
    page.goto(f"{site.url}/en/instruments/load/")
    page.locator("#id_documents").set_input_files(forty())
    page.get_by_role("button", name="Add them").click()
    read_them(page, django_db_blocker)
    page.goto(f"{site.url}/en/overlaps/?state=-")
    page.locator("#rows tbody th a").first.click()
    for number in range(10):
        here, heading = page.url, page.locator("h1").inner_text()
        page.locator("#id_verdict-verdict").select_option("distinct")
        page.locator("#id_verdict-why").fill(f"Read both, {number}.")
        page.get_by_role("button", name="Record, and on to the next").click()
        page.wait_for_url(lambda url, here=here: url != here)  # type: ignore[misc]
    page.get_by_role("link", name="Back to it").click()
    expect(page.locator("h1")).to_have_text(heading)
    page.locator("#history").get_by_text("Withdraw", exact=True).first.click()
    page.locator("#history textarea").fill("They do overlap.")
    page.locator("#history").get_by_role("button", name="Withdraw").click()
    expect(page.locator("#history").get_by_text("Withdrawn")).to_be_visible()
    page.goto(f"{site.url}/en/overlaps/?state=distinct")
    expect(page.get_by_text("9 overlaps")).to_be_visible()


def test_the_officer_does_the_same_in_arabic_by_keyboard_alone(
    opened: Opened, site: LiveServer, django_db_blocker: DjangoDbBlocker
) -> None:
    """The documents are chosen, the verdicts given and one undone with Tab, arrows and Enter."""
    page = opened("secretariat")
    page.on("filechooser", lambda chooser: chooser.set_files(forty()))
    page.goto(f"{site.url}/ar/instruments/load/")
    go_to(page, "#id_documents")
    page.keyboard.press("Enter")
    expect(page.locator("#id_documents")).not_to_have_value("")
    go_to(page, "main form .btn-primary")
    page.keyboard.press("Enter")
    read_them(page, django_db_blocker)
    page.goto(f"{site.url}/ar/overlaps/?state=-")
    go_to(page, "#rows tbody th a")
    page.keyboard.press("Enter")
    for _number in range(10):
        go_to(page, "#id_verdict-verdict")
        here = page.url
        for _down in range(4):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.type("نصان مختلفان")
        go_to(page, "#decide button[name=next]")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, here=here: url != here)  # type: ignore[misc]
    go_to(page, "main .alert a")
    page.keyboard.press("Enter")
    page.wait_for_url(here)
    go_to(page, "#history .undo summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("بل هما متداخلان")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#history .tag")).to_be_visible()
    page.goto(f"{site.url}/ar/overlaps/?state=distinct")
    expect(page.locator("#rows tbody tr:not(.group)")).to_have_count(9)


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


@pytest.fixture
def editions(opened: Opened, django_db_blocker: DjangoDbBlocker) -> tuple[str, str]:
    """Two editions of one resolution, the older first; taken away again with what is `opened`."""
    with django_db_blocker.unblock():
        for year, clauses in (("2024", OLD), ("2028", NEW)):
            data = text(f"RESOLUTION 270 (Quillport, {year})", clauses)
            given = services.receive([(f"piers-{year}.txt", ContentFile(data))], by=None)
            tasks.read_load.func(given.pk)
        old, new = (Document.objects.get(source=f"piers-{y}.txt").slug for y in (2024, 2028))
    return old, new


def said_in(file: Download) -> str:
    """What the Word file says that was downloaded."""
    assert file.suggested_filename == "contribution.docx"
    data = file.path().read_bytes()
    return "\n".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)


def test_a_delegate_compares_editions_and_downloads_a_contribution(
    opened: Opened,
    site: LiveServer,
    editions: tuple[str, str],
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """From the list to what changed; then a proposal in Word, with who proposes it."""
    with django_db_blocker.unblock():
        place = one_text_amended().get_absolute_url().partition("/overlaps/")[2]
    page = opened("member")
    page.goto(f"{site.url}/en/instruments/?q=harbour")
    page.locator(f"#rows a[href$='{editions[1]}/']").first.click()
    page.get_by_role("link", name="Compare with 2024").click()
    expect(page.locator("del", has_text="ninety")).to_have_count(1)
    page.goto(f"{site.url}/en/overlaps/{place}")
    page.get_by_role("link", name="As a contribution in Word").first.click()
    page.get_by_label("Source").fill("Northern group")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Download").click()
    assert "Northern group" in said_in(waited.value)


def test_the_delegate_does_the_same_in_arabic_by_keyboard_alone(
    opened: Opened,
    site: LiveServer,
    editions: tuple[str, str],
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """What changed, then a proposal in Word; axe looks at both."""
    old, new = editions
    with django_db_blocker.unblock():
        place = one_text_amended().get_absolute_url().partition("/overlaps/")[2]
    page = opened("member")
    page.goto(f"{site.url}/ar/instruments/?q=harbour")
    go_to(page, f"#rows a[href$='{new}/']")
    page.keyboard.press("Enter")
    go_to(page, f"a[href$='{new}/changes/{old}/']")
    page.keyboard.press("Enter")
    expect(page.locator("del", has_text="ninety")).to_have_count(1)
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
    assert "المجموعة العربية" in said_in(waited.value)
