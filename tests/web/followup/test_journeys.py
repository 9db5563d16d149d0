"""A focal point answers a reminder; an officer finds what is overdue and gives it to somebody."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker
from tests.web.followup.conftest import assign, person
from tests.web.overlaps.test_by_keyboard import go_to
from tests.web.test_pages import check

from intersector_web.followup import services, tasks
from intersector_web.followup.models import Duty, Entry, Preference, Reminder, State
from intersector_web.people.models import Person

pytestmark = pytest.mark.browser
PASSWORD = "the lamp of pier nine"


@pytest.fixture
def row(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Duty]:
    """A report of the focal point's that is due in ten days; afterwards all is as it was."""
    with django_db_blocker.unblock():
        focal = person("focal-point")
        focal.set_password(PASSWORD)
        focal.save()
        duty = Duty.objects.filter(reporting=True, sectors="MU-O", due__isnull=False)[0]
        assign(duty, to=focal)
        soon = timezone.localdate() + timedelta(days=10)
        moved = {"duty": duty, "by": person("secretariat"), "token": uuid4(), "why": "Sooner."}
        services.postpone(period=duty.dues[0][0], due=soon, **moved)  # type: ignore[arg-type]
        yield duty
        for kind in (Reminder, Preference):
            kind.objects.all().delete()
        Entry.objects.filter(withdraws__isnull=False)._raw_delete("default")
        Entry.objects.all()._raw_delete("default")
        services.settle()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of somebody whom the site does not know yet."""
    context = chromium.new_context(viewport={"width": 320, "height": 800})
    yield context.new_page()
    context.close()


def link_of_the_reminder(site: LiveServer, language: str) -> str:
    """Where the mail leads that the worker sends today, on the site that is tested."""
    services.prefer(person=person("focal-point"), language=language, days=30)
    mail.outbox = []
    tasks.remind.func()
    (sent,) = mail.outbox
    found = re.search(r"https?://[^/]+(/\S+#answer)", str(sent.body))
    assert found is not None
    return f"{site.url}{found[1]}"


def test_a_focal_point_answers_a_reminder(
    page: Page, site: LiveServer, row: Duty, django_db_blocker: DjangoDbBlocker
) -> None:
    """From the link in the mail: log in, say that it is done, where the report is, and its file."""
    with django_db_blocker.unblock():
        page.goto(link_of_the_reminder(site, "en"))
    page.get_by_label("Email").fill("focal-point@union.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_label("State", exact=True).select_option("Done")
    page.get_by_label("Evidence", exact=True).fill("Tabled as Document 7.")
    page.get_by_label("Link to the evidence").fill("https://union.example/docs/7")
    file = {"name": "report.txt", "mimeType": "text/plain", "buffer": b"The report."}
    page.get_by_label("File").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Record the state").click()
    expect(page.get_by_text("Recorded.")).to_be_visible()
    expect(page.locator("#history").get_by_role("link", name="report.txt")).to_have_count(1)
    check(page)
    with django_db_blocker.unblock():
        row.refresh_from_db()
    assert row.state == State.DONE


def test_the_same_in_arabic_by_keyboard_alone(
    page: Page, site: LiveServer, row: Duty, django_db_blocker: DjangoDbBlocker
) -> None:
    """Tab, the arrows and Enter do."""
    with django_db_blocker.unblock():
        page.goto(link_of_the_reminder(site, "ar"))
    go_to(page, "#id_login")
    page.keyboard.type("focal-point@union.example")
    go_to(page, "#id_password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#id_answer-state").wait_for()
    go_to(page, "#id_answer-state")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("قُدم مشروع التقرير")
    go_to(page, "#answer button")
    page.keyboard.press("Enter")
    expect(page.locator("#history .said").last).to_have_text("قُدم مشروع التقرير")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    check(page)
    with django_db_blocker.unblock():
        row.refresh_from_db()
    assert row.state == State.IN_PROGRESS


def test_an_officer_finds_what_is_overdue_and_gives_it_to_somebody(
    page: Page, site: LiveServer, row: Duty, django_db_blocker: DjangoDbBlocker
) -> None:
    """The filter, the page, the form, and the list again."""
    with django_db_blocker.unblock():
        past = timezone.localdate() - timedelta(days=3)
        moved = {"duty": row, "by": person("secretariat"), "token": uuid4(), "why": "Late."}
        services.postpone(period=row.dues[0][0], due=past, **moved)  # type: ignore[arg-type]
        cookie = session(person("secretariat"))
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site.url}])
    page.goto(f"{site.url}/en/followup/")
    page.get_by_label("Due", exact=True).select_option("Overdue")
    page.wait_for_url("**due=overdue**")
    expect(page.locator("#rows tbody tr .tag.act").first).to_be_visible()
    page.locator(f"#rows a[href$='/followup/{row.pk}/']").click()
    page.get_by_label("Responsible").select_option("MU-S")
    page.get_by_role("button", name="Assign").click()
    page.get_by_text("Recorded.").wait_for()
    page.goto(f"{site.url}/en/followup/?due=overdue&held=desk:MU-S")
    expect(page.locator("#rows tbody tr")).to_have_count(1)
    expect(page.locator("#rows tbody tr")).to_contain_text("Focal points of MU-S")
    check(page)


def session(who: Person) -> str:
    client = Client()
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies["sessionid"].value
