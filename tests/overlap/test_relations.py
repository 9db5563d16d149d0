"""Editions and language versions of one instrument are told from different instruments."""

from intersector.identifiers import InstrumentId
from intersector.model import Document
from intersector.overlap.relations import COMPARED, Relation, relation


def document(source: str, identifier: str | None) -> Document:
    found = InstrumentId.parse(identifier) if identifier else None
    return Document(source=source, sha256=source, language="en", text="", id=found)


def test_a_document_is_itself() -> None:
    one = document("a.txt", "PP/resolution/1@2018")
    assert relation(one, one) is Relation.SAME


def test_another_year_of_one_instrument_is_an_edition() -> None:
    old, new = document("a", "PP/resolution/1@2018"), document("b", "PP/resolution/1@2022")
    assert relation(old, new) is Relation.EDITION
    assert relation(old, new) not in COMPARED


def test_another_file_of_one_edition_is_a_version() -> None:
    english, french = document("en", "PP/resolution/1@2018"), document("fr", "PP/resolution/1@2018")
    assert relation(english, french) is Relation.VERSION


def test_documents_without_identifiers_are_different_instruments() -> None:
    assert relation(document("a", None), document("b", None)) is Relation.OTHER
    assert relation(document("a", None), document("b", "PP/resolution/1")) is Relation.OTHER
