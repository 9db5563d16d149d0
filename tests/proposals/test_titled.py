"""Mergers that titles alone suggest."""

from dataclasses import replace

import pytest

from intersector.identifiers import InstrumentId
from intersector.model import Document, Language
from intersector.organisations import Organisations
from intersector.proposals import propose
from intersector.proposals.titled import by_titles, shortlist

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
    ((_, merge),) = by_titles(DOCUMENTS, since=2024)
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


def test_titles_alike_in_formula_only_name_two_matters() -> None:
    """What is said of the role of a Sector is no matter that two resolutions share."""
    opening = "Role of the Sector in the ongoing development of"
    given = {"ASS/resolution/4": f"{opening} lighthouses", "ASS/resolution/5": f"{opening} ferries"}
    assert list(by_titles([titled(*each) for each in given.items()], since=2024)) == []


def test_editions_of_one_instrument_are_not_merged() -> None:
    """They replace each other."""
    editions = [titled(f"ASS/resolution/4@{year}", "Lighthouses") for year in (2020, 2024)]
    assert list(by_titles(editions, since=2024)) == []


def test_instruments_known_by_title_are_proposed_with_the_others(union: Organisations) -> None:
    """A run with a list and no texts has this to say."""
    (proposal,) = propose(
        documents=DOCUMENTS, overlaps=[], citations=[], mandates=[], organisations=union
    )
    assert proposal.kind == "merge"
    assert proposal.moves == ()


def test_nothing_known_nothing_merged() -> None:
    """Nor a single title."""
    assert list(by_titles([], since=2024)) == list(by_titles(DOCUMENTS[:1], since=2024)) == []


@pytest.mark.parametrize(
    ("language", "rules", "matter"),
    [
        ("en", "Rules of procedure of the Assembly", "Maximum term of office of chairs"),
        ("fr", "Règlement intérieur de l'Assemblée", "Durée du mandat des présidents"),
        ("es", "Reglamento interno de la Asamblea", "Preparación regional de la conferencia"),
        ("ru", "Правила процедуры Ассамблеи", "Срок полномочий председателей"),
        ("ar", "النظام الداخلي للجمعية", "الاجتماعات الإلكترونية للفرق"),
        ("zh", "大会议事规则", "主席的任期"),
    ],
)
def test_a_matter_of_procedure_goes_into_the_rules(
    language: Language, rules: str, matter: str
) -> None:
    """However little the titles are alike; the rules keep their number."""
    given = {"ASS/resolution/1": rules, "ASS/resolution/9": matter}
    documents = [replace(titled(*each), language=language) for each in given.items()]
    ((_, merge),) = by_titles(documents, since=2024)
    assert merge.targets == ("ASS/resolution/1", "ASS/resolution/9")
    assert "matter of procedure" in merge.because


def test_what_is_no_matter_of_procedure_stays_out_of_the_rules() -> None:
    """Nor are there rules of another body to go into."""
    rules = titled("CONF/resolution/1", "Rules of procedure of the Conference")
    office = titled("ASS/resolution/9", "Term of office of keepers")
    tides = titled("CONF/resolution/6", "Tariffs for data of tide gauges")
    assert list(by_titles([rules, office, tides], since=2024)) == []


@pytest.mark.parametrize(("since", "found"), [(2014, ["suppress"]), (2010, [])])
def test_a_group_that_was_set_up_before_has_reported(since: int, found: list[str]) -> None:
    """The question is put at a later conference, not at the one that sets it up."""
    group = titled("ASS/resolution/9@2010", "Establishment of a working group on buoys")
    dated = replace(group, year=2010)
    assert [each.kind for _, each in by_titles([dated], since=since)] == found
