"""The findings as a workbook, for people who live in Excel."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook

from intersector.mandates import first_due
from intersector.model import Citation, Clause, Document, Findings, Language, Mandate
from intersector.organisations import Organisations
from intersector.publishing import advice
from intersector.publishing.findings import Desk, Finding, clauses_of, links_of
from intersector.publishing.labels import (
    KINDS,
    STATUSES,
    Names,
    place_of,
)
from intersector.publishing.mapping_sheets import mapping, related
from intersector.publishing.sentences import tell
from intersector.publishing.sheet import FORMULA_SIGNS, Cell, Sheet
from intersector.publishing.translations import Words, words

SAME_DATE: Final = datetime(2000, 1, 1)
"""The workbook's date of creation: the same findings give the same bytes."""
MOST_CHARACTERS: Final = 32_000
MOST_ROWS: Final = 1_000_000
NONE: Final = ""


def write_workbook(
    path: Path, findings: Findings, *, language: Language, organisations: Organisations
) -> None:
    """Write the findings as .xlsx: one sheet each, with frozen headers and filters.

    Text is never taken for a formula. What does not fit a cell or a sheet is cut and says so.
    """
    _write_sheets(path, sheets(Desk(findings, words(language), organisations)), words(language))


def duties_workbook(mandates: Iterable[Mandate], *, organisations: Organisations) -> bytes:
    """The mandates alone as .xlsx, in English: the reporting duties, then all."""
    desk = Desk(Findings(mandates=tuple(mandates)), words("en"), organisations)
    return workbook_of(_duties(desk), language="en")


def workbook_of(tables: Iterable[Sheet], *, language: Language) -> bytes:
    """Tables as .xlsx, with frozen headers and filters; text is never taken for a formula."""
    file = BytesIO()
    _write_sheets(file, tables, words(language))
    return file.getvalue()


def review_workbook(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """What people review as .xlsx, one sheet, its columns by the names that they are read by."""
    cells = [tuple(_plain(row.get(column)) for column in columns) for row in rows]
    wide = tuple((column, 40 if "label" in column else 18) for column in columns)
    return workbook_of([Sheet("Review", wide, cells)], language="en")


def _plain(value: object) -> Cell:
    if value is None:
        return NONE
    return value if isinstance(value, int | float) else str(value)


def _write_sheets(file: Path | BytesIO, tables: Iterable[Sheet], said: Words) -> None:
    with Workbook(file, {"strings_to_urls": False, "strings_to_formulas": False}) as book:
        book.set_properties({"created": SAME_DATE})
        formats = {
            "head": book.add_format({"bold": True, "bg_color": "#0C2B4B", "font_color": "#FFFFFF"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "sign": book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
            "score": book.add_format({"num_format": "0.00", "valign": "top"}),
        }
        for sheet in tables:
            _write(book, sheet, formats, said)


def sheets(desk: Desk) -> list[Sheet]:
    """The workbook's sheets, in their order."""
    return [
        _summary(desk),
        _overlaps(desk),
        _map(desk),
        mapping(desk),
        *related(desk),
        advice.coverage(desk),
        advice.savings(desk),
        advice.not_taken_up(desk),
        _citations(desk),
        *_duties(desk),
        _problems(desk),
    ]


def _duties(desk: Desk) -> list[Sheet]:
    return [
        _mandates(desk, name=desk.words.say("Reporting duties"), reporting=True),
        _mandates(desk, name=desk.words.say("Mandates"), reporting=False),
    ]


def _write(book: Workbook, sheet: Sheet, formats: dict[str, Any], said: Words) -> None:
    page = book.add_worksheet(sheet.name)
    if said.direction == "rtl":
        page.right_to_left()
    for at, (label, width) in enumerate(sheet.columns):
        page.set_column(at, at, width)
        page.write_string(0, at, label, formats["head"])
    for line, row in enumerate(_fitting(sheet.rows, said), 1):
        for at, value in enumerate(row):
            _put(page, line, at, value, formats)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _put(page: Any, line: int, at: int, value: Cell, formats: dict[str, Any]) -> None:
    if isinstance(value, str):
        shown = value if len(value) <= MOST_CHARACTERS else f"{value[:MOST_CHARACTERS]} […]"
        page.write_string(
            line, at, shown, formats["sign" if shown.startswith(FORMULA_SIGNS) else "text"]
        )
    else:
        page.write_number(line, at, value, formats["score" if isinstance(value, float) else "text"])


def _fitting(rows: Sequence[tuple[Cell, ...]], said: Words) -> Iterable[tuple[Cell, ...]]:
    yield from rows[:MOST_ROWS]
    if len(rows) > MOST_ROWS:
        yield (said.count("%(num)s more row", "%(num)s more rows", len(rows) - MOST_ROWS),)


def _summary(desk: Desk) -> Sheet:
    say, found = desk.words.say, desk.findings
    rows = (
        (say("Documents"), len(found.documents)),
        (say("Clauses"), len(found.clauses)),
        (say("Overlaps"), len(found.overlaps)),
        *(
            (f"  {say(label)}", sum(o.kind == kind for o in found.overlaps))
            for kind, label in KINDS.items()
        ),
        (say("Citations"), len(found.citations)),
        *(
            (f"  {say(label)}", sum(c.status == status for c in found.citations))
            for status, label in STATUSES.items()
        ),
        (say("Mandates"), len(found.mandates)),
        (say("Reporting duties"), sum(mandate.reporting for mandate in found.mandates)),
        (say("Themes"), len(found.themes)),
        (say("Proposals"), len(found.proposals)),
        (say("Problems"), len(found.problems)),
    )
    return Sheet(say("Summary"), ((say("What"), 44), (say("How many"), 14)), rows)


def _overlaps(desk: Desk) -> Sheet:
    say = desk.words.say
    side = ((say("Instrument"), 26), (say("Sector"), 14), (say("Clause"), 22), (say("Text"), 60))
    columns = (
        ("#", 6),
        (say("Kind"), 20),
        (say("Sureness"), 16),
        (say("Score"), 8),
        *side,
        *side,
        (say("Action"), 24),
        (say("Rule"), 48),
        (say("Wording"), 60),
        (say("Reasons"), 60),
        (say("Identifier"), 16),
    )
    rows = [
        row for rank, finding in enumerate(desk.ranked, 1) for row in _finding(rank, finding, desk)
    ]
    return Sheet(say("Overlaps"), columns, rows)


def _finding(rank: int, finding: Finding, desk: Desk) -> Iterator[tuple[Cell, ...]]:
    """A row for each link of a finding; what is proposed for a group stands in its first row."""
    words, names, proposals = desk.words, desk.names, desk.proposals.get(finding.id, ())
    first, *others = clauses_of(finding)
    for at, (link, other) in enumerate(zip(links_of(finding), others, strict=True)):
        told = proposals if at == 0 else ()
        yield (
            rank,
            words.say(KINDS[link.kind]),
            names.sureness(link.score),
            round(float(link.score), 4),
            *_side(first, names),
            *_side(other, names),
            "\n".join(map(names.action, told)),
            "\n".join(tell(each.rule, names) for each in told),
            "\n".join(each.draft for each in told),
            "\n".join(
                f"{names.feature(reason.feature)}: {tell(reason.detail, names)}"
                for reason in link.evidence
            ),
            link.id,
        )


def _side(clause: Clause, names: Names) -> tuple[Cell, ...]:
    document = clause.document
    return names.instrument(document), names.sector(document), place_of(clause), clause.words


def _map(desk: Desk) -> Sheet:
    say = desk.words.say
    columns = (
        (say("Theme"), 36),
        (say("Adopted by"), 14),
        (say("Instrument"), 28),
        (say("Title"), 60),
        (say("Language"), 14),
        (say("Area of mutual interest"), 36),
        (say("Why it belongs here"), 60),
        (say("File"), 40),
    )
    rows = [
        (
            theme.label,
            desk.names.body(member),
            desk.names.instrument(member),
            member.title,
            desk.words.language_name(member.language),
            tell(theme.mutual or NONE, desk.names),
            tell(theme.basis.get(member.source, NONE), desk.names),
            member.source,
        )
        for theme in desk.findings.themes
        for member in theme.members
    ]
    return Sheet(say("Map"), columns, rows)


def _citations(desk: Desk) -> Sheet:
    say = desk.words.say
    columns = (
        (say("Who cites"), 28),
        (say("Clause"), 22),
        (say("As written"), 44),
        (say("Edition cited"), 30),
        (say("Status"), 26),
        (say("In force"), 30),
        (say("Candidates"), 40),
        (say("File"), 40),
    )
    rows = [_citation(citation, desk.names) for citation in desk.findings.citations]
    return Sheet(say("Citations"), columns, rows)


def _citation(citation: Citation, names: Names) -> tuple[Cell, ...]:
    clause, document = citation.clause, citation.document
    return (
        names.instrument(document) if document else "",
        place_of(clause) if clause else "",
        citation.text,
        names.identifier(citation.target),
        names.words.say(STATUSES[citation.status]),
        names.identifier(citation.current),
        ", ".join(map(str, citation.candidates)),
        document.source if document else "",
    )


def _mandates(desk: Desk, *, name: str, reporting: bool) -> Sheet:
    say = desk.words.say
    columns = (
        (say("Who"), 30),
        (say("What"), 60),
        (say("To whom"), 26),
        (say("How often"), 18),
        (say("By when"), 18),
        (say("Instrument"), 28),
        (say("Clause"), 24),
        (say("File"), 40),
        (say("Kind"), 18),
        (say("Condition"), 30),
        (say("First due"), 14),
    )
    held = (each for each in desk.findings.mandates if each.reporting or not reporting)
    return Sheet(name, columns, [_mandate(each, desk.names) for each in held])


def _mandate(mandate: Mandate, names: Names) -> tuple[Cell, ...]:
    document: Document = mandate.clause.document
    due = first_due(mandate, organisations=names.organisations)
    return (
        names.actors(mandate.actors),
        mandate.action,
        names.recipient(mandate.recipient),
        names.frequency(mandate.frequency),
        mandate.deadline or "",
        names.instrument(document),
        place_of(mandate.clause),
        document.source,
        names.duty(mandate.kind),
        mandate.condition or "",
        "" if due is None else f"{due.year} ({due.occasion})" if due.occasion else str(due.year),
    )


def _problems(desk: Desk) -> Sheet:
    say = desk.words.say
    columns = (
        (say("File"), 50),
        (say("Place"), 20),
        (say("What is wrong"), 60),
        (say("What to do"), 60),
        (say("Read"), 18),
    )
    rows = [
        (
            each.source,
            tell(each.place or NONE, desk.names),
            tell(each.message, desk.names),
            tell(each.mend, desk.names),
            say("No") if each.fatal else say("Yes, but for this"),
        )
        for each in desk.findings.problems
    ]
    return Sheet(say("Problems"), columns, rows)
