"""Mandates: who must do what, for whom, how often and until when, from operative clauses.

`extract_all` reads the duties that a document's clauses give, `extract` that of one clause;
`first_due`, `next_due` and `dues` lay a duty's frequency over the calendar of conferences,
`years_between` tells its period.
"""

from intersector.mandates.extract import extract, extract_all
from intersector.mandates.schedule import (
    Due,
    dues,
    first_due,
    next_due,
    next_meeting,
    years_between,
)

__all__ = [
    "Due",
    "dues",
    "extract",
    "extract_all",
    "first_due",
    "next_due",
    "next_meeting",
    "years_between",
]
