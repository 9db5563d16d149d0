"""What holds of every text, sense or nonsense."""

import time
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from intersector.model import Document, Language, Span
from intersector.organisations import shipped
from intersector.structure import identify, segment
from intersector.structure.segment import mark

PIECES = (
    "RESOLUTION 5 (DUBAI, 2018)", "The General Assembly,", "The Plenipotentiary Conference,",
    "resolves", "noting", "instructs the Secretary-General", "to count ships;", "that, in 2018,",
    "1", "2", "a)", "b)", "i)", "1.1", "–", "(a)", "Recalling the sea,",
    "1. Requests States to go.",
    "____________ 1 A note.", "[footnoteRef:1]1", "ANNEX 1", "Heading", "décide",
    "charge", "решает",
    "يقرر", "أ )", "责成秘书长", "一、", "，", "；", "....", "", "- 12 -",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", "\n", "\n\n", "; ", ", "))),
        max_size=40,
    ).map(lambda pairs: "".join(piece + end for piece, end in pairs)),
)
LANGUAGES = st.sampled_from(get_args(Language))


@settings(deadline=None, max_examples=60)
@given(TEXTS, LANGUAGES)
def test_clauses_are_ordered_and_slice_back_to_the_text(text: str, language: Language) -> None:
    document = Document("any", "", language, text)
    clauses = segment(document, organisations=shipped())
    at = 0
    for clause in clauses:
        assert at <= clause.span.start < clause.span.end <= len(text)
        assert clause.text == clause.span.of(text) == clause.text.strip()
        assert all(clause.span.start <= n.start <= n.end <= clause.span.end for n in clause.notes)
        at = clause.span.end
    assert len({clause.key for clause in clauses}) == len(clauses)


@settings(deadline=None, max_examples=60)
@given(TEXTS, LANGUAGES)
def test_no_word_is_lost(text: str, language: Language) -> None:
    document = Document("any", "", language, text)
    spans = [clause.span for clause in segment(document, organisations=shipped())]
    spans += [found.span for found in mark(document).marks]
    assert not _outside(text, spans).strip()


@settings(deadline=None, max_examples=60)
@given(TEXTS, LANGUAGES)
def test_identifying_never_fails_and_changes_no_text(text: str, language: Language) -> None:
    document = Document("any", "", language, text)
    assert identify(document, organisations=shipped()).text == text


def test_a_long_text_is_cut_in_time_that_grows_with_its_length() -> None:
    item = "resolves\n1 to count ships, and others; 2 to sail,\nnoting\na) the sea,\n"
    times = []
    for size in (500, 2000):
        started = time.process_time()
        segment(Document("long", "", "en", item * size), organisations=shipped())
        times.append(time.process_time() - started)
    assert times[1] < 12 * max(times[0], 0.05)


def _outside(text: str, spans: list[Span]) -> str:
    kept = list(text)
    for span in spans:
        kept[span.start : span.end] = " " * (span.end - span.start)
    return "".join(kept)
