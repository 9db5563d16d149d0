"""What speaks against comparing two documents as editions of one text."""

from collections.abc import Iterator
from typing import Final

from intersector.identifiers import InstrumentId
from intersector.model import Document, Problem
from intersector.phrases import Phrase, Term

_SAME_TEXT: Final = Phrase("Check that both are editions of one text.")


def doubts(old: Document, new: Document) -> Iterator[Problem]:
    """Another language, another instrument, or one document without tracked changes.

    None of these is fatal: the documents can be compared all the same.
    """
    if old == new and not new.changes:
        message, mend = Phrase("holds no tracked changes."), Phrase("Give the other edition too.")
        yield _doubt(new, message, mend)
    if old.language != new.language:
        tongues = {"language": Term(new.language), "other": Term(old.language)}
        message = Phrase("is in {language}, the old edition in {other}.", **tongues)
        yield _doubt(new, message, _SAME_TEXT)
    if old.id and new.id and _other_instrument(old.id, new.id):
        names = {"name": Term(str(new.id)), "other": Term(str(old.id))}
        message = Phrase("is {name}, the old edition {other}.", **names)
        yield _doubt(new, message, _SAME_TEXT)


def _doubt(document: Document, message: Phrase, mend: Phrase) -> Problem:
    return Problem(document.source, message, mend, fatal=False)


def _other_instrument(old: InstrumentId, new: InstrumentId) -> bool:
    """Whether they are no editions of one instrument; the UN numbers every edition anew."""
    if old.work == old or new.work == new:
        return (old.body, old.kind) != (new.body, new.kind)
    return old.work != new.work
