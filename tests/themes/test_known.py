"""An instrument without a text is placed by its title and by those that cite it."""

import numpy as np
import pytest

from intersector.identifiers import InstrumentId
from intersector.matching import Formula, default_encoder
from intersector.model import Citation, Clause, Document, Language, Link, Role, Span, Theme
from intersector.organisations import shipped
from intersector.themes import find_themes
from intersector.themes.known import ALIKE, CITED, links, through_twins


def instrument(
    body: str, number: str, title: str, *, language: Language = "en", text: str = ""
) -> Document:
    """A resolution of a body of the ITU."""
    return Document(
        source=f"{body}-{number}.txt",
        sha256=f"{body}{number}",
        language=language,
        text=text or title,
        id=InstrumentId(body, "resolution", number, 2022),
        title=title,
        kind="resolution",
        body=body,
    )


def clause(document: Document, *, role: Role = "operative", actors: tuple[str, ...] = ()) -> Clause:
    """All of the document's text as one clause."""
    return Clause(
        document, "1", None, "1", role, actors, Span(0, len(document.text)), document.text
    )


def citation(clause: Clause, words: str, *targets: InstrumentId) -> Citation:
    """What `words` of the clause cite: one instrument, or candidates."""
    start = clause.text.index(words)
    return Citation(
        Span(start, start + len(words)),
        words,
        "resolution",
        targets[0].number,
        None,
        None,
        None,
        target=targets[0] if len(targets) == 1 else None,
        candidates=targets if len(targets) > 1 else (),
        clause=clause,
        document=clause.document,
    )


TEXT = (
    "recalling Resolution 7 of the Sea Assembly, on lighthouse lamps, and Resolution 8, on buoys,"
)
LAMPS = instrument("PP", "1", "Lighthouse lamps for all coasts", text=TEXT)
PENSIONS = instrument("PP", "2", "Pensions of retired staff")
SEVEN = instrument("WTSA", "7", "")
EIGHT = instrument("WTDC", "8", "")
RETIRED = instrument("WTSA", "9", "Pensions of staff that has retired")
CLAUSES = (clause(LAMPS), clause(PENSIONS))
CITED_SEVEN = citation(CLAUSES[0], "Resolution 7", InstrumentId("WTSA", "resolution", "7", 2016))
CITED_EIGHT = citation(
    CLAUSES[0],
    "Resolution 8",
    InstrumentId("WTDC", "resolution", "8", 2017),
    InstrumentId("WTPF", "resolution", "8", 2013),
)


def linked(*documents: Document, citations: tuple[Citation, ...] = ()) -> list[Link]:
    """The links of those of the documents that have no text."""
    told = {each.document for each in CLAUSES}
    known = [row for row, document in enumerate(documents) if document not in told]
    return links(documents, known, citations, encoder=default_encoder(), formula=Formula.of(()))


def test_who_cites_it_is_on_its_subject() -> None:
    """Another edition of it does, and a citation that could mean others we do not know of."""
    found = linked(LAMPS, PENSIONS, SEVEN, EIGHT, citations=(CITED_SEVEN, CITED_EIGHT))
    assert [(x.left, x.right) for x in found] == [
        ("PP-1.txt", "WTSA-7.txt"),
        ("PP-1.txt", "WTDC-8.txt"),
    ]
    assert all(x.confidence >= CITED for x in found)
    assert found[1].because == "cited by PP/resolution/1@2022"


def test_a_title_tells_what_no_citation_does() -> None:
    """Titles that share their telling words are on one subject, and the reason says how much."""
    (found,) = linked(LAMPS, PENSIONS, RETIRED)
    assert (found.left, found.right) == ("PP-2.txt", "WTSA-9.txt")
    assert ALIKE <= found.confidence <= 1
    assert found.because == f"title like that of PP/resolution/2@2022 ({found.confidence:.2f})"


def test_nothing_known_is_linked_to_nothing() -> None:
    """No title, no citation: no link."""
    assert linked(LAMPS, PENSIONS, SEVEN) == []
    assert linked(SEVEN) == linked() == []


@pytest.mark.parametrize(("near", "count"), [(0.79, 1), (0.85, 2)])
def test_twins_share_what_is_linked_to_one_of_them(near: float, count: int) -> None:
    """Only what is all but one in subject does, and is less sure than what was seen."""
    together = np.array([[1, near, 0], [near, 1, 0], [0, 0, 0]])
    seen = [Link("PP-1.txt", "WTSA-7.txt", CITED, "cited")]
    found = through_twins(seen, (LAMPS, PENSIONS, SEVEN), together)
    assert len(found) == count
    assert {x.right for x in found} == {"WTSA-7.txt"}
    assert [x.confidence for x in found[1:]] == [round(near * CITED, 4)] * (count - 1)


@pytest.fixture(scope="module")
def themes() -> tuple[Theme, ...]:
    """The themes of two texts and three instruments that are only known."""
    return find_themes(
        (LAMPS, PENSIONS, SEVEN, EIGHT, RETIRED),
        CLAUSES,
        (),
        (CITED_SEVEN, CITED_EIGHT),
        encoder=default_encoder(),
        formula=Formula.of(()),
        organisations=shipped(),
        language="en",
    )


def test_texts_that_share_nothing_are_told_apart(themes: tuple[Theme, ...]) -> None:
    """Each text begins a theme with what is linked to it."""
    assert {theme.label: [m.source for m in theme.members] for theme in themes} == {
        LAMPS.title: ["PP-1.txt", "WTDC-8.txt", "WTSA-7.txt"],
        PENSIONS.title: ["PP-2.txt", "WTSA-9.txt"],
    }


def test_the_clauses_that_put_it_there_are_those_that_cite_it(themes: tuple[Theme, ...]) -> None:
    """Of an instrument without clauses, the clause of the one that cites it is shown."""
    shown: Clause = themes[0].clauses["WTSA-7.txt"][0]
    assert shown.document == LAMPS
    assert themes[0].basis["WTSA-7.txt"].startswith("cited by PP/resolution/1@2022")
