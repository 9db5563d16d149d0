"""Language versions of a text give one finding, the one that is easiest to judge."""

from intersector.identifiers import InstrumentId
from intersector.model import Clause, Document, Language, Overlap, Span
from intersector.overlap.versions import once


def clauses(number: int, language: Language, *, count: int = 2) -> list[Clause]:
    """The clauses of one language version of resolution `number`."""
    document = Document(
        f"{number}-{language}.txt",
        "",
        language,
        "buoys",
        id=InstrumentId("PP", "resolution", str(number), 2030),
    )
    return [
        Clause(document, str(at), None, str(at), "operative", (), Span(0, 5), "buoys")
        for at in range(count)
    ]


def overlap(left: Clause, right: Clause, score: float = 0.8) -> Overlap:
    """An overlap of two clauses."""
    name = f"{left.document.source}#{left.key}-{right.document.source}#{right.key}"
    return Overlap(name, left, right, "translation", "same", score, ())


def test_one_language_is_easier_to_judge_than_two() -> None:
    """French with French is kept, French with Spanish is not; another clause stands for itself."""
    french, spanish, other = clauses(1, "fr"), clauses(1, "es"), clauses(2, "fr")
    same = overlap(french[0], other[0], 0.7)
    foreign = overlap(spanish[0], other[0], 0.9)
    second = overlap(spanish[1], other[0])
    assert once([foreign, same, second], [*french, *spanish, *other]) == (same, second)


def test_the_reader_s_language_comes_first() -> None:
    """A duty given twice in one text is shown in the version that the reader reads."""
    english, arabic = clauses(1, "en"), clauses(1, "ar")
    first, second = overlap(english[0], english[1], 0.9), overlap(arabic[0], arabic[1], 0.8)
    assert once([first, second], [*english, *arabic], language="ar") == (second,)
    assert once([first, second], [*english, *arabic], language="ru") == (first,)


def test_versions_of_unequal_length_do_not_correspond() -> None:
    """Then nobody knows which clause is which, and nothing is left out."""
    english, short = clauses(1, "en"), clauses(1, "ar", count=1)
    other = clauses(2, "en")
    found = (overlap(english[0], other[0]), overlap(short[0], other[0]))
    assert once(found, [*english, *short, *other]) == found
