"""Automatic numbers are counted and printed as Word does."""

ARTICLES = (
    "<w:abstractNum w:abstractNumId='1'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='%1'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:suff w:val='space'/>"
    "<w:lvlText w:val='%2)'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='lowerRoman'/>"
    "<w:lvlText w:val='%1.%2.%3'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/>"
    "<w:lvlText w:val='\uf0b7'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='3'><w:lvl w:ilvl='0'><w:start w:val='4'/>"
    "<w:numFmt w:val='upperRoman'/><w:lvlText w:val='Part %1'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:isLgl/><w:lvlRestart w:val='0'/>"
    "<w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='4'><w:lvl w:ilvl='1'><w:start w:val='1'/>"
    "<w:pStyle w:val='Sub'/><w:lvlText w:val='(%2)'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='3'/></w:num>"
    "<w:num w:numId='4'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='5'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='7'/></w:lvlOverride></w:num>"
    "<w:num w:numId='6'><w:abstractNumId w:val='4'/></w:num>"
)
STYLES = (
    "<w:style w:type='paragraph' w:styleId='Sub'><w:name w:val='Sub'/><w:pPr><w:numPr>"
    "<w:numId w:val='6'/></w:numPr></w:pPr></w:style>"
)


def items(docx, *places: tuple[int, int]) -> list[str | None]:
    """Read a text with paragraphs at (list, level) and return their printed numbers."""
    body = "".join(
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"
        "</w:pPr><w:r><w:t>to report on the progress of the work</w:t></w:r></w:p>"
        for number, level in places
    )
    document = docx(body, numbering=ARTICLES, styles=STYLES)
    for block in document.blocks:
        assert block.number is None or block.span.of(document.text).startswith(block.number)
    return [block.number for block in document.blocks]


def test_deeper_levels_begin_anew_under_each_higher_one(docx) -> None:
    wanted = ["1", "a)", "b)", "1.b.i", "2", "a)", "2.a.i"]
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert items(docx, *places) == wanted


def test_lists_of_one_definition_count_on_unless_one_restarts(docx) -> None:
    assert items(docx, (1, 0), (4, 0), (5, 0), (5, 0), (1, 0)) == ["1", "2", "7", "8", "9"]


def test_bullets_words_start_values_and_levels_that_never_restart(docx) -> None:
    assert items(docx, (2, 0), (3, 0), (3, 1), (3, 0), (3, 1)) == [
        "•",
        "Part IV",
        "4.1",
        "Part V",
        "5.2",
    ]


def test_list_zero_and_unknown_lists_print_nothing(docx) -> None:
    assert items(docx, (0, 0), (99, 0), (1, 8)) == [None, None, None]


def test_a_style_can_bring_its_list_and_level(docx) -> None:
    document = docx(
        "<w:p><w:pPr><w:pStyle w:val='Sub'/></w:pPr><w:r><w:t>to report</w:t></w:r></w:p>",
        numbering=ARTICLES,
        styles=STYLES,
    )
    block = document.blocks[0]
    assert (document.text, block.kind, block.level) == ("(1)\tto report", "item", 2)


def test_the_label_is_parted_from_the_text_as_the_list_says(docx) -> None:
    document = docx(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        "<w:r><w:t>to report</w:t></w:r></w:p>",
        numbering=ARTICLES,
    )
    assert document.text == "a) to report"
