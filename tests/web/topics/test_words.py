"""Names and descriptions in six languages: what is missing or out of date is said."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import translate_url
from tests.web.topics.deeds import person, post, shown, the_topic

from intersector_web.topics import services
from intersector_web.topics.models import Topic
from intersector_web.topics.wordings import State, said

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


def word(topic: Topic, language: str, name: str) -> Topic:
    services.word(
        topic=topic,
        by=person("secretariat"),
        token=uuid4(),
        language=language,
        name=name,
        description="",
    )
    return the_topic()


def test_a_translation_is_shown_to_its_readers(client_of: ClientOf) -> None:
    """Others see the source, marked as what it is and said to be it."""
    topic = word(the_topic(), "fr", "Alerte aux crues")
    for code, name, foreign in (
        ("fr", "Alerte aux crues", False),
        ("ru", "Warning of floods", True),
    ):
        place = translate_url(topic.get_absolute_url(), code)
        text = client_of("public").get(place).content.decode()
        assert name in text
        assert ('<h1 lang="en">' in text) is foreign
    assert "shown as written" not in shown(client_of("public"), topic)


def test_a_translation_grows_old() -> None:
    """When the source changes, until somebody translates again."""
    topic = word(the_topic(), "es", "Alerta de crecidas")
    assert said(topic, "es").state == State.CURRENT
    topic = word(topic, "en", "Warning of floods and storms")
    assert said(topic, "es").state == State.OUTDATED
    topic = word(topic, "es", "Alerta de crecidas y tormentas")
    assert said(topic, "es").state == State.CURRENT
    assert [said(topic, code).state for code in ("en", "zh")] == [State.SOURCE, State.MISSING]


def test_what_was_said_before_is_kept(client_of: ClientOf) -> None:
    """In the history, with who said it for members only."""
    topic = the_topic()
    form = {"name": "Floods", "description": "Of rivers."}
    post(client_of("coordinator"), "word", topic.slug, "en", prefix="words-en", **form)
    place = f"{topic.get_absolute_url()}history/"
    text = client_of("member").get(place).content.decode()
    assert "Warning of floods" in text
    assert "Of rivers." in text
    assert "Topic coordinator</bdi>" in text
    assert "Secretariat</bdi>" not in client_of("public").get(place).content.decode()


def test_a_language_that_is_not_ours_is_not_there(client_of: ClientOf) -> None:
    """Neither shown nor written."""
    answer = post(client_of("secretariat"), "word", the_topic().slug, "xx", prefix="words-xx")
    assert answer.status_code == 404
