"""Instruments without a text: placed by their titles and by what others say when they cite them.

Most of a mapping's instruments are known to a user only as lines of a register. Of the signals
there are, a citation tells most surely that two instruments are on one subject; the words that
follow it ("..., on cybersecurity") and the title are compared with the titles of those whose
text is there. `benchmarks/measures/themes.py` measures it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from intersector.identifiers import InstrumentId
from intersector.matching import Encoder, Formula
from intersector.model import Citation, Document, Language, Link
from intersector.phrases import Phrase
from intersector.themes.affinity import Matrix, less_common, named, telling
from intersector.themes.wording import Bags

CITED: Final = 0.9
"""How surely a citation tells one subject: about its precision on the measured pairs."""
ALIKE: Final = 0.55
"""Likeness of titles from which they tell one subject, where the words can be compared."""
ALIKE_ABROAD: Final = 0.7
"""The same between languages, where only the meaning can be."""
TWINS: Final = 0.8
"""Affinity from which what is on the subject of one instrument is on that of the other."""
_AFTER: Final = 240
"""Characters after a citation that can say what the instrument is about."""


@dataclass(frozen=True, slots=True)
class _Saying:
    """What a text says of the instrument in `row`."""

    row: int
    text: str
    language: Language


def links(
    documents: Sequence[Document],
    known: Sequence[int],
    citations: Sequence[Citation],
    *,
    encoder: Encoder,
    formula: Formula,
) -> list[Link]:
    """Between each document of the rows `known` and each of the others that it is on the
    subject of, in order; the known one is on the right."""
    cited = _citing(documents, set(known), citations)
    alike = _alike(documents, known, cited, encoder=encoder, formula=formula)
    found = []
    for left, right in sorted({*cited, *alike}):
        likeness = alike.get((left, right), 0.0)
        reasons = []
        if (left, right) in cited:
            reasons.append(Phrase("cited by {names}", names=(named(documents[left]),)))
        if likeness:
            name = named(documents[left])
            like = Phrase(
                "title like that of {name} ({likeness:.2f})", name=name, likeness=likeness
            )
            reasons.append(like)
        sure = max(CITED if (left, right) in cited else 0.0, likeness)
        because = Phrase("{reasons}", reasons=tuple(reasons))
        found.append(Link(documents[left].source, documents[right].source, sure, because))
    return found


def through_twins(
    found: Sequence[Link], documents: Sequence[Document], together: Matrix
) -> list[Link]:
    """The links found, and those that hold because two documents are all but one in subject."""
    row = {document.source: at for at, document in enumerate(documents)}
    there = {(link.left, link.right) for link in found}
    added: dict[tuple[str, str], Link] = {}
    for link in found:
        near = together[row[link.left]]
        for twin in np.flatnonzero(near >= TWINS).tolist():
            pair = documents[twin].source, link.right
            if pair in there or twin == row[link.left]:
                continue
            sure = round(float(near[twin]) * link.confidence, 4)
            name = named(documents[row[link.left]])
            because = Phrase("belongs with {name}, which is on the same matter", name=name)
            if pair not in added or added[pair].confidence < sure:
                added[pair] = Link(*pair, sure, because)
    return sorted([*found, *added.values()], key=lambda link: (link.left, link.right))


def _citing(
    documents: Sequence[Document], known: set[int], citations: Sequence[Citation]
) -> dict[tuple[int, int], list[_Saying]]:
    """What each citation of a known instrument says of it, by the rows of both."""
    row = {document.source: at for at, document in enumerate(documents)}
    works: dict[InstrumentId, list[int]] = defaultdict(list)
    for at in sorted(known):
        if (identifier := documents[at].id) is not None:
            works[identifier.work].append(at)
    said: dict[tuple[int, int], list[_Saying]] = defaultdict(list)
    for citation, following in _with_next(citations):
        left = row.get(citation.document.source) if citation.document else None
        rights = _meant(citation, works)
        if left is None or left in known:
            continue
        for right in rights:
            saying = _Saying(right, _words_after(citation, following), documents[left].language)
            said[left, right].append(saying)
    return said


def _meant(citation: Citation, works: Mapping[InstrumentId, list[int]]) -> list[int]:
    """The rows of what is cited; of several candidates, the one that is known if only one is."""
    targets = (citation.target,) if citation.target else citation.candidates
    found = {target.work for target in targets if target.work in works}
    return works[found.pop()] if len(found) == 1 else []


def _with_next(citations: Sequence[Citation]) -> Iterator[tuple[Citation, int | None]]:
    """Each citation with where the next one of its document starts."""
    per: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        if citation.document is not None:
            per[citation.document.source].append(citation)
    for source in sorted(per):
        ordered = sorted(per[source], key=lambda citation: citation.span)
        for citation, following in zip(ordered, [*ordered[1:], None], strict=True):
            yield citation, following.span.start if following else None


def _words_after(citation: Citation, following: int | None) -> str:
    assert citation.document is not None
    end = citation.span.end + _AFTER
    if citation.clause is not None:
        end = min(end, citation.clause.span.end)
    if following is not None:
        end = min(end, max(following, citation.span.end))
    return " ".join(citation.document.text[citation.span.end : end].split())


def _alike(
    documents: Sequence[Document],
    known: Sequence[int],
    cited: Mapping[tuple[int, int], Sequence[_Saying]],
    *,
    encoder: Encoder,
    formula: Formula,
) -> dict[tuple[int, int], float]:
    """Pairs whose titles, or the words of a citation and a title, are alike; how much."""
    ours = [_Saying(at, documents[at].title, documents[at].language) for at in known]
    ours += [saying for _, sayings in sorted(cited.items()) for saying in sayings]
    others = sorted(set(range(len(documents))) - set(known))
    theirs = [_Saying(at, documents[at].title, documents[at].language) for at in others]
    if not ours or not theirs:
        return {}
    likeness, enough = _likeness(ours, theirs, encoder, formula)
    found: dict[tuple[int, int], float] = {}
    for at, other in zip(*np.nonzero(likeness >= enough), strict=True):
        pair = theirs[other].row, ours[at].row
        found[pair] = max(found.get(pair, 0.0), round(min(float(likeness[at, other]), 1.0), 4))
    return found


def _likeness(
    ours: Sequence[_Saying], theirs: Sequence[_Saying], encoder: Encoder, formula: Formula
) -> tuple[Matrix, Matrix]:
    """How alike every two are, and how much is enough: by meaning and, in one language, words."""
    texts = [telling(each.text, each.language, formula) for each in (*ours, *theirs)]
    vectors = encoder.encode(texts)
    told = vectors.any(axis=1)
    if told.any():
        vectors[told] = less_common(vectors[told])
    meaning = (vectors[: len(ours)] @ vectors[len(ours) :].T).astype(float)
    bags = Bags.of([(each.text, each.language) for each in (*ours, *theirs)], formula)
    words = bags.cosines(slice(0, len(ours)), slice(len(ours), None))
    same = np.array([[one.language == other.language for other in theirs] for one in ours], bool)
    return np.where(same, (meaning + words) / 2, meaning), np.where(same, ALIKE, ALIKE_ABROAD)
