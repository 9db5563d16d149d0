"""The queue: filters, and the state of the work."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intersector_web.overlaps import selectors, services
from intersector_web.overlaps.models import Act, Analysis, Entry, Overlap, Theme
from intersector_web.people.models import Person

pytestmark = pytest.mark.django_db


def person(role: str) -> Person:
    return Person.objects.get(email=f"{role}@union.example")


def names(**asked: str) -> list[str]:
    return [each.name for each in selectors.listed(asked, person("focal-point"))]


def decided(verdict: str) -> Overlap:
    row = Overlap.objects.all()[0]
    services.decide(
        overlap=row, by=person("secretariat"), token=uuid4(), verdict=verdict, why="Read both."
    )
    return row


def test_the_order_is_that_of_the_analysis() -> None:
    """What to act on first comes first."""
    found = Overlap.objects.filter(found=True).order_by("order")
    assert names() == [each.name for each in found]


@pytest.mark.parametrize("field", ["sectors", "kind", "label"])
def test_filters_divide_the_queue(field: str) -> None:
    """Each overlap is under one value of each filter."""
    parts = [names(**{field: value}) for value in selectors.choices()[field]]
    assert sorted(name for part in parts for name in part) == sorted(names())


def test_a_decided_overlap_is_no_longer_waiting() -> None:
    """It is found under its verdict, and not under what is undecided."""
    row = decided("distinct")
    assert names(state="distinct") == [row.name]
    assert row.name not in names(state="-")
    assert len(names(state="-")) == len(names()) - 1


def test_a_text_that_changed_asks_to_look_again() -> None:
    """The verdict stands meanwhile."""
    row = decided("overlap")
    assert names(state="again") == []
    Overlap.objects.filter(pk=row.pk).update(digest="another")
    assert names(state="again") == names(state="overlap") == [row.name]


def test_the_last_answer_to_a_proposal_counts() -> None:
    """An overlap is under what was said last; another proposal of it is a matter of its own."""
    row = Overlap.objects.filter(found=True, proposals__found=True).distinct()[0]
    one = row.proposals.filter(found=True)[0]
    for answer in ("accepted", "rejected"):
        said = {"by": person("secretariat"), "token": uuid4(), "why": "Read.", "answer": answer}
        services.answer(proposal=one, overlap=row, **said)  # type: ignore[arg-type]
    assert names(answer="accepted") == []
    assert names(answer="rejected") == [row.name]


def test_a_verdict_that_was_given_anew_no_longer_asks() -> None:
    """Whoever looked again at the text as it is now has answered."""
    row = decided("overlap")
    Overlap.objects.filter(pk=row.pk).update(digest="another")
    Entry.objects.create(
        token=uuid4(),
        overlap=row,
        pair=row.pair,
        act=Act.VERDICT,
        value="overlap",
        by=person("secretariat"),
        digest="another",
    )
    assert names(state="again") == []
    assert names(state="overlap") == [row.name]


@pytest.mark.parametrize("state", ["", "-", "again", "overlap", "past", "gone"])
def test_what_waits_is_what_nobody_decided(state: str) -> None:
    """Whether the state tells it or it has to be counted."""
    row = decided("overlap")
    Overlap.objects.filter(pk=row.pk).update(digest="another")
    found = selectors.listed({"state": state}, person("focal-point"))
    undecided = [each for each in selectors.shown(found) if each.verdict is None]
    assert selectors.waiting(found, found.count(), state) == len(undecided)


def test_what_is_no_longer_found_is_kept_where_somebody_decided() -> None:
    """Out of the queue, under its own filter."""
    row = decided("overlap")
    Overlap.objects.update(found=False)
    assert names() == []
    assert names(state="gone") == [row.name]


def test_what_is_assigned_to_me() -> None:
    """Until it is given to nobody."""
    row, officer, me = Overlap.objects.all()[0], person("secretariat"), person("focal-point")
    services.assign(overlap=row, by=officer, token=uuid4(), to=me, why="")
    assert names(held="me") == [row.name]
    assert row.name not in names(held="nobody")
    services.assign(overlap=row, by=officer, token=uuid4(), to=None, why="On leave.")
    assert names(held="me") == []


def test_the_last_verdict_counts() -> None:
    """An overlap is under one verdict, that which was said last and nobody withdrew."""
    row, officer = decided("distinct"), person("secretariat")
    last = decided("overlap")
    assert (names(state="distinct"), names(state="overlap")) == ([], [row.name])
    undone = last.entries.get(value="overlap")
    services.withdraw(overlap=row, entry=undone, by=officer, token=uuid4(), why="Misread.")
    assert (names(state="distinct"), names(state="overlap")) == ([row.name], [])


@pytest.mark.parametrize(
    "asked", [{"held": "me"}, {"held": "nobody"}, {"state": "overlap"}, {"answer": "accepted"}]
)
def test_what_was_done_is_asked_once_not_for_each_row(asked: dict[str, str]) -> None:
    """No condition looks the deeds up anew for every overlap of an organisation."""
    with CaptureQueriesContext(connection) as asked_for:
        selectors.listed({"state": "-", **asked}, person("focal-point")).count()
    assert '= ("overlaps_overlap"."pair")' not in asked_for.captured_queries[-1]["sql"]


def test_filters_by_document_words_and_theme() -> None:
    """A document of either side; a theme of both."""
    row = Overlap.objects.filter(found=True).select_related("left__document")[0]
    assert row.left is not None
    document = row.left.document
    assert row.name in names(document=document.slug)
    assert row.name in names(q=document.identifier)
    assert names(q="no such title") == []
    both = [each for theme in Theme.objects.filter(found=True) for each in names(theme=theme.name)]
    assert both
    assert set(both) <= set(names())


def test_the_queue_says_that_an_analysis_is_under_way(client_of: Callable[[str], Client]) -> None:
    """Until it has ended; one that broke off long ago says nothing."""
    member, place = client_of("member"), reverse("overlaps:list")
    run = Analysis.objects.create()
    assert "Documents are being compared" in member.get(place).content.decode()
    Analysis.objects.filter(pk=run.pk).update(started=timezone.now() - timedelta(days=2))
    assert "Documents are being compared" not in member.get(place).content.decode()


def test_small_movements_get_only_the_rows(client_of: Callable[[str], Client]) -> None:
    """And an empty queue says so."""
    place = reverse("overlaps:list")
    rows = client_of("member").get(place, {"q": "nothing"}, headers={"HX-Request": "true"})
    assert "<html" not in rows.content.decode()
    assert "No overlap fits" in rows.content.decode()
