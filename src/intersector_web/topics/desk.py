"""What the page shows on which a topic is edited: a form for each thing that can be changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.forms import Form
from django.urls import reverse
from django.utils import timezone

from intersector.model import Language
from intersector_web.layout.forms import Asked
from intersector_web.layout.words import names
from intersector_web.people.models import Person
from intersector_web.topics import page, selectors
from intersector_web.topics.forms import (
    EndForm,
    JoinForm,
    MergeForm,
    PlaceForm,
    SectorsForm,
    TermForm,
    WordsForm,
)
from intersector_web.topics.models import Appointment, Topic
from intersector_web.topics.wordings import Said, State, translations


@dataclass(frozen=True, slots=True)
class Seat:
    """A post with the form that fills it, and one for each term that ends it."""

    post: page.Post
    appoint: Asked
    terms: Sequence[tuple[Appointment, Asked]]


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the topic is called in a language, and the form that says so."""

    said: Said
    asked: Asked


def context(topic: Topic, person: Person, bound: Form | None) -> dict[str, Any]:
    """All that the page shows; `bound` is a form with mistakes, in its place."""
    forms = {bound.prefix: bound} if bound else {}
    made: dict[str, Form] = {
        "settle": forms.get("settle") or sectors_form(topic),
        "place": forms.get("place") or PlaceForm(prefix="place"),
    }
    if person.has_perm("topics.create"):
        made["join"] = forms.get("join") or join_form()
        made["merge"] = forms.get("merge") or merge_form(topic)
    return {
        "topic": topic,
        "card": page.card(topic),
        "held": page.instruments(topic),
        "words": [_words(topic, each, forms) for each in translations(topic)],
        "seats": [_seat(topic, post, forms) for post in page.posts(topic)],
        "wrong": bound.prefix if bound else "",
        **{name: _asked(topic, name, form) for name, form in made.items()},
    }


def words_form(said: Said, data: Any = None) -> WordsForm:
    """What a topic is called in the language wanted; begun with nothing where it has no name."""
    known = {"name": said.name, "description": said.description}
    initial = {} if said.state == State.MISSING else known
    return WordsForm(data, prefix=f"words-{said.wanted}", initial=initial)


def sectors_form(topic: Topic, data: Any = None) -> SectorsForm:
    """The Sectors and the lead."""
    initial = {"sectors": sorted(topic.concerned), "lead": topic.lead}
    return SectorsForm(data, prefix="settle", initial=initial)


def term_form(post: page.Post, data: Any = None) -> TermForm:
    """Whom to appoint to a post."""
    people = selectors.candidates(post.function, post.sector)
    held = (*post.holders, *post.following)
    initial = {"since": timezone.localdate()}
    prefix = f"post-{post.code}"
    return TermForm(data, prefix=prefix, people=people, held=held, initial=initial)


def end_form(term: Appointment, data: Any = None) -> EndForm:
    """The last day of a term."""
    return EndForm(data, prefix=f"end-{term.pk}", since=term.since, initial={"until": term.until})


def join_form(data: Any = None) -> JoinForm:
    """A theme to take in."""
    return JoinForm(data, prefix="join", themes=selectors.waiting_themes())


def merge_form(topic: Topic, data: Any = None) -> MergeForm:
    """A topic to take in."""
    others = selectors.listed({}).exclude(pk=topic.pk)
    return MergeForm(data, prefix="merge", topics=others)


def post_of(topic: Topic, code: str) -> page.Post | None:
    """The post that an address means."""
    return next((each for each in page.posts(topic) if each.code == code), None)


def _asked(topic: Topic, name: str, form: Form, *args: Any, label: str = "") -> Asked:
    return Asked(form, reverse(f"topics:{name}", args=[topic.slug, *args]), label)


def _words(topic: Topic, said: Said, forms: dict[Any, Form]) -> Tongue:
    form = forms.get(f"words-{said.wanted}") or words_form(said)
    label = names().words.language_name(cast(Language, said.wanted))
    return Tongue(said, _asked(topic, "word", form, said.wanted, label=label))


def _seat(topic: Topic, post: page.Post, forms: dict[Any, Form]) -> Seat:
    form = forms.get(f"post-{post.code}") or term_form(post)
    terms = [
        (each, _asked(topic, "end", forms.get(f"end-{each.pk}") or end_form(each), each.pk))
        for each in (*post.holders, *post.following)
    ]
    return Seat(post, _asked(topic, "appoint", form, post.code), terms)
