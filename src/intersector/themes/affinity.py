"""How near two instruments are: by what their titles and clauses say, and by their links."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

import numpy as np
from numpy.typing import NDArray

from intersector.identifiers import InstrumentId
from intersector.matching import Encoder, Formula, words
from intersector.model import Citation, Clause, Document, Language, Overlap
from intersector.phrases import Term
from intersector.themes.wording import TELLING, Bags

Matrix = NDArray[np.float64]

CITED: Final = 0.2
"""What a citation adds to the likeness of subject, when nothing else is cited or cites."""
SHARED: Final = 0.03
"""What twice as many overlapping clauses add, up to `SHARED_MOST`."""
WORDED: Final = 0.5
"""What the same rare words, in the same measure, add."""
SHARED_MOST: Final = 0.12
_FEW: Final = 5
"""The mean of so many documents is trusted by half as what all have in common."""


@dataclass(frozen=True, slots=True, eq=False)
class Affinity:
    """Square matrices over the documents, in their order.

    `subject` is the likeness in meaning of titles and contents, about 0 for two documents that
    have no more in common than any two; `cites` counts citations of the column by the row;
    `shared` the pairs of clauses that overlap; `together` is what they come to, with the rare
    words that both use.
    """

    subject: Matrix
    cites: Matrix
    shared: Matrix
    together: Matrix

    @classmethod
    def of(  # noqa: PLR0913
        cls,
        documents: Sequence[Document],
        clauses: Sequence[Clause],
        overlaps: Sequence[Overlap],
        citations: Sequence[Citation],
        *,
        encoder: Encoder,
        formula: Formula,
    ) -> "Affinity":
        """Compare every two documents."""
        subject = _subject(documents, clauses, encoder, formula)
        cites = _cites(documents, citations)
        shared = _shared(documents, overlaps)
        linked = CITED * _telling_citations(cites)
        repeated = np.minimum(SHARED * np.log2(1 + shared), SHARED_MOST)
        worded = WORDED * _wording(documents, clauses, formula)
        together: Matrix = np.minimum(subject + linked + repeated + worded, 1)
        together[_same_series(documents)] = 1
        return cls(subject, cites, shared, together)

    def spread(self, rows: Sequence[int], size: int) -> "Affinity":
        """The same among `size` documents, of which these are `rows`; the others have nothing
        in common with any."""

        def spread(matrix: Matrix) -> Matrix:
            wide = np.zeros((size, size))
            wide[np.ix_(rows, rows)] = matrix
            return wide

        matrices = (self.subject, self.cites, self.shared, self.together)
        return Affinity(*map(spread, matrices))


def _subject(
    documents: Sequence[Document], clauses: Sequence[Clause], encoder: Encoder, formula: Formula
) -> Matrix:
    """The mean of the likeness of titles and of contents, or the one that there is."""
    titles = encoder.encode(
        [telling(document.title, document.language, formula) for document in documents]
    )
    contents = _contents(documents, clauses, encoder, formula)
    total = np.zeros((len(documents), len(documents)))
    known = np.zeros_like(total)
    for vectors in (titles, contents):
        there = vectors.any(axis=1)
        if there.any():
            vectors[there] = less_common(vectors[there])
        total += vectors @ vectors.T
        known += np.outer(there, there)
    return np.round(total / np.maximum(known, 1), 4)


def telling(text: str, language: Language, formula: Formula) -> str:
    """The words that not every document has in some place; the text if none is left."""
    kept = [
        text[word.start : word.end]
        for word in words(text)
        if formula.idf(word.form, language) >= TELLING
    ]
    return " ".join(kept) or text


def _contents(
    documents: Sequence[Document], clauses: Sequence[Clause], encoder: Encoder, formula: Formula
) -> NDArray[np.float32]:
    """Per document the sum of its clauses' vectors, formula left out."""
    row = {document.source: at for at, document in enumerate(documents)}
    ours = [clause for clause in clauses if clause.document.source in row]
    texts = [formula.mask(clause.words, clause.document.language) for clause in ours]
    sums = np.zeros((len(documents), encoder.dimensions), np.float32)
    np.add.at(sums, [row[clause.document.source] for clause in ours], encoder.encode(texts))
    return sums


def _wording(documents: Sequence[Document], clauses: Sequence[Clause], formula: Formula) -> Matrix:
    """Cosine of the rare words of titles and clauses, weighed by how rare they are."""
    said: dict[str, Counter[str]] = {document.source: Counter() for document in documents}
    for clause in clauses:
        if clause.document.source in said:
            text = formula.mask(clause.words, clause.document.language)
            said[clause.document.source].update(word.form for word in words(text))
    for document in documents:
        said[document.source].update(word.form for word in words(document.title))
    bags = Bags.counted([(said[each.source], each.language) for each in documents], formula)
    return bags.cosines(slice(None), slice(None))


def less_common(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Unit rows without the part that is every document's."""
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = vectors - vectors.mean(axis=0) * (len(vectors) / (len(vectors) + _FEW))
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float32] = vectors / np.maximum(lengths, 1e-6)
    return unit


def _cites(documents: Sequence[Document], citations: Sequence[Citation]) -> Matrix:
    row = {document.source: at for at, document in enumerate(documents)}
    editions: dict[InstrumentId, list[int]] = defaultdict(list)
    for at, document in enumerate(documents):
        if document.id is not None:
            editions[document.id.work].append(at)
    counts: Counter[tuple[int, int]] = Counter()
    for citation in citations:
        if citation.clause is None or citation.target is None:
            continue
        source = row.get(citation.clause.document.source)
        if source is not None:
            counts.update((source, at) for at in editions[citation.target.work] if at != source)
    return _matrix(counts, len(documents))


def _telling_citations(cites: Matrix) -> Matrix:
    """From 0 to 1, in either direction: little from who cites much, or to what much cites."""
    cited = np.minimum(cites, 1)
    busy = np.maximum(cited.sum(axis=1)[:, None], cited.sum(axis=0)[None])
    telling = cited / np.sqrt(np.maximum(busy, 1))
    either: Matrix = np.maximum(telling, telling.T)
    return either


def _shared(documents: Sequence[Document], overlaps: Sequence[Overlap]) -> Matrix:
    row = {document.source: at for at, document in enumerate(documents)}
    counts: Counter[tuple[int, int]] = Counter()
    for overlap in overlaps:
        left, right = (row.get(c.document.source) for c in (overlap.left, overlap.right))
        if left is None or right is None or left == right or overlap.label == "formula":
            continue
        counts.update([(left, right), (right, left)])
    return _matrix(counts, len(documents))


def _matrix(counts: Counter[tuple[int, int]], size: int) -> Matrix:
    matrix = np.zeros((size, size))
    for place, count in counts.items():
        matrix[place] = count
    return matrix


def _same_series(documents: Sequence[Document]) -> NDArray[np.bool_]:
    """Editions and language versions of one instrument."""
    named = [document.id and document.id.work for document in documents]
    return np.array([[a is not None and a == b for b in named] for a in named], bool)


def named(document: Document) -> str:
    """What a document is called: its identifier, or its file where it has none."""
    return Term(str(document.id)) if document.id else PurePath(document.source).name
