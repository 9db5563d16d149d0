"""Topics are people's: made of themes or by hand, and the analysis keeps to what they say."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.topics.deeds import by_hand, person, place, post, shown, the_topic

from intersector_web.instruments.models import Instrument
from intersector_web.overlaps.models import Membership, Theme
from intersector_web.overlaps.tasks import analyse
from intersector_web.topics import bridge, services
from intersector_web.topics.models import Act, Change, Topic

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


def instruments(topic: Topic) -> set[str]:
    return {each.instrument.name for each in topic.places.all() if each.holds}


def of_theme(theme: Theme) -> set[str]:
    members = Membership.objects.filter(theme=theme)
    return set(members.values_list("document__instrument__name", flat=True))


def outside(topic: Topic) -> Instrument:
    """An instrument that is not on the topic."""
    found = Instrument.objects.exclude(places__topic=topic).first()
    assert found is not None
    return found


def waiting() -> Theme:
    """A theme that no topic was made of."""
    return Theme.objects.filter(found=True, adoption=None)[0]


def test_an_officer_makes_a_topic_of_a_theme(client_of: ClientOf) -> None:
    """With its instruments; the theme then waits no more, and a form sent twice makes one."""
    theme, client, token = waiting(), client_of("secretariat"), uuid4()
    said = {"name": "Languages", "source": "en", "sectors": ["MU-S"], "why": "Asked for."}
    answers = [post(client, "adopt", theme.name, token=token, **said) for _ in range(2)]
    topic = Topic.objects.get(slug="languages")
    assert [each.url for each in answers] == [topic.get_absolute_url()] * 2
    assert instruments(topic) == of_theme(theme)
    assert theme.name not in client.get(reverse("topics:themes")).content.decode()


def test_the_rule_that_makes_it_an_area_is_shown(client_of: ClientOf) -> None:
    """In the words of the library, to everybody."""
    text = shown(client_of("public"), the_topic())
    assert "Two-way area of mutual interest" in text
    assert "to work together" in text or "share the theme" in text


def test_the_next_analysis_keeps_to_pins_and_bans() -> None:
    """What was pinned is in the theme, what was left out is not."""
    topic = the_topic()
    pinned = outside(topic)
    banned = topic.places.filter(found=True)[0].instrument
    place(topic, pinned, "pinned")
    place(topic, banned, "banned")
    assert pinned.name in instruments(topic)
    analyse.func()
    theme = topic.themes.get()
    assert pinned.name in of_theme(theme)
    assert banned.name not in of_theme(theme)
    assert instruments(topic) == of_theme(theme)


def test_an_instrument_is_left_to_the_analysis_again() -> None:
    """As if nobody had said anything."""
    topic = the_topic()
    before, pinned = instruments(topic), outside(topic)
    place(topic, pinned, "pinned")
    place(topic, pinned, "")
    assert instruments(topic) == before
    assert not [each for each in bridge.pairings() if each.decision]


def test_a_topic_by_hand_is_found_by_the_next_analysis() -> None:
    """Its pins become a theme, of which the library says whether a rule makes it an area."""
    topic = by_hand("Tide gauges")
    for each in Instrument.objects.filter(name__in=["GC/resolution/5", "COC/resolution/7"]):
        place(topic, each, "pinned")
    analyse.func()
    theme = topic.themes.get()
    assert theme.found
    assert {"GC/resolution/5", "COC/resolution/7"} <= of_theme(theme)
    assert theme.mutual is not None


def test_a_topic_survives_its_theme(client_of: ClientOf) -> None:
    """With the instruments that it had, and a word that somebody should look again."""
    topic = the_topic()
    before = instruments(topic)
    topic.themes.update(found=False)
    Membership.objects.all().delete()
    bridge.keep_places()
    assert instruments(topic) == before
    assert "look again" in shown(client_of("public"), topic)
    assert topic.changes.filter(act=Act.GONE).count() == 1


def test_what_the_analysis_changes_is_told() -> None:
    """Once, however often the job is done."""
    topic = the_topic()
    place_gone = Membership.objects.filter(theme=topic.themes.get())[0]
    Membership.objects.filter(document__instrument=place_gone.document.instrument).delete()
    for _ in range(2):
        bridge.keep_places()
    lost = topic.changes.get(act=Act.LOST)
    assert (lost.about, lost.by) == (place_gone.document.instrument.name, None)


def test_a_theme_is_taken_in() -> None:
    """Its instruments are the topic's at once, and of one theme after the next analysis."""
    topic, theme = the_topic(), waiting()
    both = instruments(topic) | of_theme(theme)
    services.join(topic=topic, theme=theme, by=person("secretariat"), token=uuid4(), why="Same.")
    assert instruments(topic) == both
    analyse.func()
    assert of_theme(topic.adoptions.all()[0].theme) == both


def test_two_topics_become_one(client_of: ClientOf) -> None:
    """The other stays, says where it went, and is no longer listed nor edited."""
    topic, other = the_topic(), by_hand("Storms")
    pinned = outside(topic)
    place(other, pinned, "pinned")
    services.follow(topic=other, person=person("member"), language="en")
    client = client_of("secretariat")
    assert post(client, "merge", topic.slug, prefix="merge", other=other.pk, why="One.").url
    assert pinned.name in instruments(topic)
    assert topic.subscriptions.count() == 1
    assert "became part of another" in shown(client_of("public"), other)
    assert "Storms" not in client.get(reverse("topics:list")).content.decode()
    assert client.get(reverse("topics:edit", args=[other.slug])).status_code == 404


def test_an_unknown_instrument_is_refused(client_of: ClientOf) -> None:
    """What was written stays in the form; the address of a page is understood."""
    client, topic = client_of("secretariat"), the_topic()
    said = {"prefix": "place", "standing": "pinned", "why": "Needed."}
    refused = post(client, "place", topic.slug, instrument="GC/resolution/99", **said)
    assert refused.status_code == 422
    assert "There is no such instrument here." in refused.content.decode()
    address = "https://union.example/en/instruments/gc-resolution-5-2023-en/"
    assert post(client, "place", topic.slug, instrument=address, **said).status_code == 302
    assert topic.changes.filter(act=Act.PINNED, about="GC/resolution/5").exists()


def test_changes_are_never_rewritten() -> None:
    """As everything that people did."""
    change = Change.objects.all()[0]
    for act in (change.save, change.delete, Change.objects.all().delete, Change.objects.update):
        with pytest.raises(TypeError, match="never"):
            act()


def test_names_that_other_addresses_have_are_no_slugs() -> None:
    """Nor is one that is taken, or one without Latin letters empty."""
    assert [by_hand(name).slug for name in ("New", "New", "الفيضانات")] == [
        "new-2",
        "new-3",
        "topic",
    ]


@pytest.mark.parametrize("name", ["list", "feed", "topic", "history"])
def test_more_topics_are_not_more_questions(name: str, client_of: ClientOf) -> None:
    """The pages ask the database as often, however much there is."""
    args = [the_topic().slug] if name in {"topic", "history"} else []
    client, place_of = client_of("public"), reverse(f"topics:{name}", args=args)
    client.get(place_of)
    with CaptureQueriesContext(connection) as before:
        client.get(place_of)
    for number in range(3):
        by_hand(f"Topic {number}")
        place(the_topic(), outside(the_topic()), "pinned")
    with CaptureQueriesContext(connection) as after:
        client.get(place_of)
    assert len(after) == len(before)
