"""The index: written from all that rooms give to be found."""

from pathlib import Path
from typing import Final

from django.conf import settings

from intersector import searching
from intersector.corpus import Corpus
from intersector.matching import encoder_named
from intersector_web.search import sources

INDEX: Final = "index"


def folder() -> Path:
    """Where the index is."""
    return Path(settings.WORKSPACE) / "search"


def refresh() -> int | None:
    """Let the index follow the rows: only what changed is read, and how many documents and topics
    that was; None where nothing did.

    Vectors are remembered beside it: only texts that are new are encoded.
    """
    with Corpus(folder() / "remembered") as corpus:
        encoder = corpus.encoder(encoder_named())
        read = searching.follow(folder() / INDEX, sources.parts, encoder=encoder)
        if read is not None:
            corpus.sweep()
    return read
