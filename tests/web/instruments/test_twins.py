"""The machine-readable twins of a document."""

import json

import pytest
from django.test import Client

from intersector import pipeline, reading
from intersector.publishing import records
from intersector_web import workspace
from intersector_web.layout.words import known_organisations

pytestmark = pytest.mark.django_db
PLACE = "/en/instruments/gc-resolution-5-2023-en/"
SOURCE = "gc-resolution-5-en.docx"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/json", "application/json"),
        ("application/akn+xml", "application/akn+xml"),
        ("text/html,*/*;q=0.8", "text/html; charset=utf-8"),
    ],
)
def test_one_address_answers_as_it_is_asked(accept: str, kind: str) -> None:
    """And says that the answer depends on it."""
    response = Client().get(PLACE, headers={"accept": accept})
    assert response.headers["Content-Type"] == kind
    assert "Accept" in response.headers["Vary"]


def test_json_is_the_record_of_the_library() -> None:
    """Field by field what ``intersector read`` prints."""
    path = workspace.example() / SOURCE
    read = pipeline.structured(reading.read(path, source=SOURCE), known_organisations())
    expected = json.loads(json.dumps(records.document_record(read.document, read.clauses)))
    assert Client().get(f"{PLACE}json").json() == expected


def test_the_original_is_the_file_that_was_given() -> None:
    """As a download, never as a page of ours."""
    response = Client().get(f"{PLACE}original")
    assert b"".join(response) == (workspace.example() / SOURCE).read_bytes()
    assert response.headers["Content-Disposition"].startswith("attachment")
    response.close()
