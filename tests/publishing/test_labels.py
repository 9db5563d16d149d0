"""What things are called."""

from dataclasses import replace

import pytest

from intersector.identifiers import InstrumentId
from intersector.model import Findings, Language
from intersector.organisations import shipped
from intersector.publishing.labels import Names, place_of, shorten
from intersector.publishing.translations import words


def names(language: Language = "en") -> Names:
    """The names of the shipped organisations in a language."""
    return Names(words(language), shipped())


@pytest.mark.parametrize(
    ("identifier", "language", "label"),
    [
        ("PP/resolution/191@2018", "en", "Resolution 191 (PP-18)"),
        ("PP/resolution/191@2018", "ru", "Резолюция 191 (PP-18)"),
        ("PP/resolution/191", "en", "Resolution 191 (PP)"),
        ("XY/protocol/3@1990", "en", "Protocol 3 (XY 1990)"),
    ],
)
def test_an_instrument_is_called_by_its_kind_number_and_session(
    identifier: str, language: Language, label: str
) -> None:
    """The session's code where the organisation has one, else the body and the year."""
    assert names(language).identifier(InstrumentId.parse(identifier)) == label


def test_a_document_without_identifier_is_called_by_its_title_or_file(findings: Findings) -> None:
    """There is always something to call it."""
    document = replace(findings.documents[0], id=None)
    assert names().instrument(document) == document.title
    assert names().instrument(replace(document, title="")) == "resolution-12.docx"


def test_a_clause_is_placed_by_its_head_as_printed(findings: Findings) -> None:
    """A key is made for machines; its head is printed as the text has it."""
    clause = replace(
        findings.clauses[0],
        key="instructs-the-secretary-general/2/a",
        head="instructs the Secretary-General",
    )
    assert place_of(clause) == "instructs the Secretary-General › 2 › a"
    assert place_of(replace(clause, key="annex-to-this/1", head=None)) == "annex to this › 1"


def test_the_target_of_a_proposal_is_named_in_words() -> None:
    """An instrument, one of its clauses, or a file as it is called."""
    assert names().target("PP/resolution/191@2018#resolves/1") == (
        "Resolution 191 (PP-18) · resolves › 1"
    )
    assert names().target("notes.txt") == "notes.txt"


def test_actors_are_named_in_the_language_of_the_report() -> None:
    """Those that the organisations do not know keep their name."""
    assert names("fr").actors(("Secretary-General", "The Gardener")) == (
        "Secrétaire général et The Gardener"
    )
    assert names("ru").recipient("Council; Secretary-General") == "Совет и Генеральный секретарь"
    assert names().recipient(None) == ""


def test_long_labels_are_cut_with_an_ellipsis() -> None:
    """A label says when it is not whole."""
    assert shorten("Resolution 12", 13) == "Resolution 12"
    assert shorten("Resolution 12", 12) == "Resolution…"


@pytest.mark.parametrize(
    ("score", "said"), [(1.0, "Almost certain"), (0.9, "Almost certain"), (0.0, "Possible")]
)
def test_scores_are_said_in_words(score: float, said: str) -> None:
    """Each score has its word, also the ends."""
    assert names().sureness(score) == said
