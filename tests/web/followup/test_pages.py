"""Lists with filters, the implementation of an instrument, reports by recipient, exports."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext, override
from tests.web.followup.conftest import Today, assign, person, say

from intersector_web.followup import page, selectors
from intersector_web.followup.models import Duty, Ended, State
from intersector_web.instruments.models import Document
from intersector_web.layout import streams
from intersector_web.topics.models import Topic

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


def found(role: str = "focal-point", **asked: str) -> set[int]:
    return {each.pk for each in selectors.listed(asked, person(role))}


@pytest.mark.parametrize(
    ("name", "field", "between"), [("recipient", "recipient", "; "), ("sector", "sectors", " ")]
)
def test_filters_divide_the_list(name: str, field: str, between: str) -> None:
    """Each mandate is under each value of its own, and under no other."""
    for value in selectors.parts(field, between):
        asked = found(**{name: value})
        assert asked == {
            each.pk for each in selectors.followed() if value in getattr(each, field).split(between)
        }
        assert asked


def test_what_concerns_no_sector_is_found_too() -> None:
    """It is of the whole organisation."""
    assert found(sector="-") == {each.pk for each in selectors.followed() if not each.sectors}


def test_a_mandate_is_found_by_its_day(duty: Duty, today: Today) -> None:
    """Overdue, soon, in a year, without one."""
    today(date(2026, 11, 1))
    assert duty.pk in found(due="soon")
    assert duty.pk in found(due="2026")
    assert not found(due="soon") & found(due="overdue")
    today(date(2027, 1, 1))
    assert duty.pk in found(due="overdue")
    assert selectors.overdue(selectors.followed()) == len(found(due="overdue"))
    undated = Duty.objects.filter(due=None, found=True)
    assert found(due="none") == set(undated.values_list("pk", flat=True))


def test_a_mandate_is_found_by_who_answers_for_it(duty: Duty) -> None:
    """Me, as a person or as a focal point; a person, an office, a Sector, nobody."""
    everything = found(held="nobody")
    assign(duty, desk="MU-O")
    assert found(held="me") == found(held="desk:MU-O") == {duty.pk}
    assert found("coordinator", held="me") == set()
    focal = person("focal-point")
    assign(duty, to=focal)
    assert found(held="me") == found(held=f"person:{focal.pk}") == {duty.pk}
    assign(duty, office="Director OB")
    assert found(held="office:Director OB") == {duty.pk}
    assert found(held="nobody") == everything - {duty.pk}


def test_a_mandate_is_found_by_its_state_and_by_what_it_asks(duty: Duty) -> None:
    """To look again, to be confirmed as superseded."""
    say(duty, "in-progress", 2026)
    assert found(state="in-progress") == {duty.pk}
    Duty.objects.filter(pk=duty.pk).update(again=True, ended=Ended.NEWER)
    assert found(asks="again") == found(asks="ended") == {duty.pk}


def test_a_mandate_is_found_by_its_instrument_topic_and_words(duty: Duty) -> None:
    """The title of the instrument counts as its words."""
    assert duty.clause is not None
    document = duty.clause.document
    of_it = set(Duty.objects.filter(instrument=document.instrument).values_list("pk", flat=True))
    assert found(instrument=document.slug) == of_it
    assert duty.pk in found(q=duty.text[:20])
    assert of_it <= found(q=document.title)
    topic = Topic.objects.all()[0]
    held = {each.instrument_id for each in topic.places.all() if each.holds}
    assert found(topic=topic.slug) == {
        each.pk for each in selectors.followed() if each.instrument_id in held
    }
    assert found(topic=topic.slug)


@pytest.mark.parametrize(
    "asked", [{"due": "never"}, {"held": "x:1"}, {"held": "person:x"}, {"page": "999"}]
)
def test_filters_that_nobody_offers_do_no_harm(client_of: ClientOf, asked: dict[str, str]) -> None:
    """As in an address that somebody wrote by hand."""
    assert client_of("member").get(reverse("followup:list"), asked).status_code == 200


def test_reports_stand_under_each_recipient() -> None:
    """One to two recipients is under both; those without one come last."""
    row = Duty.objects.filter(reporting=True, recipient="Council")[0]
    Duty.objects.filter(pk=row.pk).update(recipient="Council; CAG")
    told = page.by_recipient()
    assert {"Council", "Cooperation Advisory Group"} <= {each.name for each in told}
    for each in told:
        listed = found(reporting="1", recipient=each.code or "-")
        assert len(listed) == each.number
        assert (row.pk in listed) == (each.code in {"Council", "CAG"})
    assert told[-1].name == ""


def test_the_next_day_and_what_is_overdue_are_told(duty: Duty, today: Today) -> None:
    """Of each recipient."""
    Duty.objects.filter(pk=duty.pk).update(recipient="SAG; X")
    today(date(2026, 5, 1))
    (mine,) = [each for each in page.by_recipient() if each.code == "X"]
    assert (mine.number, mine.overdue, mine.following) == (1, 0, date(2026, 12, 31))
    today(date(2027, 1, 1))
    (mine,) = [each for each in page.by_recipient() if each.code == "X"]
    assert (mine.number, mine.overdue, mine.following) == (1, 1, None)


def test_the_page_of_an_instrument_has_each_operative_clause_with_its_evidence(
    duty: Duty, client_of: ClientOf
) -> None:
    """And below, what the newer edition no longer has."""
    assert duty.clause is not None
    document = duty.clause.document
    say(duty, "in-progress", 2026, why="Half of it was drafted.")
    clauses, duties = selectors.of_instrument(document)
    operative = document.clauses.filter(role="operative")
    assert [each.pk for each in clauses] == [each.pk for each in operative]
    assert set(duties) == set(Duty.objects.filter(instrument=document.instrument))
    address = reverse("followup:implementation", args=[document.slug])
    text = client_of("member").get(address).content.decode()
    assert "Half of it was drafted." in text
    assert text.count('class="draft"') == len(clauses)
    Duty.objects.filter(pk=duty.pk).update(found=False, ended=Ended.NEWER)
    later = client_of("member").get(address).content.decode()
    assert "Of earlier editions" in later
    assert "Half of it was drafted." in later


def test_of_an_older_edition_the_newest_is_shown(client_of: ClientOf) -> None:
    """Under its own name: what is followed is what is in force."""
    newest = Document.objects.get(slug="gc-resolution-5-2023-en")
    old = Document.objects.create(
        instrument=newest.instrument, slug="old", source="old", language="en", year=1999,
        identifier="GC/resolution/5@1999", kind="resolution", sha256="", text="",
    )  # fmt: skip
    address = reverse("followup:implementation", args=[old.slug])
    text = client_of("member").get(address).content.decode()
    assert "Resolution 5 (GC-23)" in text
    assert "1999" not in text


def workbook(client: Client) -> list[tuple[Any, ...]]:
    content = client.get(reverse("followup:workbook")).content
    return list(openpyxl.load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True))


def test_the_exports_have_every_reporting_duty(client_of: ClientOf) -> None:
    """The workbook and the CSV say the same."""
    rows = workbook(client_of("member"))
    assert len(rows) == selectors.reports().count() + 1
    assert rows[0][:2] == ("To whom", "Instrument")
    csv = client_of("member").get(reverse("followup:csv")).getvalue().decode("utf-8-sig")
    assert csv.splitlines()[0].split(",")[:2] == ["To whom", "Instrument"]
    assert all(str(row[1]) in csv for row in rows)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula(duty: Duty, client_of: ClientOf, sign: str) -> None:
    """Whatever an instrument or a person writes."""
    text = f"{sign}HYPERLINK(1)"
    Duty.objects.filter(pk=duty.pk).update(text=text)
    content = client_of("member").get(reverse("followup:workbook")).content
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    (cell,) = [each for row in sheet.iter_rows() for each in row if each.value == text]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    csv = client_of("member").get(reverse("followup:csv")).getvalue().decode("utf-8-sig")
    assert f"'{text}" in csv


def test_my_page_keeps_how_i_am_reminded(client_of: ClientOf) -> None:
    """A language that there is, a number of days that is offered."""
    client, address = client_of("focal-point"), reverse("followup:mine")
    assert client.post(address, {"language": "fr", "days": 7}).status_code == 302
    assert (person("focal-point").reminding.language, person("focal-point").reminding.days) == (
        "fr",
        7,
    )
    assert client.post(address, {"language": "xx", "days": 7}).status_code == 422
    assert client.post(address, {"language": "fr", "days": 8}).status_code == 422


def test_the_csv_is_sent_as_it_is_read(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the language it was asked in, whatever is asked while it is being sent."""
    monkeypatch.setattr(streams, "AT_ONCE", 1)
    with override("fr"):
        place = reverse("followup:csv")
    response = client_of("member").get(place)
    with override("en"), CaptureQueriesContext(connection) as asked:
        first, *rest = response
    assert response.streaming
    assert len(rest) == selectors.reports().count()
    assert len(asked) == 1
    with override("fr"):
        assert gettext("Due date") in first.decode()
        assert all(str(State.NOT_STARTED.label) in row.decode() for row in rest)


def test_many_mandates_are_put_in_order_without_their_texts(client_of: ClientOf) -> None:
    """The texts are read of those alone that the page shows."""
    client = client_of("member")
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("followup:list"))
    (ordered,) = (each["sql"] for each in asked.captured_queries if "LIMIT 25" in each["sql"])
    assert '"followup_duty"."due" ASC' in ordered
    assert '"followup_duty"."text"' not in ordered


def test_the_rows_of_a_page_keep_their_order() -> None:
    """Whatever order their keys were found in."""
    some = selectors.listed({}, person("member"))[5:30]
    assert [each.pk for each in selectors.shown(some)] == [each.pk for each in some]
