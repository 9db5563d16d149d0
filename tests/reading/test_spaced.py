"""Tables with horizontal rules only are read cell by cell; nothing else is made a table."""

import io

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

STYLE = getSampleStyleSheet()["BodyText"]
BEFORE = (
    "The Assembly of the Union of Stations decides to follow the table below in all of its work "
    "until the next Assembly meets, and to revise it then in the light of what was learned."
)
AFTER = "After the table the text goes on, as it does in all reports, and ends with this sentence."
RULES = [
    ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
    ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
    ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
]
FIGURES = [
    ["Object of expenditure", "2023", "2024", "Change"],
    ["Posts", "1 204.5", "1 310.0", "105.5"],
    ["Travel of staff", "88.1", "90.4", "2.3"],
    ["Furniture and equipment", "12.0", "9.5", "-2.5"],
    ["Total", "1 304.6", "1 409.9", "105.3"],
]
WORDS = [
    ["Resolution", "What it asks of the Bureau", "Who answers for it"],
    [
        "Resolution 5 (Geneva, 2021)",
        "to continue the exchange of timetables among all Stations, and to report on it each year",
        "the Director of the Bureau, in collaboration with the Regional Offices",
    ],
    ["12", "to study the lighting of platforms in the light of what the eastern lines did", "1"],
]


def report(rows: list[list[str]], widths: list[int], *styles: tuple[object, ...]) -> bytes:
    """A page with a table between two paragraphs."""
    stream = io.BytesIO()
    cells = [[Paragraph(text, STYLE) for text in row] for row in rows]
    table = Table(cells, colWidths=widths)
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *RULES, *styles]))
    SimpleDocTemplate(stream).build([Paragraph(BEFORE, STYLE), table, Paragraph(AFTER, STYLE)])
    return stream.getvalue()


def drawn(lines: list[tuple[float, float, str]], rules: list[tuple[float, float, float]]) -> bytes:
    """A page with words at places (x, y) and rules (x, x, y)."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    for x, y, words in lines:
        canvas.drawString(x, y, words)
    for start, end, y in rules:
        canvas.line(start, y, end, y)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("rows", "widths"), [(FIGURES, [180, 70, 70, 70]), (WORDS, [90, 150, 130])]
)
def test_a_table_is_read_cell_by_cell(
    read_bytes, shown, rows: list[list[str]], widths: list[int]
) -> None:
    assert shown(read_bytes(report(rows, widths), "a.pdf")) == [
        f"paragraph: {BEFORE}",
        *(f"cell: {text}" for row in rows for text in row),
        f"paragraph: {AFTER}",
    ]


def test_rows_of_close_lines_are_told_by_what_would_have_had_room(read_bytes, shown) -> None:
    """No space parts the rows; the second label is wrapped, its figure stands at its last line."""
    lines = [(72, 690, "Object"), (250, 690, "2023"), (320, 690, "2024")]
    lines += [(72, 670, "Posts"), (250, 670, "204.5"), (320, 670, "310.0")]
    lines += [(72, 658, "Travel of staff to the eastern")]
    lines += [(72, 646, "Stations"), (250, 646, "188.1"), (320, 646, "190.4")]
    lines += [(72, 634, "Furniture"), (250, 634, "112.0"), (320, 634, "119.5")]
    page = drawn(lines, [(70, 350, y) for y in (704, 685, 628)])
    assert shown(read_bytes(page, "a.pdf")) == [
        f"cell: {text}"
        for text in (
            *("Object", "2023", "2024"),
            *("Posts", "204.5", "310.0"),
            *("Travel of staff to the eastern Stations", "188.1", "190.4"),
            *("Furniture", "112.0", "119.5"),
        )
    ]


def test_a_head_above_several_columns_is_one_cell(read_bytes, shown) -> None:
    lines = [(72, 690, "Object"), (240, 690, "Estimates of both years")]
    lines += [(72, 670, "Posts"), (250, 670, "204.5"), (320, 670, "310.0")]
    lines += [(72, 652, "Travel"), (250, 652, "188.1"), (320, 652, "190.4")]
    page = drawn(lines, [(70, 360, y) for y in (704, 685, 646)])
    assert shown(read_bytes(page, "a.pdf")) == [
        f"cell: {text}"
        for text in (
            *("Object", "Estimates of both years"),
            *("Posts", "204.5", "310.0"),
            *("Travel", "188.1", "190.4"),
        )
    ]


SAID = "the Stations of the eastern line go on to"
COLUMNS = [(x, 740 - 12 * n, SAID) for x in (72, 310) for n in range(40)]
HEADED = [(72, 760, "Journal of the Union"), (460, 760, "3")]
FULL = (70, 520)


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        pytest.param([*HEADED, *COLUMNS], [(*FULL, 772), (*FULL, 754), (*FULL, 260)], id="columns"),
        pytest.param(
            [(72, 700 - 20 * n, f"Heading {n} of a part of the report") for n in range(4)],
            [(72, 240, 697 - 20 * n) for n in range(4)],
            id="underlined headings",
        ),
        pytest.param(
            [(72, 700 - 20 * n, "Name and first name") for n in range(4)],
            [(180, 400, 698 - 20 * n) for n in range(4)],
            id="a form to fill in",
        ),
        pytest.param(
            [(72, 700, "Some text that ends here."), (72, 120, "1  A note to it.")],
            [(72, 216, 132)],
            id="a footnote",
        ),
        pytest.param(
            [(72, 760, "Left"), (400, 760, "Right"), (72, 500, SAID + " " + SAID)],
            [(*FULL, 772), (*FULL, 752), (*FULL, 90)],
            id="a running head and foot",
        ),
    ],
)
def test_nothing_else_becomes_a_table(
    read_bytes,
    shown,
    lines: list[tuple[float, float, str]],
    rules: list[tuple[float, float, float]],
) -> None:
    found = shown(read_bytes(drawn(lines, rules), "a.pdf"))
    assert found
    assert not any(line.startswith("cell") for line in found)
