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


def refresh() -> bool:
    """Write the index anew where anything changed; False where nothing did.

    Vectors are remembered beside it: only texts that are new are encoded.
    """
    with Corpus(folder() / "remembered") as corpus:
        encoder = corpus.encoder(encoder_named())
        written = searching.write(folder() / INDEX, sources.entries(), encoder=encoder)
        if written:
            corpus.sweep()
    return written
