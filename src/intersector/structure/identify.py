"""Which document this is: kind, number, body, year, place, title."""

from intersector.model import Document
from intersector.organisations import Organisations


def identify(document: Document, *, organisations: Organisations) -> Document:
    """The document with what its title lines and enacting formula say of it."""
    return document
