"""Editions and language versions of one instrument are told from different instruments."""

from intersector.identifiers import InstrumentId
from intersector.model import Document
from intersector.overlap.relations import compared


def document(source: str, identifier: str | None) -> Document:
    found = InstrumentId.parse(identifier) if identifier else None
    return Document(source=source, sha256=source, language="en", text="", id=found)


def are_compared(one: Document, other: Document) -> bool:
    """Whether a clause of one is compared with a clause of the other, both ways alike."""
    asked = compared([one, other])
    forth, back = asked.holds([0, 1], [1, 0]).tolist()
    assert forth == back
    return bool(forth)


def test_clauses_of_one_document_are_compared() -> None:
    one = document("a.txt", "PP/resolution/1@2018")
    assert are_compared(one, one)


def test_another_year_of_one_instrument_is_an_edition() -> None:
    old, new = document("a", "PP/resolution/1@2018"), document("b", "PP/resolution/1@2022")
    assert not are_compared(old, new)


def test_another_file_of_one_edition_is_a_version() -> None:
    english, french = document("en", "PP/resolution/1@2018"), document("fr", "PP/resolution/1@2018")
    assert not are_compared(english, french)


def test_another_number_body_or_kind_is_another_instrument() -> None:
    one = document("a", "PP/resolution/1@2018")
    for other in ("PP/resolution/2@2018", "WTSA/resolution/1@2018", "PP/decision/1@2018"):
        assert are_compared(one, document("b", other))


def test_documents_without_identifiers_are_different_instruments() -> None:
    assert are_compared(document("a", None), document("b", None))
    assert are_compared(document("a", None), document("b", "PP/resolution/1"))
