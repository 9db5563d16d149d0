"""Which editions the map shows of a day: those that the library finds in force among those held."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from intersector.citations import InForce, Register, in_force
from intersector.identifiers import InstrumentId
from intersector_web.instruments.models import Document
from intersector_web.layout.words import known_organisations


@dataclass(frozen=True, slots=True)
class Held:
    """What the site has of an instrument on a day.

    `editions` are shown; of those in `unsure` only the year of adoption is known, and it is the
    year of the day. `elsewhere` is the edition in force of which the site has no text.
    """

    editions: frozenset[str]
    unsure: frozenset[str] = frozenset()
    elsewhere: str = ""


def held(documents: Iterable[Document], day: date | None) -> Mapping[int, Held]:
    """By the row of each instrument what is in force on `day`, today where it is None.

    Where the edition in force is not held, the newest older one that is stands in for it.
    """
    rows: dict[int, dict[str, Document]] = defaultdict(dict)
    for row in documents:
        rows[row.instrument_id].setdefault(named(row), row)
    return {each: _held(own, day) for each, own in rows.items()}


def named(row: Document) -> str:
    """What the library calls the document of a row in a mapping (`themes.named`)."""
    return row.identifier or row.source.rpartition("/")[2]


def _held(rows: Mapping[str, Document], day: date | None) -> Held:
    known = [InstrumentId.parse(row.identifier) for row in rows.values() if row.identifier]
    if not known:
        return _undated(rows, day)
    organisations = known_organisations()
    here = in_force(known, day or date.max, organisations)
    register = Register.shipped().editions(known[0].work)
    every = {*known, *(entry.id for entry in register)}
    there = in_force(every, day or timezone.localdate(), organisations)
    missing = there.surely if there.surely not in {None, *known} else None
    return Held(
        frozenset(str(each) for each in (here.surely, here.perhaps) if each),
        frozenset([str(here.perhaps)] if here.perhaps else ()),
        str(missing) if missing and _newer(missing, here) else "",
    )


def _newer(edition: InstrumentId, here: InForce) -> bool:
    return here.surely is None or here.surely.edition < edition.edition


def _undated(rows: Mapping[str, Document], day: date | None) -> Held:
    """Texts without an identifier are in force from the year that they tell."""
    told = {name: row.year for name, row in rows.items()}
    if day is None:
        return Held(frozenset(told))
    shown = {name for name, year in told.items() if year is None or year <= day.year}
    unsure = {name for name in shown if told[name] in {None, day.year}}
    return Held(frozenset(shown), frozenset(unsure))
