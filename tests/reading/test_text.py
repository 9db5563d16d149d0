"""Plain text keeps its offsets, whatever its encoding and line ends."""

import pytest

from intersector.errors import ReadingError

FRENCH = "rappelant\na) que l'Union a été créée à Genève, où siège son secrétariat;\n" * 4
SPANISH = (
    "considerando que la Unión examinará más la cooperación de cada región y su evolución;\n" * 4
)
RUSSIAN = "Конференция решает поручить Директору Бюро подготовить отчет для Совета;\n" * 6
ARABIC = "إن المؤتمر يقرر أن يكلف مدير المكتب بتقديم تقرير سنوي إلى المجلس عن التنفيذ\n" * 6
ENGLISH = "The Assembly decides – as “planned” – that the Union reports each year.\n" * 4
CHINESE = "大会责成局长向理事会提交关于本决议实施情况的年度报告，并请各成员国予以协作；\n" * 8


def test_text_is_the_file_but_for_line_ends_and_the_byte_order_mark(read_bytes) -> None:
    document = read_bytes(b"\xef\xbb\xbfnoting\r\n\r\na)  that the Union grows;\rb)\tand more\n")
    assert document.text == "noting\n\na)  that the Union grows;\nb)\tand more\n"


def test_control_characters_that_a_converter_left_are_spaces(read_bytes) -> None:
    """So every format can hold the text, and what follows stays where it is in the file."""
    document = read_bytes("noting\n that the bands\x03 are\x1fshared,\f\n" + ENGLISH)
    assert document.text == "noting\n that the bands  are shared, \n" + ENGLISH


def test_the_head_of_a_page_in_a_volume_is_no_text(read_bytes, shown) -> None:
    """It is known by the text's own name: another's is left."""
    text = "RESOLUTION 8 (WRC-23)\nRES8-2\nRES8-3 2 that ships sail;\nRES9-1 3 that ships land.\n"
    assert shown(read_bytes(text)) == [
        "paragraph: RESOLUTION 8 (WRC-23)",
        "paragraph: 2 that ships sail;",
        "paragraph: RES9-1 3 that ships land.",
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("under Reso-\nlution 71 of the\nUnion\n", "under Resolution\n  71 of the\nUnion\n"),
        ("the har-\n  bours,\nand\n", "the harbours,    \nand\n"),
        ("by ITU-\nT, or\n", "by ITU-T,\n or\n"),
        ("(Rev.WRC-\n15) on\n", "(Rev.WRC-15)\n on\n"),
        ("a-\nships that sail\n", "a-\nships that sail\n"),
        ("PART II-\nSailing ships\n", "PART II-\nSailing ships\n"),
        ("between Geneva-\nLausanne\n", "between Geneva-\nLausanne\n"),
        ("in the har-\n\nbours\n", "in the har-\n\nbours\n"),
    ],
)
def test_a_word_that_a_line_broke_is_whole_and_the_line_ends_after_it(
    read_bytes, text, read
) -> None:
    """Nothing else moves: what stands elsewhere is where it is in the file."""
    assert read_bytes(text).text == read
    assert len(read) == len(text)


def test_every_line_that_holds_something_is_a_block(read_bytes, shown) -> None:
    document = read_bytes("noting\n\n  that the Union grows;  \n")
    assert shown(document) == ["paragraph: noting", "paragraph: that the Union grows;"]


def test_markdown_headings_are_headings_without_their_marks(read_bytes) -> None:
    document = read_bytes("# Title\n\n## Part\ntext #1\n#\n", "text.md")
    blocks = [(b.kind, b.level, b.span.of(document.text)) for b in document.blocks]
    assert blocks == [
        ("heading", 1, "Title"),
        ("heading", 2, "Part"),
        ("paragraph", None, "text #1"),
        ("paragraph", None, "#"),
    ]


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (FRENCH, "utf-8", "fr"),
        (FRENCH, "cp1252", "fr"),
        (ENGLISH, "cp1252", "en"),
        ("plain\n" * 12_000 + RUSSIAN * 1000, "cp1251", "ru"),
        (FRENCH, "mac-roman", "fr"),
        (SPANISH, "mac-roman", "es"),
        (SPANISH, "cp1252", "es"),
        (FRENCH, "utf-16", "fr"),
        (FRENCH, "utf-16-le", "fr"),
        (RUSSIAN, "cp1251", "ru"),
        (RUSSIAN, "koi8-r", "ru"),
        (ARABIC, "cp1256", "ar"),
        (CHINESE, "gb18030", "zh"),
    ],
)
def test_encoding_and_language_are_told_from_the_bytes(
    read_bytes, text, encoding, language
) -> None:
    document = read_bytes(text.encode(encoding))
    assert (document.text, document.language) == (text, language)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "holds no text"),
        (b"noting \x00\x01\x02 that", "not a text"),
        (bytes(range(256)) * 8, "not a text"),
        (b"\xef\xbb\xbfnoting \xff that", "damaged"),
        (b"\xff\xfen\x00o\x00\x00\xd8", "damaged"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(read_bytes, data, words) -> None:
    with pytest.raises(ReadingError, match=words):
        read_bytes(data)
