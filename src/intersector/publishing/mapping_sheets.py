"""The mapping as sheets of a workbook: the table, and every place in it with its reasons."""

from collections.abc import Sequence
from datetime import date

from intersector.model import Pairing
from intersector.publishing.atlas import Place, atlas, crossed
from intersector.publishing.findings import Desk
from intersector.publishing.sheet import Cell, Sheet


def mapping_sheets(desk: Desk, *, on: date | None = None, notes: Sequence[str] = ()) -> list[Sheet]:
    """A workbook of the mapping alone; `on` and `notes` have a sheet where there are any."""
    table = atlas(desk, on=on, notes=notes)
    told = [table.title] if on is not None else []
    rows = [(each,) for each in (*told, *table.notes)]
    known = (
        [Sheet(desk.words.say("Notes"), ((desk.words.say("Notes"), 120),), rows)] if rows else []
    )
    return [mapping(desk), places(desk), *related(desk), *known]


def places(desk: Desk) -> Sheet:
    """One row a place: how surely the instrument belongs there, why, and what people decided."""
    say = desk.words.say
    columns = (
        (say("Theme"), 40),
        (say("Adopted by"), 14),
        (say("Instrument"), 28),
        (say("Title"), 60),
        (say("Confidence"), 12),
        (say("Why it belongs here"), 60),
        (say("Review"), 16),
        (say("Who"), 28),
        (say("On which day"), 14),
        (say("Reason"), 40),
        (say("What changed"), 24),
    )
    table, pairings = atlas(desk), {(x.object, x.subject): x for x in desk.findings.pairings}
    rows = [
        (line.label, code, *_place(place, pairings[line.theme, place.name], desk))
        for line in table.lines
        for (code, _name), cell in zip(table.columns, line.cells, strict=True)
        for place in cell
    ]
    return Sheet(say("Instruments"), columns, rows)


def _place(place: Place, pairing: Pairing, desk: Desk) -> tuple[Cell, ...]:
    said, say = pairing.decision, desk.words.say
    verdict = say("confirmed") if said and said.confirmed else say("rejected") if said else ""
    return (
        place.label,
        place.title,
        round(pairing.confidence, 4),
        place.why,
        verdict,
        said.who if said else "",
        said.when if said else "",
        said.why if said else "",
        place.change,
    )


def mapping(desk: Desk) -> Sheet:
    """The mapping as it is published: one row a theme, one column a body."""
    table = atlas(desk)
    heads = [(f"{code} – {name}" if name else code, 34) for code, name in table.columns]
    rows = [
        (
            line.label,
            "\n".join(line.notes),
            *("\n\n".join("\n".join(place.lines()) for place in cell) for cell in line.cells),
        )
        for line in table.lines
    ]
    columns = ((table.corner, 40), (desk.words.say("Area of mutual interest"), 40), *heads)
    return Sheet(desk.words.say("Mapping"), columns, rows)


def related(desk: Desk) -> list[Sheet]:
    """The pairs of the tables of Questions and groups, where there are any."""
    say = desk.words.say
    columns = (
        (say("Kind"), 44),
        (say("Instrument"), 28),
        (say("Instrument"), 28),
        (say("Confidence"), 14),
        (say("Why it belongs here"), 60),
        (say("Review"), 36),
        (say("What changed"), 24),
    )
    rows = [
        (table.title, line.label, column, place.confidence, place.why, place.review, place.change)
        for table in crossed(desk)
        for line in table.lines
        for (column, _), cell in zip(table.columns, line.cells, strict=True)
        for place in cell
    ]
    return [Sheet(say("Related work"), columns, rows)] if rows else []
