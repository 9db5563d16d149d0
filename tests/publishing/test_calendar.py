"""Reporting duties as a calendar, as other programs read it."""

from datetime import date

from icalendar import Calendar

from intersector import pipeline
from intersector.mandates import first_due
from intersector.model import Document, Language, Mandate
from intersector.organisations import shipped
from intersector.publishing.calendar import duties_calendar

TEXT = """\
RESOLUTION 8 (DUBAI, 2018)
Lamps
The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),
instructs the Secretary-General
1 to report annually to the Council, within existing resources;
2 to report to the next Plenipotentiary Conference;
3 to report to the Council;
4 to light a lamp every year
"""


def duties(text: str = TEXT, language: Language = "en") -> list[Mandate]:
    """The mandates of a text."""
    document = Document("a\x0bb/lamps; 1,2.txt", "f" * 64, language, text)
    each = pipeline.structured(document, shipped())
    return list(pipeline.find_mandates([each], organisations=shipped()))


def events(data: bytes) -> list[dict[str, object]]:
    """What another program reads."""
    return [dict(event.items()) for event in Calendar.from_ical(data).walk("VEVENT")]


def test_a_duty_that_reports_and_falls_due_is_an_event() -> None:
    """One without a year, or that reports to nobody, is none."""
    data = duties_calendar(duties(), organisations=shipped())
    yearly, once = events(data)
    assert yearly["DTSTART"].dt == date(2019, 1, 1)  # type: ignore[attr-defined]
    assert dict(yearly["RRULE"]) == {"FREQ": ["YEARLY"], "INTERVAL": [1]}  # type: ignore[call-overload]
    assert once["DTSTART"].dt == date(2022, 1, 1)  # type: ignore[attr-defined]
    assert "RRULE" not in once
    told = str(yearly["DESCRIPTION"]).split("\n")
    assert "To whom: Council" in told
    assert "Condition: within existing resources" in told
    assert "File: ab/lamps; 1,2.txt" in told
    assert "Due: 2022 (PP-22)" in str(once["DESCRIPTION"])


def test_the_next_time_can_be_asked_for() -> None:
    """In a year, or the first after it; what is over is gone."""
    data = duties_calendar(duties(), organisations=shipped(), since=2026)
    assert [event["DTSTART"].dt for event in events(data)] == [date(2026, 1, 1)]  # type: ignore[attr-defined]


def test_the_same_duties_give_the_same_calendar() -> None:
    """Stamps and identifiers come from the document; every identifier is its own."""
    first, second = (duties_calendar(duties(), organisations=shipped()) for _ in range(2))
    assert first == second
    assert len({event["UID"] for event in events(first)}) == 2
    assert {event["DTSTAMP"].dt.year for event in events(first)} == {2018}  # type: ignore[attr-defined]


def test_lines_are_no_longer_than_the_standard_allows() -> None:
    """75 bytes, whatever the script."""
    lines = (
        "决议 8（2018年，迪拜）",
        "国际电信联盟全权代表大会（2018年，迪拜），",
        "责成秘书长",
        "每年向理事会报告灯塔工作的进展情况，包括灯具的数量和状况。",
    )
    text = "\n".join(lines)
    data = duties_calendar(duties(text, "zh"), organisations=shipped())
    assert events(data)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_only_reports_are_listed_though_others_fall_due() -> None:
    """The calendar is of reports."""
    lamp = duties()[-1]
    assert first_due(lamp, organisations=shipped()) is not None
    assert not lamp.reporting
