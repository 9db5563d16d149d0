"""Mandates: who must do what, for whom, how often and until when, from operative clauses.

`extract` reads the duty that a clause gives; `first_due` and `next_due` lay a duty's frequency
over the calendar of conferences, `years_between` tells its period.
"""

from intersector.mandates.extract import extract
from intersector.mandates.schedule import Due, first_due, next_due, years_between

__all__ = ["Due", "extract", "first_due", "next_due", "years_between"]
