"""Which documents say the same by design: editions and versions of one instrument."""

from collections.abc import Hashable, Sequence

import numpy as np

from intersector.matching import Asked
from intersector.model import Document


def compared(documents: Sequence[Document]) -> Asked:
    """Which clauses are compared, given the document of each.

    Editions of one instrument, and the same in another language or another copy, repeat each other
    by design: they are not compared. Documents without an identifier are different instruments.
    """
    return Asked.within(
        _numbered([_instrument(document) for document in documents]), _numbered(documents)
    )


def _instrument(document: Document) -> Hashable:
    found = document.id
    return document if found is None else (found.body, found.kind, found.number)


def _numbered(names: Sequence[Hashable]) -> np.ndarray:
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names], np.int64)
