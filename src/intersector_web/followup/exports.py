"""Duties as tables that people take away: a workbook, and CSV that no spreadsheet runs."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from intersector.publishing.sheet import Cell, Sheet
from intersector.publishing.workbook import workbook_of
from intersector.sheets import sheet_lines
from intersector_web.followup.models import Duty
from intersector_web.followup.words import called, held_by, place
from intersector_web.layout.words import names, tongue


def workbook(duties: Iterable[Duty]) -> bytes:
    """The duties as .xlsx."""
    columns = _columns()
    rows = [_row(each) for each in duties]
    return workbook_of([Sheet(_("Reporting duties"), columns, rows)], language=tongue())


def csv(duties: Iterable[Duty]) -> Iterator[str]:
    """The duties as CSV, line by line."""
    labels = [label for label, _width in _columns()]
    return sheet_lines(labels, (dict(zip(labels, _row(duty), strict=True)) for duty in duties))


def _columns() -> tuple[tuple[str, int], ...]:
    """What each column is called, and how wide it is in characters."""
    return (
        (_("To whom"), 28),
        (_("Instrument"), 24),
        (_("Clause"), 28),
        (_("Ordered to"), 30),
        (_("What is ordered"), 60),
        (_("How often"), 16),
        (_("Due date"), 12),
        (_("State"), 14),
        (_("Responsible"), 28),
        (_("Sectors"), 14),
    )


def _row(duty: Duty) -> tuple[Cell, ...]:
    said = names()
    return (
        said.recipient(duty.recipient),
        called(duty),
        place(duty),
        said.actors(duty.actors),
        duty.text,
        said.frequency(duty.frequency),
        duty.due.isoformat() if duty.due else "",
        str(duty.get_state_display()),
        held_by(duty),
        duty.sectors,
    )
