"""Who looks after a topic: terms, vacancies, successors, and who may change what."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web.topics.deeds import by_hand, person, post, shown, the_topic

from intersector_web.people.models import Person, Term
from intersector_web.topics import page, selectors
from intersector_web.topics.models import Act, Item, Topic

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


def day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def appoint(client: Client, topic: Topic, code: str, role: str, **days: date) -> Any:
    who = person(role).pk
    return post(client, "appoint", topic.slug, code, prefix=f"post-{code}", person=who, **days)


def posts(topic: Topic) -> dict[str, page.Post]:
    return {each.code: each for each in page.posts(selectors.topic(topic.slug).get())}


def test_every_sector_and_the_secretariat_have_a_post() -> None:
    """A vacancy is one until somebody is appointed."""
    assert {code: each.vacant for code, each in posts(the_topic()).items()} == {
        "coordinator": False,
        "MU-O": False,
        "MU-S": True,
        "general": True,
    }


def test_a_term_that_ends_soon_is_said(client_of: ClientOf) -> None:
    """With the days that are left, and that nobody follows; then with who does and from when."""
    topic, client = the_topic(), client_of("secretariat")
    text = shown(client_of("public"), topic)
    assert "ends in 30 days" in text
    assert "no successor is named" in text
    Term.objects.create(person=person("member"), role="focal-point", sector="MU-O")
    assert appoint(client, topic, "MU-O", "member", since=day(31)).status_code == 302
    following = posts(topic)["MU-O"].following
    assert [(each.person, each.since) for each in following] == [(person("member"), day(31))]
    assert "Member delegate" in shown(client_of("public"), topic)


def test_a_term_is_ended(client_of: ClientOf) -> None:
    """From the day after, the post is vacant; not before it began."""
    topic, client = the_topic(), client_of("secretariat")
    term = topic.appointments.get(sector="MU-O")
    said = {"prefix": f"end-{term.pk}", "why": "Moved to another Bureau."}
    refused = post(client, "end", topic.slug, term.pk, until=day(-1), **said)
    assert "The last day is before the first." in refused.content.decode()
    assert post(client, "end", topic.slug, term.pk, until=day(0), **said).status_code == 302
    assert not posts(topic)["MU-O"].vacant
    topic.appointments.filter(pk=term.pk).update(since=day(-9), until=day(-1))
    assert posts(topic)["MU-O"].vacant


def test_who_may_no_longer_log_in_holds_nothing() -> None:
    """Their post is vacant; the record of the appointment stays."""
    Person.objects.filter(email="focal-point@union.example").update(is_active=False)
    assert posts(the_topic())["MU-O"].vacant
    assert the_topic().changes.filter(act=Act.APPOINTED, about="MU-O").exists()


def test_a_post_is_given_to_who_holds_its_role(client_of: ClientOf) -> None:
    """A focal point of that Sector; the secretariat for the General Secretariat."""
    topic, client = the_topic(), client_of("coordinator")
    wrong = {"MU-S": "focal-point", "general": "member", "coordinator": "member"}
    for code, role in wrong.items():
        assert appoint(client, topic, code, role, since=day(0)).status_code == 422
    assert appoint(client, topic, "general", "secretariat", since=day(0)).status_code == 302
    assert posts(topic)["general"].holders[0].person == person("secretariat")


def test_nobody_holds_a_post_twice(client_of: ClientOf) -> None:
    """A further term begins when the one that runs is over."""
    topic, client = the_topic(), client_of("secretariat")
    refused = appoint(client, topic, "MU-O", "focal-point", since=day(30))
    assert "This person holds the post then already." in refused.content.decode()
    assert appoint(client, topic, "MU-O", "focal-point", since=day(31)).status_code == 302


def test_the_list_shows_what_is_vacant(client_of: ClientOf) -> None:
    """And finds topics by words and by Sector."""
    by_hand("Gauges", sectors=["MU-C"])
    client, place = client_of("public"), reverse("topics:list")
    for asked, found in (
        ({"vacant": "1"}, {"Gauges", "Warning of floods"}),
        ({"sector": "MU-C"}, {"Gauges"}),
        ({"q": "who warns"}, {"Warning of floods"}),
        ({"q": "nothing like it"}, set()),
    ):
        text = client.get(place, asked, headers={"HX-Request": "true"}).content.decode()
        assert {each for each in ("Gauges", "Warning of floods") if each in text} == found


@pytest.mark.parametrize(
    ("role", "edits", "adds"),
    [
        ("public", False, False),
        ("member", False, False),
        ("focal-point", False, True),
        ("coordinator", True, True),
        ("secretariat", True, True),
    ],
)
def test_who_may_change_what(role: str, edits: bool, adds: bool, client_of: ClientOf) -> None:  # noqa: FBT001
    """Links are shown to those for whom they open."""
    text = shown(client_of(role), the_topic())
    assert ("Edit the topic" in text, "Add an activity" in text) == (edits, adds)


def test_another_topic_is_not_theirs(client_of: ClientOf) -> None:
    """A coordinator edits what they coordinate, a focal point adds in their own Sector."""
    other = by_hand("Gauges", sectors=["MU-C"])
    for role, name in (("coordinator", "edit"), ("focal-point", "add")):
        place = reverse(f"topics:{name}", args=[other.slug])
        assert client_of(role).get(place).status_code == 403
    item, topic = Item.objects.get(), the_topic()
    elsewhere = reverse("topics:item", args=[other.slug, item.pk])
    assert client_of("secretariat").get(elsewhere).status_code == 404
    assert (
        client_of("secretariat").get(reverse("topics:edit", args=[topic.slug])).status_code == 200
    )


def test_a_focal_point_adds_changes_and_removes(client_of: ClientOf) -> None:
    """A document has a link or a file; what was removed stays in the history."""
    client, topic = client_of("focal-point"), the_topic()
    said = {"kind": "document", "title": "Minutes", "language": "en", "day": day(0)}
    assert post(client, "add", topic.slug, **said).status_code == 422
    bad = post(client, "add", topic.slug, link="javascript:alert(1)", **said)
    assert bad.status_code == 422
    assert (
        post(client, "add", topic.slug, link="https://union.example/m", **said).status_code == 302
    )
    item = topic.items.get(title="Minutes")
    said["title"] = "Minutes of May"
    kept = {"link": item.link, **said}
    assert post(client, "item", topic.slug, item.pk, **kept).status_code == 302
    assert "Minutes of May" in shown(client_of("public"), topic)
    assert post(client, "remove", topic.slug, item.pk, why="Twice.").status_code == 302
    assert "Minutes of May</bdi></a>" not in shown(client_of("public"), topic)
    acts = topic.changes.filter(about__startswith="Minutes").order_by("pk")
    assert [each.act for each in acts] == [Act.ADDED, Act.AMENDED, Act.REMOVED]


def test_a_file_is_never_shown_by_the_browser(client_of: ClientOf) -> None:
    """A page with a script in it is only downloaded."""
    client, topic = client_of("focal-point"), the_topic()
    file = SimpleUploadedFile("evil.html", b"<script>alert(1)</script>")
    said = {"kind": "document", "title": "Page", "language": "en", "day": day(0), "file": file}
    assert post(client, "add", topic.slug, **said).status_code == 302
    item = topic.items.get(title="Page")
    given = client_of("public").get(reverse("topics:file", args=[topic.slug, item.pk]))
    assert given.headers["Content-Disposition"] == 'attachment; filename="evil.html"'
    given.close()
