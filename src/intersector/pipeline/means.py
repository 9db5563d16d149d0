"""What a run is done with, and what compares clauses by it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from intersector import matching
from intersector.citations import Register
from intersector.corpus import Corpus
from intersector.engines import LOCAL, Engine
from intersector.matching import Encoder, Joiner, Models
from intersector.model import Language, Problem
from intersector.organisations import Organisations
from intersector.overlap import Ledger
from intersector.pipeline.match import encoder, joiner
from intersector.pipeline.progress import Progress, silent
from intersector.pipeline.read import Instrument, read_instruments
from intersector.review import Review


@dataclass(frozen=True, slots=True)
class Means:
    """What a run is done with beside its documents.

    In `language` themes are named, and a finding is shown where its instruments have a version in
    it. `register` says which editions there are; `models` score the pairs, the shipped ones if
    None; what people decided on an earlier run, as `reviewed`, holds. What `corpus` remembers is
    not done again, and the rest is read, encoded and joined by `engine`: the findings are the same
    without either.
    """

    organisations: Organisations
    language: Language = "en"
    register: Register = field(default_factory=Register.shipped)
    models: Models | None = None
    reviewed: Review = field(default_factory=Review)
    corpus: Corpus | None = None
    engine: Engine = LOCAL
    progress: Progress = silent

    def compares(self, done: int, total: int) -> None:
        """Tell how many pairs of clauses are judged."""
        self.progress("comparing", done, total)

    def read(self, paths: Sequence[Path]) -> Iterator[Instrument | Problem]:
        """Every document under `paths` with its clauses, or why it could not be read."""
        return read_instruments(
            paths,
            organisations=self.organisations,
            corpus=self.corpus,
            engine=self.engine,
            progress=self.progress,
        )


class Comparing:
    """What compares clauses by some means; no text is encoded twice.

    `encoder` remembers what it has encoded; `ledger` what was judged, in a corpus; `nearest` joins
    all vectors of a run, and goes on from the last run where that is remembered.
    """

    def __init__(self, means: Means) -> None:
        watched = encoder(means.progress, engine=means.engine)
        corpus = means.corpus
        self.encoder: Encoder = matching.Remembering(watched)
        self.ledger: Ledger | None = None
        self.nearest: Joiner = joiner(means.engine)
        if corpus is not None:
            self.encoder = corpus.encoder(watched)
            self.ledger = corpus.ledger(watched, means.organisations, means.models)
            if means.engine is LOCAL:
                self.nearest = corpus.joiner(watched)
