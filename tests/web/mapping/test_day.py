"""The map as of a day: editions in force then, what people had said by then, what is not known."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from lxml import html

from intersector_web.instruments import services as instruments
from intersector_web.instruments.models import Document
from intersector_web.instruments.tasks import read_load
from intersector_web.mapping import services
from intersector_web.mapping.in_force import held
from intersector_web.mapping.models import Act, Entry, Place
from intersector_web.overlaps.tasks import analyse
from intersector_web.people.models import Person

pytestmark = pytest.mark.django_db
NEW, OLD = "SIA/resolution/22@2024", "SIA/resolution/22@2020"
COUNCIL = "COU/decision/7@2024"


@pytest.fixture
def revised(db: None) -> Place:
    """A resolution of which the edition before is held too, of a session that closed in 2020."""
    text = Document.objects.get(identifier=NEW).text
    earlier = text.replace("KESTRELHAVEN, 2024", "ALMARIN, 2020")
    given = [("sia-22-2020.txt", ContentFile(earlier.encode()))]
    read_load.func(instruments.receive(given, by=None).pk)
    analyse.func()
    return Place.objects.get(edition=OLD, found=True)


def shown(day: str) -> dict[str, str]:
    """What the table has of a day: the address of each place with the text of its cell."""
    page = html.document_fromstring(Client().get(f"/en/map/?on={day}").content)
    cells = page.xpath('//div[contains(@class, "held")]')
    return {cell.xpath("./a/@href")[0]: " ".join(cell.text_content().split()) for cell in cells}


def backdate(entry: Entry, moment: datetime) -> None:
    """Entries are never rewritten: the table is written to under the models."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE mapping_entry SET at = %s WHERE id = %s", [moment, entry.pk])


def at(edition: str) -> str:
    return Place.objects.filter(edition=edition, found=True)[0].get_absolute_url()


def test_the_edition_in_force_on_the_day_is_shown(revised: Place) -> None:
    """From the last day of its session; today the newest, and never both."""
    assert {at(OLD), at(NEW)} & set(shown("2024-06-13")) == {at(OLD)}
    assert {at(OLD), at(NEW)} & set(shown("2024-06-14")) == {at(NEW)}
    assert {at(OLD), at(NEW)} & set(shown("2020-06-11")) == set()
    assert {at(OLD), at(NEW)} & set(shown("")) == {at(NEW)}


def test_an_old_edition_has_its_page_that_leads_to_the_one_in_force(revised: Place) -> None:
    """Its reasons stay to be read."""
    page = html.document_fromstring(Client().get(revised.get_absolute_url()).content)
    assert page.xpath(f'//p[@role="note"]/a[@href="{at(NEW)}"]')


def test_where_only_the_year_is_known_the_place_says_perhaps() -> None:
    """The Council's sessions have no last day in the data of the Union."""
    assert "Perhaps adopted later that year" in shown("2024-05-01")[at(COUNCIL)]
    assert "Perhaps" not in shown("2025-01-01")[at(COUNCIL)]
    page = Client().get("/en/map/?on=2024-05-01").content.decode()
    assert "Of some sessions only the year is known" in page


def test_before_anything_was_adopted_the_map_says_so() -> None:
    """And leads back to today."""
    page = html.document_fromstring(Client().get("/en/map/?on=1990-01-01").content)
    assert "was in force on that day" in page.xpath('string(//p[@class="nothing"])')
    assert page.xpath('//p[@class="nothing"]/a/@href') == ["/en/map/"]


def test_decisions_are_those_of_the_day() -> None:
    """One taken later is not told of an earlier day; nor is that it was undone later."""
    row = Place.objects.filter(edition=NEW, found=True)[0]
    person = Person.objects.get(email="secretariat@union.example")
    said = {"about": row, "by": person, "why": "Read it."}
    entry = services.decide(**said, token=uuid4(), act=Act.CONFIRMED)
    undone = services.withdraw(**said, entry=entry, token=uuid4())
    backdate(entry, datetime(2025, 3, 10, 9, tzinfo=UTC))
    backdate(undone, datetime(2025, 6, 1, 9, tzinfo=UTC))
    told = {
        day: shown(day)[at(NEW)] for day in ("2025-03-09", "2025-03-10", "2025-05-31", "2025-06-01")
    }
    assert ["Confirmed by" in each for each in told.values()] == [False, True, True, False]
    assert "Nobody had confirmed" in Client().get("/en/map/?on=2025-03-09").content.decode()
    assert "Nobody had confirmed" not in Client().get("/en/map/?on=2025-03-10").content.decode()


def test_a_day_in_the_past_says_of_when_its_reasons_are() -> None:
    """They are of the latest analysis."""
    assert "are those of the analysis of" in Client().get("/en/map/?on=2025-05-01").content.decode()
    assert "are those of the analysis of" not in Client().get("/en/map/").content.decode()


def test_an_edition_in_force_that_is_not_held_is_named() -> None:
    """The older one that is held stands in for it."""
    rows = [Document(pk=1, instrument_id=7, identifier="WTSA/resolution/44@2012", year=2012)]
    found = held(rows, date(2018, 1, 1))[7]
    assert found.editions == {"WTSA/resolution/44@2012"}
    assert found.elsewhere == "WTSA/resolution/44@2016"
    assert held(rows, date(2014, 1, 1))[7].elsewhere == ""


def test_a_text_without_an_identifier_is_told_by_its_year() -> None:
    """One without a year is always there, and never surely."""
    rows = [
        Document(instrument_id=1, source="a/report.docx", year=2024),
        Document(instrument_id=2, source="note.docx"),
    ]
    before, then = held(rows, date(2023, 5, 1)), held(rows, date(2024, 5, 1))
    assert before[1].editions == frozenset()
    assert then[1].editions == then[1].unsure == {"report.docx"}
    assert then[2].unsure == {"note.docx"}
    assert held(rows, None)[2].unsure == frozenset()
