"""What becomes of clauses that no drafter has in mind."""

from collections.abc import Sequence

from intersector.identifiers import InstrumentId
from intersector.matching import Formula, default_encoder
from intersector.model import Clause, Document, Language, Overlap, Span
from intersector.organisations import shipped
from intersector.overlap import find_overlaps, passage

DUTY = "to inspect every tide gauge twice a year and to publish the shift of its datum;"


def clause(number: int, text: str, *, language: Language = "en") -> Clause:
    """A duty in an instrument of its own."""
    name = InstrumentId("PP", "resolution", str(number), 2018)
    document = Document(f"{number}.txt", "", language, text, id=name, title="Ports", body="PP")
    return Clause(document, "1", "resolves", None, "operative", (), Span(0, len(text)), text)


def found(clauses: Sequence[Clause]) -> tuple[Overlap, ...]:
    """The overlaps among the clauses."""
    formula = Formula.of([passage(each) for each in clauses])
    return find_overlaps(
        clauses, encoder=default_encoder(), formula=formula, organisations=shipped()
    )


def twice(text: str, *, language: Language = "en") -> tuple[Overlap, ...]:
    """What two instruments with this clause have in common."""
    return found([clause(1, text, language=language), clause(2, text, language=language)])


def test_a_clause_of_a_word_or_of_none_says_nothing() -> None:
    for text in ("Noting", "", " ", "—", "3.2"):
        assert twice(text) == ()


def test_a_clause_of_five_thousand_words_repeats_another() -> None:
    ports = [f"harbour {at} of the western basin keeps a gauge of bronze" for at in range(500)]
    (overlap,) = twice("; ".join(ports))
    assert overlap.kind == "verbatim"
    assert min(overlap.shares) > 0.9


def test_a_language_outside_the_six_is_compared_by_its_words() -> None:
    """Swahili, which is taken for one of the six."""
    text = "kukagua kila kipimo cha mawimbi mara mbili kwa mwaka na kuchapisha matokeo yake yote"
    (overlap,) = twice(text)
    assert overlap.kind == "verbatim"


def test_right_to_left_with_digits() -> None:
    text = "تكليف المدير بفحص 45 مقياساً للمد والجزر مرتين في السنة وفقاً للقرار 45، الفقرة 3.2"
    (overlap,) = twice(text, language="ar")
    assert overlap.kind == "verbatim"


def test_what_hundreds_of_instruments_say_is_found_for_each_with_the_first() -> None:
    """The work and the findings grow with their number, not with its square."""
    overlaps = found([clause(number, DUTY) for number in range(200)])
    assert {overlap.kind for overlap in overlaps} == {"verbatim"}
    assert 200 <= len(overlaps) <= 8 * 200
    first = {f"{number}.txt" for number in range(9)}
    assert all({o.left.document.source, o.right.document.source} & first for o in overlaps)
