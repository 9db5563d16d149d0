"""A .docx is read as Word prints it, on either side of its tracked changes."""

import pytest

from intersector.errors import ReadingError

LONG = "The Assembly decides that the Union reports each year on the progress of its work."


def p(text: str, properties: str = "") -> str:
    """Write a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Write a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_headings_and_cells_with_their_styles(docx, shown) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Base"/>'
        '</w:style><w:style w:styleId="Base"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    document = docx(
        p("Title", '<w:pStyle w:val="Titre1"/>')
        + p("Part", '<w:pStyle w:val="Own"/>')
        + p(LONG)
        + f"<w:tbl><w:tr><w:tc>{p('One')}</w:tc><w:tc>{p('Two')}</w:tc></w:tr></w:tbl>",
        styles=styles,
    )
    assert shown(document) == [
        "heading: Title",
        "heading: Part",
        f"paragraph: {LONG}",
        "cell: One",
        "cell: Two",
    ]
    assert [block.level for block in document.blocks] == [1, 2, None, None, None]
    assert document.blocks[0].style == "heading 1"


def test_lines_of_contents_are_known_by_their_styles(docx, shown) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="TOC Heading"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="I"><w:name w:val="table of figures"/></w:style>'
    )
    figure = p("Map", '<w:pStyle w:val="I"/>')
    document = docx(
        p("Contents", '<w:pStyle w:val="T"/>')
        + p("Part", '<w:pStyle w:val="TM1"/>')
        + f"<w:tbl><w:tr><w:tc>{figure}</w:tc></w:tr></w:tbl>{p('Part')}",
        styles=styles,
    )
    assert shown(document) == [
        "contents: Contents",
        "contents: Part",
        "contents: Map",
        "paragraph: Part",
    ]


def test_tabs_breaks_hyphens_symbols_and_fields(docx) -> None:
    document = docx(
        "<w:p><w:r><w:t>a)</w:t><w:tab/><w:t>UIT</w:t><w:noBreakHyphen/><w:t>D re</w:t>"
        "<w:softHyphen/><w:t>ports</w:t><w:br/><w:t>on</w:t>"
        '<w:sym w:font="Symbol" w:char="F061"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink><w:r><w:t> page 3</w:t></w:r>'
        '</w:hyperlink><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f"<w:smartTag>{r(' of')}</w:smartTag><w:sdt><w:sdtContent>{r(' it')}</w:sdtContent></w:sdt>"
        + r(" secret", "<w:vanish/>")
        + r(" known", "<w:vanish w:val='0'/>")
        + "</w:p>"
    )
    assert document.text == "a)\tUIT-D reports\nonα page 3 of it known"


def test_entries_of_an_index_that_a_conversion_left_as_text_are_no_text(docx) -> None:
    """Only where they fill their run: a text about such fields is left."""
    entry = '<w:r><w:t>XE "telex</w:t><w:br/><w:t>calls"§</w:t></w:r>'
    rest = r(" are kept; write XE &quot;word&quot;")
    document = docx(f"<w:p>{r('calls')}{entry}{rest}</w:p>")
    assert document.text == 'calls are kept; write XE "word"'


def test_text_boxes_follow_their_paragraph_once(docx, shown) -> None:
    box = f"<w:txbxContent>{p('Boxed')}</w:txbxContent>"
    document = docx(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        f"</mc:AlternateContent><w:t>{LONG}</w:t></w:r></w:p>"
    )
    assert shown(document) == [f"paragraph: {LONG}", "cell: Boxed"]


def test_notes_stand_at_the_end_without_their_marks(docx, shown) -> None:
    document = docx(
        f"<w:p>{r('States')}<w:r><w:footnoteReference w:id='2'/></w:r>{r(' report')}"
        "<w:r><w:footnoteReference w:id='3' w:customMarkFollows='1'/><w:t>*</w:t></w:r>"
        f"{r(' each year.')}<w:r><w:endnoteReference w:id='2'/></w:r></w:p>{p(LONG)}",
        footnotes=(
            "<w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
            f"<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r>{r(' All of them.')}</w:p>"
            f"</w:footnote><w:footnote w:id='3'>{p('* In writing.')}</w:footnote>"
        ),
        endnotes=(
            f"<w:endnote w:id='2'><w:p><w:r><w:endnoteRef/></w:r>{r(' At last.')}</w:p></w:endnote>"
        ),
    )
    assert shown(document) == [
        "paragraph: States report each year.",
        f"paragraph: {LONG}",
        "note: 1 All of them.",
        "note: * In writing.",
        "note: 1 At last.",
    ]


CHANGED = (
    f"<w:p>{r('The Union ')}"
    f"<w:ins w:author='Ann' w:date='2024-05-01T10:00:00Z'>{r('may')}</w:ins>"
    "<w:del w:author='Bo' w:date='2024-05-02T10:00:00Z'><w:r>"
    "<w:delText>shall</w:delText></w:r></w:del>"
    f"{r(' report')}<w:moveFrom w:author='Bo'>{r(' early')}</w:moveFrom></w:p>"
    "<w:p><w:pPr><w:rPr><w:del w:author='Bo'/></w:rPr></w:pPr>"
    "<w:del w:author='Bo'><w:r><w:delText>Old clause.</w:delText></w:r></w:del></w:p>"
    f"<w:p><w:pPr><w:rPr><w:ins w:author='Ann'/></w:rPr></w:pPr>{r('to the Council')}</w:p>"
    f"<w:p>{r(' and')}<w:moveTo w:author='Bo'>{r(' early')}</w:moveTo></w:p>"
)


def test_the_proposed_text_has_insertions_and_no_deletions(docx) -> None:
    document = docx(CHANGED)
    assert document.text == "The Union may report\nto the Council\nand early"


def test_the_original_text_has_deletions_and_no_insertions(docx) -> None:
    document = docx(CHANGED, reading="original")
    assert document.text == "The Union shall report early\nOld clause.\nto the Council and"


def test_every_change_is_listed_with_author_and_date(docx) -> None:
    changes = docx(CHANGED).changes
    assert [(c.type, c.author, c.text) for c in changes] == [
        ("insert", "Ann", "may"),
        ("delete", "Bo", "shall"),
        ("delete", "Bo", " early"),
        ("delete", "Bo", "\n"),
        ("delete", "Bo", "Old clause."),
        ("insert", "Ann", "\n"),
        ("insert", "Bo", " early"),
    ]
    assert changes[0].date == "2024-05-01T10:00:00Z"


def test_changed_rows_and_former_properties(docx) -> None:
    body = (
        f"<w:tbl><w:tr><w:trPr><w:ins w:author='Ann'/></w:trPr><w:tc>{p('New')}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:del w:author='Ann'/></w:trPr><w:tc>{p('Old')}</w:tc></w:tr></w:tbl>"
        + p(
            LONG,
            "<w:outlineLvl w:val='0'/><w:pPrChange w:author='Ann'><w:pPr/></w:pPrChange>",
        )
    )
    proposed, original = docx(body), docx(body, reading="original")
    assert (proposed.text, original.text) == (f"New\n{LONG}", f"Old\n{LONG}")
    assert (proposed.blocks[-1].kind, original.blocks[-1].kind) == ("heading", "paragraph")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<w:p>&bomb;</w:p>", "damaged"),
        ("<w:p>", "damaged"),
        ("<w:sdt>" * 300 + "</w:sdt>" * 300, "damaged|deep"),
    ],
)
def test_broken_xml_is_refused(docx, body: str, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        docx(body)
