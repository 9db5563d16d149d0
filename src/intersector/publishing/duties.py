"""Mandates as one file, in the formats that people take away."""

from collections.abc import Iterable

from intersector.model import Mandate
from intersector.organisations import Organisations
from intersector.publishing import records
from intersector.publishing.calendar import duties_calendar
from intersector.publishing.workbook import duties_workbook


def written(
    mandates: Iterable[Mandate], form: str, *, organisations: Organisations, since: int | None
) -> bytes:
    """The mandates as "ics" (reporting duties alone), "xlsx", or else rows of JSON Lines.

    `since` is the year from which the next time that a duty falls due is told.
    """
    if form == "ics":
        return duties_calendar(mandates, organisations=organisations, since=since)
    if form == "xlsx":
        return duties_workbook(mandates, organisations=organisations)
    rows = (
        records.mandate_record(mandate, organisations=organisations, since=since)
        for mandate in mandates
    )
    lines = "".join(f"{records.json_line(row)}\n" for row in rows)
    return lines.encode(errors="backslashreplace")
