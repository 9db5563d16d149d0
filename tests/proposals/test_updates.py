"""Citations that should be brought up to date."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from intersector.identifiers import InstrumentId
from intersector.model import Citation, Clause, Language, Proposal, Span
from intersector.organisations import Organisations, shipped
from intersector.proposals import propose
from intersector.proposals.updates import renewed

Write = Callable[..., Clause]
OLD, NEW = (
    InstrumentId("CONF", "resolution", "1", 2018),
    InstrumentId("CONF", "resolution", "1", 2022),
)


def proposed(union: Organisations, *citations: Citation) -> tuple[Proposal, ...]:
    """What is proposed for citations alone."""
    return propose(overlaps=[], citations=citations, mandates=[], organisations=union)


def cited(clause: Clause, text: str) -> Citation:
    """A citation of the 2018 edition, which the one of 2022 replaced."""
    return Citation(
        Span(0, len(text)), text, "resolution", "1", "CONF", "Norport", 2018, OLD,
        status="superseded", current=NEW, clause=clause,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "Resolution 1 (Norport, 2018)", "Resolution 1 (Rev. Norport, 2022)"),
        ("en", "Resolution 1 of the Conference", "Resolution 1 (Rev. Norport, 2022)"),
        ("fr", "Résolution 1 (Rév. Nordport, 2018)", "Résolution 1 (Rév. Nordport, 2022)"),
        ("zh", "第1号决议（2018年，北港）", "第1号决议（2022年，北港，修订版）"),
        ("en", "Resolution 1, as revised in Norport in 2018", "Resolution 1 (Rev. Norport, 2022)"),
        ("en", "Resolution 1 as revised at Norport (2018)", "Resolution 1 (Rev. Norport, 2022)"),
        ("zh", "大会（2018年，北港）修订的第1号决议", "第1号决议（2022年，北港，修订版）"),
    ],
)
def test_a_superseded_citation_is_given_its_new_edition(
    write: Write, union: Organisations, language: Language, old: str, new: str
) -> None:
    """In the language of the text, with the rest of the citation's words kept."""
    clause = write("ASS-A/resolution/3@2024", old, language=language)
    (proposal,) = proposed(union, cited(clause, old))
    assert proposal.kind == "update-citation"
    assert proposal.draft == f"[-{old}-] {{+{new}+}}"


def test_a_number_that_counts_editions_is_renewed(write: Write, union: Organisations) -> None:
    """Resolution 7-3 becomes 7-4; where its edition is not known the rest stays."""
    text = "Resolution U-A 7-3"
    old, new = (InstrumentId("X", "resolution", number, None) for number in ("7-3", "7-4"))
    citation = replace(cited(write("ASS-A/resolution/3@2024", text), text), target=old, current=new)
    assert "{+Resolution U-A 7-4+}" in proposed(union, citation)[0].draft


def test_one_wording_in_one_document_is_mended_once(write: Write, union: Organisations) -> None:
    """All the clauses that use it are its targets."""
    text = "Resolution 1 (Norport, 2018)"
    clauses = [write("ASS-A/resolution/3@2024", text, key=key) for key in ("noting/b", "noting/a")]
    (proposal,) = proposed(union, *(cited(clause, text) for clause in clauses))
    assert proposal.targets == tuple(f"ASS-A/resolution/3@2024#noting/{n}" for n in "ab")


def test_an_ambiguous_citation_asks_which_is_meant(write: Write, union: Organisations) -> None:
    """It names the instruments that fit and chooses none."""
    text = "Resolution 2 (Norport, 2020)"
    fits = tuple(InstrumentId(f"ASS-{s}", "resolution", "2", 2020) for s in "AB")
    citation = Citation(
        Span(0, len(text)), text, "resolution", "2", None, "Norport", 2020, None, fits,
        clause=write("CONF/resolution/1@2022", text),
    )  # fmt: skip
    (proposal,) = proposed(union, citation)
    assert proposal.kind == "update-citation"
    assert "ASS-A/resolution/2@2020 and ASS-B/resolution/2@2020" in proposal.because


def test_a_current_citation_is_left_alone(write: Write, union: Organisations) -> None:
    """No news, no proposal."""
    text = "Resolution 1 (Rev. Norport, 2022)"
    citation = replace(cited(write("ASS-A/resolution/3@2024", text), text), status="current")
    assert proposed(union, citation) == ()


def test_a_suppressed_instrument_is_no_longer_cited(write: Write, union: Organisations) -> None:
    """The citation is struck; what it gave must be said otherwise."""
    text = "Resolution 1 (Norport, 2018)"
    citation = replace(cited(write("ASS-A/resolution/3@2024", text), text), status="suppressed")
    assert proposed(union, citation)[0].draft == f"[-{text}-]"


def test_a_text_may_recall_its_own_former_edition(write: Write, union: Organisations) -> None:
    """That is its history, not a stale citation."""
    text = "Resolution 1 (Norport, 2018)"
    assert proposed(union, cited(write("CONF/resolution/1@2022", text), text)) == ()


def test_an_edition_is_renewed_as_its_body_writes_it() -> None:
    """By the code of the session, where the body's texts are dated so."""
    old, new = (InstrumentId("WRC", "resolution", "28", year) for year in (2015, 2023))
    citation = Citation(
        Span(0, 1), "Resolution 28 (REV.WRC-15)", "resolution", "28", "WRC", None, 2015, old,
        status="superseded", current=new,
    )  # fmt: skip
    told = renewed(citation, language="en", organisations=shipped())
    assert told == "Resolution 28 (Rev.WRC-23)"
