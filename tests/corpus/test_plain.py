"""What is remembered comes back to the last bit, with the sentences as they were made."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.corpus.plain import (
    instrument_bytes,
    instrument_of,
    judged_bytes,
    judged_of,
    neighbours_bytes,
    neighbours_of,
)
from intersector.identifiers import InstrumentId
from intersector.matching import Known, join_again
from intersector.model import Block, Change, Clause, Document, Evidence, Span
from intersector.overlap import Judged
from intersector.phrases import Phrase, Term

TEXT = "instructs the Director\n1 to mend the buoys;\n2 to count them.\n"
DOCUMENT = Document(
    source="gc/12.docx",
    sha256="ab" * 32,
    language="en",
    text=TEXT,
    blocks=(Block(Span(0, 22), "heading", 1, None, "Heading 1"), Block(Span(23, 43), number="1")),
    changes=(Change("insert", "A. Author", "2031-02-03T04:05:06Z", "count"),),
    warnings=(Phrase("{count} pages are empty.", count=2), "plain"),
    id=InstrumentId("GC", "resolution", "12", 2031),
    title="Buoys",
    kind="resolution",
    body="GC",
    number="12",
    year=2031,
    place="Aldermere",
)
CLAUSE = Clause(
    DOCUMENT,
    "instructs/1",
    "instructs the Director",
    "1",
    "operative",
    ("Director",),
    Span(25, 43),
    TEXT[25:43],
    (Span(30, 33),),
)

values = st.recursive(
    st.text() | st.integers() | st.floats(allow_nan=False) | st.builds(Term, st.text()),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=5,
)
spans = st.none() | st.builds(Span, st.integers(0, 99), st.integers(0, 99))
evidence = st.builds(
    Evidence,
    st.sampled_from(["shared-word", "negation"]),
    st.floats(allow_nan=False),
    values.map(lambda value: Phrase("both use {word}", word=value)),
    spans,
    spans,
)


def test_a_document_and_its_clauses_come_back_whole() -> None:
    """Every field, also those that make no difference to whether documents are equal."""
    document, clauses = instrument_of(instrument_bytes(DOCUMENT, [CLAUSE]))
    assert repr(document) == repr(DOCUMENT)
    assert (document.text, document.blocks, document.changes) == (
        DOCUMENT.text,
        DOCUMENT.blocks,
        DOCUMENT.changes,
    )
    assert clauses == (CLAUSE,)
    assert clauses[0].document is document


def test_a_sentence_can_still_be_said_in_another_language() -> None:
    """A warning keeps its template and values."""
    document, _ = instrument_of(instrument_bytes(DOCUMENT, []))
    phrase = document.warnings[0]
    assert isinstance(phrase, Phrase)
    assert (phrase.template, phrase.values) == ("{count} pages are empty.", {"count": 2})


@given(st.lists(evidence, max_size=3), st.floats(0, 1))
def test_a_judged_pair_comes_back_to_the_last_bit(found: list[Evidence], score: float) -> None:
    """Numbers exactly, sentences with all that was filled in."""
    judged = Judged("same-mandate", "same", score, tuple(found), (0.1, score), cite_alike=False)
    back = judged_of(judged_bytes(judged))
    assert back == judged
    assert back is not None
    for ours, other in zip(back.evidence, found, strict=True):
        assert isinstance(ours.detail, Phrase)
        assert isinstance(other.detail, Phrase)
        assert ours.detail.values == other.detail.values
        assert repr(ours) == repr(other)


def test_a_pair_that_is_no_overlap_is_remembered_as_such() -> None:
    """It takes no room."""
    assert judged_bytes(None) == b""
    assert judged_of(b"") is None


@pytest.mark.parametrize("count", [0, 1, 20])
def test_what_a_join_has_found_serves_the_next(count: int) -> None:
    """With the same rows nothing is joined again."""
    rows = np.random.default_rng(1).standard_normal((count, 8)).astype(np.float32)
    known, joined = join_again(rows, Known.nothing(), top=3, threshold=0.0)
    assert joined == count
    again, joined = join_again(rows, neighbours_of(neighbours_bytes(known)), top=3, threshold=0.0)
    assert joined == 0
    assert list(again.pairs) == list(known.pairs)
