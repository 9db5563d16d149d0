"""A PDF is put together again as paragraphs, without what only its pages need."""

import io

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from intersector.errors import ReadingError

COLUMN = (
    "The Assembly of the Union of Stations",
    "recalls that the Stations exchange their",
    "timetables each year, and that this ex-",
    "change has helped the passengers of all",
    "regions, in particular those of the well-",
    "known eastern lines, whose number grew",
    "by a third since the last Assembly met.",
)
TOP, LEFT, PITCH = 760, 72, 14


def pdf(*pages: list[tuple[float, float, float, str]], **options: object) -> bytes:
    """Draw lines of text, each at (x, y) in a size, on pages."""
    stream = io.BytesIO()
    canvas = Canvas(stream, **options)
    for page in pages:
        for x, y, size, text in page:
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(texts, x: float = LEFT, y: float = TOP, size: float = 11):
    """Set lines one below the other."""
    return [(x, y - place * PITCH, size, text) for place, text in enumerate(texts)]


def test_lines_are_joined_and_hyphens_undone(read_bytes) -> None:
    texts = [*COLUMN, "The lines are well-known."]
    assert read_bytes(pdf(lines(texts)), "a.pdf").text == (
        "The Assembly of the Union of Stations recalls that the Stations exchange their timetables "
        "each year, and that this exchange has helped the passengers of all regions, in particular "
        "those of the well-known eastern lines, whose number grew by a third since the last "
        "Assembly met. The lines are well-known."
    )


def test_items_gaps_and_sizes_part_paragraphs(read_bytes, shown) -> None:
    page = [
        (LEFT, TOP + 30, 18, "Resolution 5"),
        *lines(["considering", "a) that the Stations exchange timetables,", "b) that more join;"]),
        *lines(["decides", "to continue this exchange."], y=TOP - 90),
    ]
    assert shown(read_bytes(pdf(page), "a.pdf")) == [
        "heading: Resolution 5",
        "paragraph: considering",
        "paragraph: a) that the Stations exchange timetables,",
        "paragraph: b) that more join;",
        "paragraph: decides",
        "paragraph: to continue this exchange.",
    ]


def test_a_line_that_begins_with_a_short_word_goes_on_after_a_comma(read_bytes) -> None:
    texts = [
        "The Union shall report to its Stations each year,",
        "in the form that the Assembly has laid down for it,",
        "to the Council too.",
    ]
    assert read_bytes(pdf(lines(texts)), "a.pdf").text == " ".join(texts)


def test_two_columns_are_read_one_after_the_other(read_bytes) -> None:
    rows = [
        piece
        for place, text in enumerate(COLUMN)
        for piece in ((LEFT, text, place), (LEFT + 240, text.upper(), place))
    ]
    page = [(x, TOP - place * PITCH, 11, text) for x, text, place in rows]
    first, second = read_bytes(pdf(page), "a.pdf").text.split("\n")
    assert first.startswith("The Assembly of the Union of Stations recalls")
    assert second.startswith("THE ASSEMBLY OF THE UNION OF STATIONS RECALLS")


def test_running_heads_and_page_numbers_are_left_out(read_bytes, shown) -> None:
    pages = [
        [
            (LEFT, 800, 9, f"Union of Stations – Document {n}"),
            *lines([f"Paragraph {word} of the report of the Union to its Assembly in Lima."]),
            (300, 30, 9, f"– {n} –"),
        ]
        for n, word in ((1, "one"), (2, "two"), (3, "three"))
    ]
    assert shown(read_bytes(pdf(*pages), "a.pdf")) == [
        f"paragraph: Paragraph {word} of the report of the Union to its Assembly in Lima."
        for word in ("one", "two", "three")
    ]


def test_a_line_of_the_text_that_two_pages_begin_with_stays(read_bytes) -> None:
    pages = [
        lines(["resolves", f"to report {how} to the Stations on the progress of all its work,"])
        for how in ("soon", "later")
    ]
    assert read_bytes(pdf(*pages), "a.pdf").text.count("resolves") == 2


def test_a_title_that_the_running_foot_repeats_stays(read_bytes) -> None:
    pages = [
        [*lines(texts), (LEFT, 40, 9, "RESOLUTION 18 (LIMA, 2024)")]
        for texts in (
            ["RESOLUTION 18 (LIMA, 2024)", "The Union,", "noting that its Stations grow,"],
            ["decides to report to its Stations on the progress of the work."],
        )
    ]
    assert read_bytes(pdf(*pages), "a.pdf").text.count("RESOLUTION 18") == 1


def test_a_line_with_room_for_the_next_word_ends_its_paragraph(read_bytes, shown) -> None:
    page = lines(
        [
            "Access to the signals for all people",
            "The Assembly of the Union of Stations of the South",
            "(Lima, 2024),",
            "noting that more Stations join the Union each year",
        ]
    )
    assert shown(read_bytes(pdf(page), "a.pdf")) == [
        "paragraph: Access to the signals for all people",
        "paragraph: The Assembly of the Union of Stations of the South (Lima, 2024),",
        "paragraph: noting that more Stations join the Union each year",
    ]


def test_sentences_go_on_over_pages_and_only_marks_of_notes_drop_out(read_bytes, shown) -> None:
    first = [
        (LEFT, TOP, 11, "It thanks its members."),
        (LEFT + 109, TOP + 4, 6, "2"),
        (LEFT, TOP - PITCH, 11, "The Union shall see that all Stations"),
        (LEFT + 187, TOP - PITCH + 4, 6, "1"),
        (LEFT, 60, 8, "1 Those of all three regions."),
    ]
    document = read_bytes(pdf(first, lines(["take part in its work."])), "a.pdf")
    assert shown(document) == [
        "paragraph: It thanks its members. 2",
        "paragraph: The Union shall see that all Stations take part in its work.",
        "note: 1 Those of all three regions.",
    ]


def test_rows_of_two_cells_stay_apart(read_bytes, shown) -> None:
    rows = (("Charging in the service of the Union", "E.230"), ("Traffic of the Stations", "E.490"))
    page = [
        (x, TOP - PITCH * place, 11, cell)
        for place, row in enumerate(rows)
        for x, cell in zip((LEFT, 420), row, strict=True)
    ]
    assert shown(read_bytes(pdf(page), "a.pdf")) == [
        "paragraph: Charging in the service of the Union\tE.230",
        "paragraph: Traffic of the Stations\tE.490",
    ]


def test_a_font_that_does_not_tell_its_letters_is_named(read_bytes) -> None:
    page = lines([*COLUMN, "4%,%'2!0(37)4#().' 3)'.!,,).'"])
    (warning,) = read_bytes(pdf(page), "a.pdf").warnings
    assert "page 1" in warning and "4%,%'2!0(37)4#().'" in warning
    assert read_bytes(pdf(lines([*COLUMN, "(see https://union.example/a%20b%20c)"])), "a.pdf")


def test_chinese_lines_are_joined_without_spaces(read_bytes) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("STSong-Light", 12)
    for place, text in enumerate(
        ("大会责成秘书长每年向理事会提交关于本", "决议实施情况的报告，并请各国予以协作。")
    ):
        canvas.drawString(LEFT, TOP - place * PITCH, text)
    canvas.save()
    document = read_bytes(stream.getvalue(), "a.pdf")
    assert "关于本决议" in document.text
    assert document.language == "zh"


def scanned_page(canvas: Canvas) -> None:
    """Draw a picture instead of text."""
    canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "grey")), 0, 0, 400, 400)
    canvas.showPage()


def test_a_scanned_page_is_named_and_a_scanned_file_refused(read_bytes) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    scanned_page(canvas)
    canvas.drawString(LEFT, TOP, "The Union shall report each year to all of its Stations.")
    canvas.save()
    assert any("page 1 is a picture" in w for w in read_bytes(stream.getvalue(), "a.pdf").warnings)
    stream = io.BytesIO()
    canvas = Canvas(stream)
    scanned_page(canvas)
    canvas.save()
    with pytest.raises(ReadingError, match="is scanned"):
        read_bytes(stream.getvalue(), "a.pdf")


def test_protected_truncated_and_damaged_files_are_refused(read_bytes) -> None:
    data = pdf(lines(COLUMN))
    for bad, words in (
        (pdf(lines(COLUMN), encrypt="secret"), "password"),
        (data[: len(data) // 2], "truncated"),
        (b"%PDF-1.4\n" + b"x" * 50 + b"\n%%EOF", "damaged"),
        (pdf([]), "no text"),
        (pdf([(300, 30, 9, "– 1 –")]), "no text"),
    ):
        with pytest.raises(ReadingError, match=words):
            read_bytes(bad, "a.pdf")
