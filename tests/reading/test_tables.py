"""Ruled tables of a PDF are read cell by cell, the text around them as ever."""

import io

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from intersector.reading.rules import Rule
from intersector.reading.tables import find_tables

STYLE = getSampleStyleSheet()["BodyText"]
BEFORE = (
    "The Assembly of the Union of Stations decides to follow the table below in all of its work "
    "until the next Assembly meets, and to revise it then in the light of what was learned."
)
AFTER = "After the table the text goes on, as it does in all reports, and ends with this sentence."
ROWS = [
    ["Resolution", "What it asks of the Bureau", "Who answers for it"],
    [
        "Resolution 5 (Geneva, 2021)",
        "to continue the exchange of timetables among all Stations, and to report on it each year",
        "the Director of the Bureau, in collaboration with the Regional Offices",
    ],
    ["12", "to study the lighting of platforms in the light of what the eastern lines did", "1"],
]


def report(*styles: tuple[object, ...], rows: list[list[str]] = ROWS) -> bytes:
    """A page with a table of narrow columns between two paragraphs."""
    stream = io.BytesIO()
    cells = [[Paragraph(text, STYLE) for text in row] for row in rows]
    table = Table(cells, colWidths=[90, 150, 130])
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *styles]))
    document = SimpleDocTemplate(stream)
    document.build([Paragraph(BEFORE, STYLE), table, Paragraph(AFTER, STYLE)])
    return stream.getvalue()


GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)


def test_a_table_of_wrapped_columns_is_read_cell_by_cell(read_bytes, shown) -> None:
    assert shown(read_bytes(report(GRID), "a.pdf")) == [
        f"paragraph: {BEFORE}",
        *(f"cell: {text}" for row in ROWS for text in row),
        f"paragraph: {AFTER}",
    ]


def test_rules_drawn_as_thin_rectangles_are_rules(read_bytes, shown) -> None:
    """Word processors draw the borders of every cell so, piece by piece."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for row in range(4):
        for column in range(3):
            canvas.rect(72 + 100 * column, 700 - 30 * row, 99.5, 0.48, stroke=0, fill=1)
    for row in range(3):
        for column in range(4):
            canvas.rect(72 + 100 * column, 671 - 30 * row, 0.48, 29.5, stroke=0, fill=1)
        for column in range(3):
            canvas.drawString(76 + 100 * column, 690 - 30 * row, f"words of cell {row}{column},")
            canvas.drawString(76 + 100 * column, 677 - 30 * row, "two lines")
    canvas.save()
    assert shown(read_bytes(stream.getvalue(), "a.pdf")) == [
        f"cell: words of cell {row}{column}, two lines" for row in range(3) for column in range(3)
    ]


def test_cells_without_a_rule_between_them_are_one(read_bytes, shown) -> None:
    spans = [("SPAN", (0, 0), (2, 0)), ("SPAN", (0, 1), (0, 2))]
    rows = [["One head above all of the three columns", "", ""], *ROWS[1:]]
    rows[2] = ["", *ROWS[2][1:]]
    found = shown(read_bytes(report(GRID, *spans, rows=rows), "a.pdf"))
    texts = [text for row in rows for text in row if text]
    assert found[1:-1] == [f"cell: {text}" for text in texts]


def test_a_frame_around_text_is_no_table(read_bytes, shown) -> None:
    frame = [["This is a notice in a frame, long enough to be wrapped in it.", "", ""]]
    boxed = report(("BOX", (0, 0), (-1, -1), 1, colors.black), rows=frame)
    assert not any(line.startswith("cell") for line in shown(read_bytes(boxed, "a.pdf")))


def test_outer_sides_may_be_open() -> None:
    across = [Rule(y, 100, 400) for y in (500, 450, 400)]
    (table,) = find_tables(across, [Rule(200, 400, 500), Rule(300, 400, 500)])
    assert (table.xs, table.ys) == ((100, 200, 300, 400), (400, 450, 500))
    assert table.at(150, 480) == (0, 0)
    assert table.at(350, 420) == (1, 2)
    assert table.at(50, 420) is None


def test_two_tables_are_told_apart_and_read_from_the_top() -> None:
    def grid(top: int) -> tuple[list[Rule], list[Rule]]:
        ys, xs = (top, top - 20, top - 40), (100, 200, 300)
        return [Rule(y, 100, 300) for y in ys], [Rule(x, top - 40, top) for x in xs]

    low, high = grid(300), grid(700)
    tables = find_tables([*low[0], *high[0]], [*low[1], *high[1]])
    assert [table.ys[-1] for table in tables] == [700, 300]


@pytest.mark.parametrize(("shift", "named"), [(3.5, ["never"]), (-1.5, [])])
def test_struck_words_are_named_and_underlined_ones_are_not(
    read_bytes, shift: float, named: list[str]
) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 700, "The Union shall never report to its Stations on the timetables.")
    start = 72 + stringWidth("The Union shall ", "Helvetica", 11)
    end = start + stringWidth("never", "Helvetica", 11)
    canvas.line(start, 700 + shift, end, 700 + shift)
    canvas.save()
    struck = [w for w in read_bytes(stream.getvalue(), "a.pdf").warnings if "struck through" in w]
    assert [warning.rpartition(": ")[2] for warning in struck] == named
