"""Which clause of a document became which of another, in one language and across them."""

from intersector.identifiers import InstrumentId
from intersector.model import Clause, Document, Language, Span
from intersector.pipeline import Instrument, successors


def read(language: Language, *texts: str, role: str = "operative") -> Instrument:
    """An edition in a language, a clause a text."""
    name = InstrumentId("PP", "resolution", "1", 2030)
    document = Document(f"{language}.txt", "", language, "\n".join(texts), id=name)
    clauses, at = [], 0
    for number, text in enumerate(texts, start=1):
        span = Span(at, at + len(text))
        clauses.append(Clause(document, f"k/{number}", None, None, role, (), span, text))  # type: ignore[arg-type]
        at = span.end + 1
    return Instrument(document, tuple(clauses))


def keys(old: Instrument, new: Instrument) -> list[tuple[str, str]]:
    return [(a.key, b.key) for a, b in successors(old, new)]


def test_in_one_language_the_words_tell() -> None:
    """A clause that took the number of another is not that clause."""
    old = read("en", "that lamps be lit at night;", "that buoys be counted each spring;")
    new = read("en", "that gulls be fed with herring;", "that lamps be lit at night;")
    assert keys(old, new) == [("k/1", "k/2")]


def test_versions_correspond_by_place_or_not_at_all() -> None:
    """One clause more, or a recital where the other decides, and nobody knows which is which."""
    english = read("en", "one", "two")
    assert keys(english, read("fr", "un", "deux")) == [("k/1", "k/1"), ("k/2", "k/2")]
    assert keys(english, read("fr", "un", "deux", "trois")) == []
    assert keys(english, read("fr", "un", "deux", role="preamble")) == []
