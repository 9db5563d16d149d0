"""What documents and clauses are called where a name must be unique and safe in an IRI."""

from urllib.parse import quote

from intersector.model import Clause, Document

NAMESPACE = "urn:x-intersector:"


def document_name(document: Document) -> str:
    """The identifier of the document and its language, or its file when it has none.

    >>> document_name(Document("a b.txt", "", "fr", ""))
    'file/a%20b.txt'
    """
    if document.id is None:
        return quote(f"file/{document.source.lstrip('/')}")
    return quote(f"{document.id}/{document.language}", safe="/@")


def clause_name(clause: Clause) -> str:
    """The document's name and the path of the clause in it."""
    return f"{document_name(clause.document)}/{quote(clause.key)}"
