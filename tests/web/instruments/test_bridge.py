"""Rows give back what the library found."""

import pytest

from intersector import pipeline, reading
from intersector.phrases import Phrase, Term, keep, recall
from intersector_web import workspace
from intersector_web.instruments import bridge, selectors
from intersector_web.instruments.models import Clause, Document
from intersector_web.layout.words import known_organisations
from intersector_web.overlaps.models import Evidence
from intersector_web.overlaps.tasks import analyse

NAMES = ["gc-resolution-5-fr.pdf", "coc-resolution-19-ar.html", "sia-resolution-4-en.docx"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", NAMES)
def test_a_document_comes_back_as_it_was_read(name: str) -> None:
    """Text, blocks, changes, clauses: everything, not only what makes two documents equal."""
    path = workspace.example() / name
    read = pipeline.structured(reading.read(path, source=name), known_organisations())
    row = Document.objects.get(source=name)
    back = bridge.read_from(row, list(row.clauses.all()))
    assert repr(back) == repr(read)
    assert (back.document.text, back.document.blocks) == (read.document.text, read.document.blocks)
    assert back.document.changes == read.document.changes


@pytest.mark.parametrize("name", NAMES)
def test_citations_come_back_as_they_were_found(name: str) -> None:
    """With the clause that each stands in."""
    rows = Document.objects.prefetch_related("clauses")
    reads = bridge.instruments(rows)
    known = known_organisations()
    found = list(pipeline.cite([read for read, _ in reads], organisations=known))
    row = rows.get(source=name)
    clauses = list(row.clauses.all())
    read = bridge.read_from(row, clauses)
    back = bridge.citations(row.citations.all(), read, clauses)
    assert back == [each for each in found if each.document and each.document.source == name]


def test_reading_again_keeps_every_row() -> None:
    """What people say of a clause holds when its document is read and compared again."""
    before = set(Clause.objects.values_list("pk", "document", "key"))
    row = Document.objects.get(source=NAMES[0])
    read = bridge.read_from(row, list(row.clauses.all()))
    bridge.keep_instrument(read, row.original)
    analyse.func()
    assert set(Clause.objects.values_list("pk", "document", "key")) == before


def test_a_stale_citation_leads_to_what_replaced_it() -> None:
    """The newer edition is linked where the site has it."""
    row = selectors.document("gc-resolution-5-2023-en").get()
    stale = row.citations.filter(status="superseded").select_related("clause").first()
    assert stale is not None
    known = selectors.homes([stale.target, stale.current])
    assert stale.clause is not None
    pieces = selectors.pieces(stale.clause, [stale], known)
    newer = [piece.newer for piece in pieces if piece.newer]
    assert newer == [known[stale.current or ""]]


def test_a_sentence_keeps_its_template_and_values() -> None:
    """So that it can be said in every language."""
    inner = Phrase("{count} more", count=2)
    said = Phrase(
        "{who}: {words}; {inner}", who=Term("A", key="a/b"), words=("x", "y"), inner=inner
    )
    back = recall(keep(said))
    assert (back, back.template, back.values) == (said, said.template, dict(said.values))
    assert back.values["who"].key == "a/b"
    assert all(isinstance(recall(each.detail), str) for each in Evidence.objects.all()[:50])
