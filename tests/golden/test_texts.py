"""Texts in the six languages with the marks that a reader put in them.

Beside each text stands what was marked by hand before the program ever read it: its clauses (head,
number, role, first and last words, whom the head addresses), its citations and its duties, each
with the place of its clause counted from 1. The marks are mended by hand only.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from intersector import mandates, reading, structure
from intersector.citations import Register, cite
from intersector.model import Citation, Clause, Document, Mandate
from intersector.organisations import shipped

TEXTS: Final = sorted((Path(__file__).parent / "texts").glob("*.txt"))
LANGUAGES: Final = ("ar", "es", "ru", "zh")

every_text: Final = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)


def test_each_of_these_languages_has_at_least_twelve_texts() -> None:
    for language in LANGUAGES:
        assert sum(path.stem.startswith(f"{language}-") for path in TEXTS) >= 12


@every_text
def test_the_language_is_recognised(path: Path) -> None:
    assert read(path)[0].language == path.stem[:2]


@every_text
def test_clauses_are_those_a_reader_marked(path: Path) -> None:
    _, clauses = read(path)
    expected = marks(path)["clauses"]
    found = [clause_as_marked(clause) for clause in clauses]
    for marked, one in zip(expected, found, strict=False):
        cut(one, marked)
    assert found == expected


@every_text
def test_citations_are_those_a_reader_marked(path: Path) -> None:
    document, clauses = read(path)
    cited = cite(document, clauses, organisations=shipped(), register=Register.shipped())
    assert [citation_as_marked(each) for each in cited] == marks(path)["citations"]


@every_text
def test_duties_are_those_a_reader_marked(path: Path) -> None:
    _, clauses = read(path)
    places = {clause: place for place, clause in enumerate(clauses, start=1)}
    duties = mandates.extract_all(clauses, organisations=shipped())
    found = [mandate_as_marked(duty, places[duty.clause]) for duty in duties]
    assert found == marks(path)["mandates"]


def marks(path: Path) -> dict[str, Any]:
    """What a reader marked in a text."""
    marked: dict[str, Any] = json.loads(
        path.with_suffix(".expected.json").read_text(encoding="utf-8")
    )
    return marked


@cache
def read(path: Path) -> tuple[Document, tuple[Clause, ...]]:
    """The text as the program reads it."""
    document = structure.identify(reading.read(path, source=path.name), organisations=shipped())
    return document, structure.segment(document, organisations=shipped())


def clause_as_marked(clause: Clause) -> dict[str, Any]:
    """A clause in the form of the marks, with all its words for first and last."""
    return {
        "head": " ".join(clause.head.split()) if clause.head else None,
        "number": clause.number,
        "role": clause.role,
        "starts": clause.words,
        "ends": clause.words,
        "actors": list(clause.actors),
    }


def cut(found: dict[str, Any], marked: dict[str, Any]) -> None:
    """Leave of a found clause as many words as were marked, and the actors only if they were."""
    agree: dict[str, Callable[[str, str], bool]] = {"starts": str.startswith, "ends": str.endswith}
    for field, agrees in agree.items():
        if agrees(found[field], marked[field]):
            found[field] = marked[field]
    if "actors" not in marked:
        del found["actors"]


def citation_as_marked(citation: Citation) -> dict[str, Any]:
    """A citation in the form of the marks."""
    return {
        "text": " ".join(citation.text.split()),
        "kind": citation.kind,
        "number": citation.number,
        "body": citation.body,
        "place": citation.place,
        "year": citation.year,
        "target": str(citation.target) if citation.target else None,
        "candidates": [str(candidate) for candidate in citation.candidates],
    }


def mandate_as_marked(mandate: Mandate, place: int) -> dict[str, Any]:
    """A duty in the form of the marks."""
    return {
        "clause": place,
        "actors": list(mandate.actors),
        "reporting": mandate.reporting,
        "recipient": mandate.recipient,
        "frequency": mandate.frequency,
    }
