"""Whether a citation names the edition in force: current, superseded, suppressed or unknown."""

from dataclasses import replace

from intersector.citations.register import Entry, Register
from intersector.identifiers import InstrumentId
from intersector.model import Citation, Status
from intersector.organisations import Organisations


def dated(citation: Citation, register: Register, organisations: Organisations) -> Citation:
    """The citation with its status, and the current edition where another is in force."""
    if citation.target is None:
        return citation
    status, current = standing(citation.target, register, organisations)
    return citation if status == "unknown" else replace(citation, status=status, current=current)


def standing(
    target: InstrumentId, register: Register, organisations: Organisations
) -> tuple[Status, InstrumentId | None]:
    """The status of an instrument, and the edition now in force if that is another one.

    An older edition is superseded only by a newer one that the register knows; the newest is
    current if the register says so, or if its body has not met since.
    """
    entry = register.entries.get(target) or register.entries.get(replace(target, year=None))
    last = _followed(entry, register)
    if entry is not None and entry.status == "suppressed":
        return "suppressed", last
    if last is not None:
        return "superseded", last
    editions = register.editions(target.work)
    newest = editions[-1] if editions else None
    if newest is not None and _older(target, newest.id):
        return ("suppressed", None) if newest.status == "suppressed" else ("superseded", newest.id)
    if entry is None:
        return "unknown", None
    return (
        "current" if entry.status == "current" or _latest(target, organisations) else "unknown"
    ), None


def _older(one: InstrumentId, other: InstrumentId) -> bool:
    """Whether `one` is surely an earlier edition: by year, or by revision if a year is lacking."""
    if one.year is not None and other.year is not None:
        return one.edition < other.edition
    return 0 < one.edition[1] < other.edition[1]


def _followed(entry: Entry | None, register: Register) -> InstrumentId | None:
    """The end of the chain of successors."""
    seen: set[InstrumentId] = set()
    last: InstrumentId | None = None
    while entry is not None and entry.successor is not None and entry.id not in seen:
        seen.add(entry.id)
        last = entry.successor
        entry = register.entries.get(last)
    return last


def _latest(target: InstrumentId, organisations: Organisations) -> bool:
    body = organisations.bodies.get(target.body)
    years = [edition.year for edition in body.editions] if body else []
    return bool(years) and target.year is not None and target.year >= max(years)
