"""The map as files: valid in each form, of the day, with the decisions, and no formula runs."""

import json
import warnings
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import docx
import pytest
from django.test import Client
from lxml import html
from openpyxl import load_workbook
from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD
from skosify import skosify

from intersector.publishing.skos import SCHEME
from intersector_web.mapping import services
from intersector_web.mapping.files import FORMS
from intersector_web.mapping.models import Act, Place
from intersector_web.people.models import Person

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it sets an option that pandas no longer needs
    from sssom.constants import SchemaValidationType
    from sssom.parsers import parse_sssom_table
    from sssom.validators import validate

pytestmark = pytest.mark.django_db
WHY = "=HYPERLINK(0)"


@pytest.fixture
def refused(db: None) -> Place:
    """A place that somebody refused, for a reason that looks like a formula."""
    row = Place.objects.filter(found=True, edition="SIA/resolution/22@2024")[0]
    person = Person.objects.get(email="secretariat@union.example")
    services.decide(about=row, by=person, token=uuid4(), act=Act.REJECTED, why=WHY)
    return row


def given(form: str, day: str = "", language: str = "en") -> bytes:
    """A file as it is downloaded."""
    response = Client().get(f"/{language}/map/files/map.{form}", {"on": day})
    assert response.status_code == 200
    name = f"map-{day}.{form}" if day else f"map.{form}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    return response.content


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_given_and_always_alike(form: str) -> None:
    """Also in Arabic, also of a day on which nothing was in force."""
    assert given(form) == given(form)
    assert given(form, language="ar")
    assert given(form, "1990-01-01")
    assert Client().get("/en/map/files/map.exe").status_code == 404


def test_the_workbook_has_the_decisions_and_runs_no_formula(refused: Place) -> None:
    """What looks like one is text."""
    book = load_workbook(BytesIO(given("xlsx")))
    assert all(
        cell.data_type in {"s", "n"} for sheet in book for row in sheet.iter_rows() for cell in row
    )
    rows = [[cell.value for cell in row] for row in book["Instruments"].iter_rows()]
    (row,) = (row for row in rows if row[2] == "Resolution 22 (SIA-24)")
    assert row[6] == "rejected"
    assert row[9] == WHY
    assert book["Mapping"].max_row == 1 + len({place.theme_id for place in _all()})


@pytest.mark.filterwarnings("ignore")
def test_the_sssom_package_accepts_it_with_the_negative_mapping(
    refused: Place, tmp_path: Path
) -> None:
    """Who refused, and when; a day in the past is its version, without what was said since."""
    rows = _sssom(given("sssom.tsv"), tmp_path)
    (row,) = (each for each in rows if each["subject_id"].endswith(refused.edition))
    assert row["predicate_modifier"] == "Not"
    assert row["author_label"] == "Secretariat"
    past = given("sssom.tsv", "2025-01-01")
    assert b'mapping_set_version: "2025-01-01"' in past
    assert not any(each.get("author_label") for each in _sssom(past, tmp_path))


def _sssom(content: bytes, folder: Path) -> list[Mapping[str, str]]:
    path = folder / "map.sssom.tsv"
    path.write_bytes(content)
    mapping = parse_sssom_table(path)
    validate(mapping, [SchemaValidationType.JsonSchema, SchemaValidationType.PrefixMapCompleteness])
    found: list[Mapping[str, str]] = mapping.df.fillna("").to_dict("records")
    return found


def _all() -> list[Place]:
    return list(Place.objects.filter(found=True))


@pytest.mark.filterwarnings("ignore")
def test_the_themes_are_a_valid_scheme_in_both_forms(refused: Place) -> None:
    """A topic by its name; who was refused is no member; JSON-LD says what Turtle says."""
    turtle = Graph().parse(data=given("skos.ttl"), format="turtle")
    said = Graph().parse(data=given("jsonld"), format="json-ld")
    assert set(said) == set(turtle)
    labels = {str(each) for each in turtle.objects(None, SKOS.prefLabel)}
    assert "Warning of floods" in labels
    about = " ".join(str(each) for each in turtle.subjects(RDF.type, DCTERMS.BibliographicResource))
    assert refused.edition not in about
    skosify(turtle)
    past = Graph().parse(data=given("skos.ttl", "2025-01-01"), format="turtle")
    assert (SCHEME, DCTERMS.valid, Literal("2025-01-01", datatype=XSD.date)) in past


def test_the_page_and_the_word_file_say_the_day_and_what_is_not_known() -> None:
    """As the page of the site does."""
    page = html.document_fromstring(given("html", "2024-05-01"))
    assert page.xpath("string(//h1)") == "Mapping of resolutions as of 1 May 2024"
    known = [each.text_content() for each in page.xpath('//ul[@class="known"]/li')]
    assert any("only the year is known" in each for each in known)
    written = docx.Document(BytesIO(given("docx", "2024-05-01")))
    assert [each.text for each in written.paragraphs[: len(known) + 1]] == [
        page.xpath("string(//h1)"),
        *known,
    ]


def test_json_ld_is_in_the_language_of_the_page() -> None:
    """Labels are tagged with it."""
    nodes = json.loads(given("jsonld", language="fr"))
    labels = [each for node in nodes for each in node.get(str(SKOS.prefLabel), [])]
    assert {each["@language"] for each in labels} == {"fr"}
