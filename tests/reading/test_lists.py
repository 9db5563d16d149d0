"""Lists of a .docx in the six languages, printed as LibreOffice prints them too."""

import io
from collections.abc import Callable, Iterator

import pytest
from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from intersector.model import Document

Convert = Callable[..., bytes]
Read = Callable[..., Document]

FORMATS = {
    "en": ("decimal", "lowerLetter", "lowerRoman"),
    "fr": ("upperRoman", "decimal", "lowerLetter"),
    "es": ("decimalZero", "upperLetter", "lowerRoman"),
    "ru": ("decimal", "russianLower", "upperLetter"),
    "ar": ("arabicAlpha", "decimal", "upperRoman"),
    "zh": ("chineseCounting", "decimalEnclosedCircle", "ideographTraditional"),
}
WORDS = {
    "en": "to report on the work",
    "fr": "de faire rapport chaque année",
    "es": "que informe cada año al Consejo",
    "ru": "представить отчет Совету",
    "ar": "أن يقدم تقريراً إلى المجلس",
    "zh": "每年向理事会报告",
}
STYLED = (
    "<w:style {0} w:type='paragraph' w:styleId='Act'><w:name w:val='Act'/><w:basedOn "
    "w:val='Normal'/><w:pPr><w:numPr><w:numId w:val='{1}'/></w:numPr></w:pPr></w:style>",
    "<w:style {0} w:type='paragraph' w:styleId='Act2'><w:name w:val='Act2'/><w:basedOn "
    "w:val='Act'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>",
)


def definition(key: int, language: str) -> str:
    """Three levels: each by itself, in brackets, and with all above it."""
    texts = ("%1.", "(%2)", "%1.%2.%3")
    levels = "".join(
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>"
        f"<w:suff w:val='space'/><w:lvlText w:val='{text}'/></w:lvl>"
        for depth, (form, text) in enumerate(zip(FORMATS[language], texts, strict=True))
    )
    return (
        f"<w:abstractNum {nsdecls('w')} w:abstractNumId='{key}'>"
        f"<w:multiLevelType w:val='multilevel'/>{levels}</w:abstractNum>"
    )


def number(key: int, of: int, start: int | None = None) -> str:
    """A list of a definition, which starts anew at `start`."""
    anew = f"<w:lvlOverride w:ilvl='0'><w:startOverride w:val='{start}'/></w:lvlOverride>"
    return (
        f"<w:num {nsdecls('w')} w:numId='{key}'><w:abstractNumId w:val='{of}'/>"
        f"{anew if start is not None else ''}</w:num>"
    )


def paragraph(words: str, inside: str = "") -> str:
    return f"<w:p {nsdecls('w')}><w:pPr>{inside}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def item(words: str, key: int, depth: int) -> str:
    return paragraph(words, f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{key}'/></w:numPr>")


def styled(words: str, style: str, *, numbered: bool = True) -> str:
    none = "" if numbered else "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='0'/></w:numPr>"
    return paragraph(words, f"<w:pStyle w:val='{style}'/>{none}")


def body(language: str, key: int) -> Iterator[str]:
    """Two heads with a list each; the second starts anew, is left, and carried on."""
    words = WORDS[language]
    yield paragraph(words)
    yield from (item(words, key, depth) for depth in (0, 1, 1, 2, 2, 1, 2, 0, 1, 0))
    yield paragraph(words)
    yield from (item(words, key + 1, depth) for depth in (0, 0, 1))
    yield paragraph(words)
    yield from (item(words, key + 1, depth) for depth in (1, 0))
    yield from (item(words, key + 2, depth) for depth in (0, 1, 0))
    yield from (item(words, key, depth) for depth in (0, 0))


@pytest.fixture(scope="module")
def lists() -> bytes:
    """One document with the lists of every language, and one list that styles number."""
    word = Word()
    numbering = word.part.numbering_part.element
    for element in list(numbering):
        numbering.remove(element)
    keys = {language: 10 * place for place, language in enumerate(FORMATS, 1)}
    made = [definition(key, language) for language, key in keys.items()]
    for key in keys.values():
        made += [number(key, key), number(key + 1, key, 1), number(key + 2, key, 9)]
    made.append(number(99, keys["en"], 1))
    for element in made:
        numbering.append(parse_xml(element))
    for style in STYLED:
        word.styles.element.append(parse_xml(style.format(nsdecls("w"), 99)))
    words = WORDS["en"]
    acts = [styled(words, "Act"), styled(words, "Act2"), styled(words, "Act", numbered=False)]
    text = [line for language, key in keys.items() for line in body(language, key)]
    for element in [*text, *acts, styled(words, "Act2"), styled(words, "Act")]:
        word.element.body.sectPr.addprevious(parse_xml(element))
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def test_numbers_are_those_that_libreoffice_prints(
    lists: bytes, read_bytes: Read, office: Convert
) -> None:
    printed = office(lists, "lists.docx", "txt:Text (encoded):UTF8").decode("utf-8-sig")
    wanted = [line.strip() for line in printed.splitlines() if line.strip()]
    assert read_bytes(lists, "lists.docx").text.split("\n") == wanted


def test_a_list_starts_anew_under_its_head_and_goes_on_where_it_was_left(
    lists: bytes, read_bytes: Read
) -> None:
    blocks = read_bytes(lists, "lists.docx").blocks
    numbers = [block.number for block in blocks]
    first = ["1.", "(a)", "(b)", "1.b.i", "1.b.ii", "(c)", "1.c.i", "2.", "(a)", "3."]
    second = [*["1.", "2.", "(a)"], None, *["(b)", "3."], *["9.", "(a)", "10."], *["11.", "12."]]
    assert numbers[:23] == [None, *first, None, *second]
    assert numbers[-5:] == ["1.", "(a)", None, "(b)", "2."]
