"""Who follows a topic is told what changes: by a mail a day, or by a feed."""

from collections.abc import Callable
from email.utils import getaddresses
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse, translate_url
from django.utils.translation import override
from lxml import etree
from tests.web.topics.deeds import by_hand, person, post, the_topic

from intersector_web.people.models import Role, Term
from intersector_web.topics import services
from intersector_web.topics.models import Subscription
from intersector_web.topics.tasks import digest

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]
ATOM = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def change(name: str, language: str = "en") -> None:
    services.word(
        topic=the_topic(),
        by=person("secretariat"),
        token=uuid4(),
        language=language,
        name=name,
        description="",
    )


def follow(client: Client, *args: str, **said: str) -> None:
    name = "follow" if args else "follow_all"
    assert client.post(reverse(f"topics:{name}", args=args), said).status_code == 302


def test_a_member_is_told_once_what_changed_since(client_of: ClientOf) -> None:
    """Nothing of what was before, and nothing where nothing changed."""
    follow(client_of("member"), the_topic().slug)
    digest.func()
    assert mail.outbox == []
    change("High water")
    for _ in range(2):
        digest.func()
    (letter,) = mail.outbox
    assert getaddresses(letter.to) == [("", "member@union.example")]
    assert "High water\nhttp://localhost:8000/en/topics/warning-of-floods/" in letter.body
    assert "Name and description changed" in letter.body
    assert "Topic made" not in letter.body


def test_who_follows_a_topic_and_all_is_told_once(client_of: ClientOf) -> None:
    """In the language in which they asked, of new topics too; not of what they did themselves."""
    client = client_of("secretariat")
    follow(client, the_topic().slug)
    with override("fr"):
        follow(client)
    change("High water")
    digest.func()
    assert mail.outbox == []
    services.word(
        topic=the_topic(),
        by=person("coordinator"),
        token=uuid4(),
        language="fr",
        name="Crues",
        description="",
    )
    digest.func()
    (letter,) = mail.outbox
    assert letter.subject == "Ce qui a changé dans vos thèmes"
    assert letter.body.count("Nom et description traduits") == 1


def test_one_click_ends_the_mails(client_of: ClientOf) -> None:
    """As a mail program does it: a POST without a session, to the signed address."""
    follow(client_of("member"), the_topic().slug)
    follow(client_of("member"))
    change("High water")
    digest.func()
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    place = urlsplit(headers["List-Unsubscribe"].strip("<>")).path
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(place).status_code == 200
    assert Subscription.objects.count() == 2
    stranger.post(place, {"List-Unsubscribe": "One-Click"})
    assert not Subscription.objects.exists()
    assert Client().get(f"{place.rstrip('/')}x/").status_code == 404


def test_who_is_no_longer_a_member_is_told_nothing(client_of: ClientOf) -> None:
    """Reasons are for members."""
    follow(client_of("member"))
    Term.objects.filter(role=Role.MEMBER).delete()
    change("High water")
    digest.func()
    assert mail.outbox == []


def test_mails_are_ended_on_the_page(client_of: ClientOf) -> None:
    """By the button that stands where the other stood."""
    client, topic = client_of("member"), the_topic()
    follow(client, topic.slug)
    follow(client, topic.slug)
    assert Subscription.objects.count() == 1
    assert "No more mails about this" in client.get(topic.get_absolute_url()).content.decode()
    follow(client, topic.slug, stop="1")
    assert not Subscription.objects.exists()


def test_a_mail_that_cannot_be_sent_waits(client_of: ClientOf) -> None:
    """The next day tells what this one could not."""
    follow(client_of("member"), the_topic().slug)
    change("High water")
    nowhere = "django.core.mail.backends.smtp.EmailBackend"
    with override_settings(EMAIL_BACKEND=nowhere, EMAIL_HOST="localhost", EMAIL_PORT=1):
        digest.func()
    digest.func()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("name", ["feed", "topic_feed"])
def test_feeds_are_atom(name: str, code: str, client_of: ClientOf) -> None:
    """Valid, public, in the reader's language, without reasons and without who did it."""
    topic = by_hand("Gauges <of> tides & more", why="A private reason.")
    args = [topic.slug] if name == "topic_feed" else []
    answer = client_of("public").get(translate_url(reverse(f"topics:{name}", args=args), code))
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    ATOM.assertValid(feed.getroottree())
    assert "Gauges <of> tides & more" in "".join(map(str, feed.itertext()))
    assert b"A private reason." not in answer.content
    assert b"secretariat@" not in answer.content


def test_a_feed_points_into_the_history(client_of: ClientOf) -> None:
    """To the change itself."""
    feed = etree.fromstring(client_of("public").get(reverse("topics:feed")).content)
    links = [each.get("href") for each in feed.iterfind("{*}entry/{*}link")]
    place = urlsplit(str(links[0]))
    text = client_of("public").get(place.path).content.decode()
    assert f'id="{place.fragment}"' in text


def test_only_members_follow(client_of: ClientOf) -> None:
    """Others are asked to log in."""
    assert "/account/login/" in post(client_of("public"), "follow_all").headers["Location"]
