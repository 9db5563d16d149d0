"""Two journeys in a real browser: a newcomer finds a focal point; an officer sets a topic up."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker
from tests.web.overlaps.test_by_keyboard import go_to
from tests.web.test_pages import check
from tests.web.topics.deeds import person

from intersector_web.topics.models import (
    Adoption,
    Appointment,
    Change,
    Place,
    Subscription,
    Topic,
    Wording,
)
from intersector_web.topics.tasks import digest

pytestmark = pytest.mark.browser
FOCAL_POINT = "Focal point"
"""The name of the one who holds the post, as tests call people after their roles."""


@pytest.fixture
def opened(
    chromium: Browser, django_db_blocker: DjangoDbBlocker, site: LiveServer
) -> Iterator[Callable[[str], Page]]:
    """A page of somebody with a role, at 320 pixels; ``public`` has no account."""
    contexts: list[BrowserContext] = []

    def of(role: str) -> Page:
        contexts.append(chromium.new_context(viewport={"width": 320, "height": 800}))
        if role != "public":
            client = Client()
            with django_db_blocker.unblock():
                backend = "allauth.account.auth_backends.AuthenticationBackend"
                client.force_login(person(role), backend=backend)
            value = client.cookies["sessionid"].value
            cookie = {"name": "sessionid", "value": value, "url": site.url}
            contexts[-1].add_cookies([cookie])  # type: ignore[list-item]
        return contexts[-1].new_page()

    yield of
    for each in contexts:
        each.close()


@pytest.fixture
def made(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What the officer makes is taken away again."""
    yield
    with django_db_blocker.unblock():
        topic = Topic.objects.get(slug="young-people")
        Subscription.objects.all().delete()
        Appointment.objects.filter(topic=topic).delete()
        Adoption.objects.filter(topic=topic).delete()
        Place.objects.filter(topic=topic).delete()
        Wording.objects.filter(topic=topic).delete()
        Change.objects.filter(topic=topic)._raw_delete("default")
        topic.delete()


def test_a_newcomer_finds_a_focal_point(opened: Callable[[str], Page], site: LiveServer) -> None:
    """From the home page by mouse: the list, the topic, the name."""
    page = opened("public")
    page.goto(f"{site.url}/en/")
    page.get_by_role("link", name="Topics", exact=True).click()
    page.get_by_role("link", name="Warning of floods").click()
    who = page.get_by_role("region", name="Who looks after it")
    expect(who.get_by_text("Focal point, MU-O")).to_be_visible()
    expect(who.get_by_text(FOCAL_POINT, exact=True)).to_be_visible()
    expect(who.get_by_text("ends in 30 days").first).to_be_visible()


def test_a_newcomer_finds_a_focal_point_by_keyboard_in_arabic(
    opened: Callable[[str], Page], site: LiveServer
) -> None:
    """The same by Tab and Enter alone, from right to left."""
    page = opened("public")
    page.goto(f"{site.url}/ar/")
    go_to(page, "nav a[href='/ar/topics/']")
    page.keyboard.press("Enter")
    go_to(page, "#rows a[href$='/topics/warning-of-floods/']")
    page.keyboard.press("Enter")
    expect(page.locator("dd bdi", has_text=FOCAL_POINT).first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_attribute("lang", "en")


@pytest.mark.usefixtures("made")
def test_an_officer_sets_up_a_topic_that_a_member_follows(
    opened: Callable[[str], Page], site: LiveServer, django_db_blocker: DjangoDbBlocker
) -> None:
    """Adopted, followed, given a focal point, told by mail; axe looks at what came of it."""
    officer, member = opened("secretariat"), opened("member")
    officer.goto(f"{site.url}/en/topics/themes/")
    officer.get_by_role("link", name="Make a topic of: Young").click()
    officer.get_by_label("Name").fill("Young people")
    officer.get_by_label("MU-O", exact=True).check()
    officer.get_by_label("Lead Sector").select_option("MU-O")
    officer.get_by_label("Reason").fill("Every Sector has a resolution on it.")
    officer.get_by_role("button", name="Make the topic").click()
    expect(officer.get_by_role("heading", level=1)).to_have_text("Young people")
    member.goto(f"{site.url}/en/topics/young-people/")
    member.get_by_role("button", name="Tell me by e-mail").click()
    member.get_by_text("You will be told by e-mail what changes.").wait_for()
    officer.get_by_role("link", name="Edit the topic").click()
    officer.get_by_text("Appoint somebody, or a successor Focal point, MU-O").click()
    form = officer.locator("form[action$='/posts/MU-O/']")
    form.get_by_label("Person").select_option(label=FOCAL_POINT)
    form.get_by_label("Last day").fill(f"{timezone.localdate() + timedelta(days=20)}")
    form.get_by_role("button", name="Appoint").click()
    officer.get_by_text("ends in 20 days").first.wait_for()
    check(officer)
    with django_db_blocker.unblock(), override("en"):
        mail.outbox = []
        digest.func()
    (letter,) = mail.outbox
    assert letter.to == ["member@union.example"]
    assert "Young people" in letter.body
    assert "Focal point, MU-O" in letter.body
