"""Mergers that titles alone suggest."""

import pytest

from intersector.identifiers import InstrumentId
from intersector.model import Document
from intersector.organisations import Organisations
from intersector.proposals import propose
from intersector.proposals.titled import mergers, shortlist

TITLES = {
    "ASS/resolution/4": "Maintenance of lighthouses by their keepers",
    "ASS/resolution/17": "Lighthouses and their maintenance by keepers",
    "ASS/resolution/5": "Rights of remote participants in meetings",
    "ASS/resolution/6": "Tariffs for data of tide gauges",
    "ASS/decision/7": "Maintenance of lighthouses by their keepers",
    "CONF/resolution/8": "Maintenance of lighthouses by their keepers",
}


def titled(name: str, title: str) -> Document:
    """An instrument of which a list gives no more."""
    named = InstrumentId.parse(name)
    return Document(
        f"list.csv#{name}", name, "en", title, id=named, title=title, body=named.body,
        kind=named.kind,
    )  # fmt: skip


DOCUMENTS = [titled(*each) for each in TITLES.items()]


def test_only_those_of_one_body_and_kind_are_merged() -> None:
    """Each pair once, the lower number first; the reason says that no text was read."""
    (merge,) = mergers(DOCUMENTS)
    assert (merge.kind, merge.targets) == ("merge", ("ASS/resolution/4", "ASS/resolution/17"))
    assert "their texts are not here" in merge.because
    assert merge.edits == ()


@pytest.mark.parametrize("documents", [DOCUMENTS, DOCUMENTS[::-1]], ids=["listed", "reversed"])
def test_the_shortlist_has_the_nearest_first_whatever_the_order(documents: list[Document]) -> None:
    """At most three, never the instrument itself."""
    near = shortlist(documents)["list.csv#ASS/resolution/4"]
    assert str(near[0][0].id) == "ASS/resolution/17"
    assert len(near) <= 3
    assert "ASS/resolution/4" not in {str(each.id) for each, _ in near}


def test_editions_of_one_instrument_are_not_merged() -> None:
    """They replace each other."""
    editions = [titled(f"ASS/resolution/4@{year}", "Lighthouses") for year in (2020, 2024)]
    assert list(mergers(editions)) == []


def test_instruments_known_by_title_are_proposed_with_the_others(union: Organisations) -> None:
    """A run with a list and no texts has this to say."""
    (proposal,) = propose(
        documents=DOCUMENTS, overlaps=[], citations=[], mandates=[], themes=[], organisations=union
    )
    assert proposal.kind == "merge"
    assert proposal.moves == ()


def test_nothing_known_nothing_merged() -> None:
    """Nor a single title."""
    assert list(mergers([])) == list(mergers(DOCUMENTS[:1])) == []
