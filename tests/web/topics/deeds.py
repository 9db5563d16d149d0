"""What tests of topics do, said shortly."""

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from intersector_web.people.models import Person
from intersector_web.topics import services
from intersector_web.topics.models import Topic


def person(role: str) -> Person:
    return Person.objects.get(email=f"{role}@union.example")


def the_topic() -> Topic:
    """The one that every test finds."""
    return Topic.objects.get(slug="warning-of-floods")


def post(client: Client, where: str, /, *args: Any, prefix: str = "", **said: Any) -> Any:
    """Send the form of an address, its token with it."""
    start = f"{prefix}-" if prefix else ""
    fields = {"token": uuid4(), **said}
    data = {f"{start}{key}": value for key, value in fields.items()}
    return client.post(reverse(f"topics:{where}", args=args), data)


def by_hand(name: str, **said: Any) -> Topic:
    """A topic that an officer makes by hand."""
    fields = {"source": "en", "description": "", "sectors": ["MU-O", "MU-S"], "lead": "", "why": ""}
    fields |= {"theme": None, **said}
    return services.create(by=person("secretariat"), token=uuid4(), name=name, **fields)


def place(topic: Topic, instrument: Any, standing: str) -> None:
    """Pin an instrument, or leave it out."""
    services.place(
        topic=topic,
        instrument=instrument,
        standing=standing,
        by=person("secretariat"),
        token=uuid4(),
        why="It must be so.",
    )


def shown(client: Client, topic: Topic) -> str:
    """The page of a topic."""
    return client.get(topic.get_absolute_url()).content.decode()
