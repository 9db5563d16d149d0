"""Edits become tracked changes: accepted they give the proposed text, rejected the old one."""

import io
import zipfile
from copy import deepcopy
from datetime import datetime
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from intersector.errors import ReadingError
from intersector.model import Edit, Problem, Span
from intersector.proposals.redline import RedlineError, Signature, redline
from intersector.reading import trace_docx

UNION = Path(__file__).parents[2] / "examples" / "union"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNATURE = Signature("Northern group", datetime(2031, 5, 6))
EARLIER = "w:id='7' w:author='Ann' w:date='2030-01-01T00:00:00Z'"


def word(body: str, settings: str = "") -> bytes:
    """Build a whole .docx, as Word wants it, from the inside of its `w:body`."""
    document = docx.Document()
    space = etree.fromstring(f"<b xmlns:w='{W[1:-1]}'>{body}</b>")
    for element in space:
        document.element.body.sectPr.addprevious(element)
    for element in etree.fromstring(f"<b xmlns:w='{W[1:-1]}'>{settings}</b>"):
        document.settings.element.append(element)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """Write a paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, look: str = "") -> str:
    """Write a run."""
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def item(text: str) -> str:
    """Write an item of a numbered list that the template of python-docx defines."""
    return p(r(text), properties="<w:pStyle w:val='ListNumber'/>")


def edits(data: bytes, *changes: tuple[str, str]) -> list[Edit]:
    """Edits that put words in the place of others."""
    text = trace_docx(data, "a.docx").draft.text
    return [
        Edit("a.docx", Span(text.index(old), text.index(old) + len(old)), new)
        for old, new in changes
    ]


def redlined(data: bytes, *changes: tuple[str, str]) -> bytes:
    """The file with words put in the place of others."""
    return redline(data, edits(data, *changes), source="a.docx", signature=SIGNATURE)


def body_of(data: bytes) -> etree._Element:
    """The body of a .docx."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    assert body is not None
    return body


def settle(body: etree._Element, *, accept: bool) -> list[str]:
    """Accept or reject all changes of a body, by nothing but the tags; return its paragraphs."""
    body = deepcopy(body)
    gone = "del" if accept else "ins"
    for row in [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}{gone}") is not None]:
        row.getparent().remove(row)
    for change in list(body.iter(f"{W}{gone}")):
        if change.getparent().tag != f"{W}rPr":
            change.getparent().remove(change)
    lines, held = [], ""
    for paragraph in body.iter(f"{W}p"):
        letters = (x.text or "" for x in paragraph.iter(f"{W}t", f"{W}delText"))
        held += "".join(letters)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is None:
            lines, held = [*lines, held], ""
    return [line for line in [*lines, held] if line.strip()]


def test_words_are_struck_and_put_word_by_word_in_the_look_of_those_they_replace() -> None:
    data = word(p(r("The Union reports "), r("every year", "<w:b/>"), r(" to the Council.")))
    made = redlined(data, ("The Union reports every year", "The Union reports every two years"))
    (struck,), (put,) = (list(body_of(made).iter(f"{W}{tag}")) for tag in ("del", "ins"))
    assert "".join(struck.itertext()) == "year"
    assert "".join(put.itertext()) == "two years"
    assert put.find(f"{W}r/{W}rPr/{W}b") is not None
    assert (put.get(f"{W}author"), put.get(f"{W}date")) == (
        "Northern group",
        "2031-05-06T00:02:00Z",
    )


def test_a_struck_paragraph_goes_with_its_end() -> None:
    data = word(item("one;") + item("two;") + item("three."))
    text = trace_docx(data, "a.docx").draft.text
    assert text == "1.\tone;\n2.\ttwo;\n3.\tthree."
    body = body_of(redlined(data, ("\n2.\ttwo;", "")))
    assert settle(body, accept=True) == ["one;", "three."]
    assert settle(body, accept=False) == ["one;", "two;", "three."]


def test_a_new_item_takes_the_number_that_its_list_gives_it_and_another_keeps_its_own() -> None:
    data = word(item("one;") + item("two;") + p(r("End.")))
    made = redlined(data, ("one;", "one;\n2.\tnew;\n9bis\told;"))
    read = trace_docx(made, "a.docx").draft
    assert read.text.split("\n")[:4] == ["1.\tone;", "2.\tnew;", "9bis\told;", "3.\ttwo;"]
    assert [block.kind for block in read.blocks[:3]] == ["item", "item", "paragraph"]


def test_earlier_revisions_of_others_stay_as_they_are() -> None:
    data = word(
        p(r("The Union "), f"<w:ins {EARLIER}>{r('gladly ')}</w:ins>", r("reports.")) + p(r("End."))
    )
    body = body_of(redlined(data, ("gladly reports", "now reports")))
    assert settle(body, accept=True) == ["The Union now reports.", "End."]
    assert settle(body, accept=False) == ["The Union reports.", "End."]
    theirs = [e for e in body.iter(f"{W}ins") if e.get(f"{W}author") == "Ann"]
    assert (theirs[0].get(f"{W}id"), ["".join(e.itertext()) for e in theirs]) == (
        "7",
        ["gladly", " "],
    )
    numbers = [e.get(f"{W}id") for e in body.iter(f"{W}ins", f"{W}del")]
    assert len(set(numbers)) == len(numbers)


def test_what_is_not_changed_keeps_its_bytes() -> None:
    data = word(p(r("The Union reports.")))
    made = redlined(data, ("reports", "acts"))
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert new.namelist() == old.namelist()
        changed = [name for name in old.namelist() if new.read(name) != old.read(name)]
    assert changed == ["word/document.xml"]
    assert made == redlined(data, ("reports", "acts"))
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text.startswith("The Union")


FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{}</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    f"{r('Resolution 5')}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)


@pytest.mark.parametrize(
    ("body", "change", "reason"),
    [
        (p(FIELD.format("REF x")), ("5", "6"), "filled in by a field"),
        (
            p(
                "<w:sdt><w:sdtPr><w:lock w:val='contentLocked'/></w:sdtPr><w:sdtContent>"
                f"{r('locked words')}</w:sdtContent></w:sdt>"
            ),
            ("locked", "open"),
            "locked",
        ),
        (
            p(
                "<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>"
                f"{r('chosen words')}</w:sdtContent></w:sdt>"
            ),
            ("chosen", "own"),
            "chosen, not written",
        ),
        (p(r("before "), "<w:r><w:object/></w:r>", r("after")), ("before after", ""), "object"),
        (item("one"), ("1.\t", ""), "automatic number"),
    ],
)
def test_what_is_not_safe_is_refused_with_the_reason(
    body: str, change: tuple[str, str], reason: str
) -> None:
    with pytest.raises(RedlineError, match=reason):
        redlined(word(body + p(r("End."))), change)


def test_a_link_is_changed_and_a_whole_field_is_struck() -> None:
    data = word(p(r("See "), FIELD.format("HYPERLINK x"), r(".")) + p(r("End.")))
    assert settle(body_of(redlined(data, ("5", "6"))), accept=True)[0] == "See Resolution 6."
    data = word(p(r("See "), FIELD.format("REF x"), r(".")) + p(r("End.")))
    body = body_of(redlined(data, ("Resolution 5", "it")))
    assert settle(body, accept=True)[0] == "See it."
    assert body.find(f".//{W}del/{W}r/{W}delInstrText") is not None


def test_words_changed_inside_a_link_are_told() -> None:
    """The link still leads where it led; words beside it are nobody's concern."""
    data = word(p(r("See "), FIELD.format("HYPERLINK x"), r(" now.")))
    notices: list[Problem] = []
    for change in (("now", "then"), ("5", "6")):
        redline(
            data, edits(data, change), source="a.docx", signature=SIGNATURE, notice=notices.append
        )
    assert [each.message for each in notices] == [
        "“5” is changed inside a link, which still leads where it led."
    ]


def test_a_protected_document_is_refused_unless_its_changes_may_be_tracked() -> None:
    protection = "<w:documentProtection w:edit='{}' w:enforcement='1'/>"
    body = p(r("The Union reports."))
    with pytest.raises(RedlineError, match="protected"):
        redlined(word(body, protection.format("readOnly")), ("reports", "acts"))
    assert redlined(word(body, protection.format("trackedChanges")), ("reports", "acts"))


def test_a_section_that_is_left_open_is_changed_and_a_protected_one_is_not() -> None:
    protection = "<w:documentProtection w:edit='forms' w:enforcement='1'/>"
    opened = p(properties="<w:sectPr><w:formProt w:val='0'/></w:sectPr>")
    data = word(p(r("The Union reports.")) + opened + p(r("A form follows.")), protection)
    assert redlined(data, ("reports", "acts"))
    with pytest.raises(RedlineError, match="protected section"):
        redlined(data, ("follows", "ends"))


def test_a_table_row_is_struck_with_its_cells() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = row.format(p(r("a")), p(r("b"))) + row.format(p(r("c")), p(r("d")))
    data = word(p(r("Start.")) + f"<w:tbl><w:tblPr/><w:tblGrid/>{table}</w:tbl>" + p(r("End.")))
    body = body_of(redlined(data, ("c\nd\n", "")))
    assert settle(body, accept=True) == ["Start.", "a", "b", "End."]
    assert body.find(f".//{W}tr/{W}trPr/{W}del") is not None


@pytest.mark.parametrize(
    ("spans", "message"),
    [([(0, 4), (3, 6)], "overlap"), ([(0, 999)], "beyond the text")],
)
def test_edits_that_do_not_fit_are_refused(spans: list[tuple[int, int]], message: str) -> None:
    wrong = [Edit("a.docx", Span(*span), "x") for span in spans]
    with pytest.raises(RedlineError, match=message):
        redline(word(p(r("The Union"))), wrong, source="a.docx", signature=SIGNATURE)


def test_a_file_that_is_no_word_file_is_an_error_of_reading() -> None:
    with pytest.raises(ReadingError):
        redline(b"PK", [], source="a.docx", signature=SIGNATURE)


SAMPLES = [path.read_bytes() for path in sorted(UNION.glob("*.docx"))]


@given(data=st.data())
def test_any_change_of_the_examples_is_exact_or_refused(data: st.DataObject) -> None:
    """By an accepting and rejecting of its own, which knows nothing but the tags of changes."""
    sample = data.draw(st.sampled_from(SAMPLES))
    traced = trace_docx(sample, "a.docx")
    text = traced.draft.text
    line = data.draw(st.sampled_from(traced.lines))
    start = data.draw(st.integers(line.start, line.span.end))
    end = data.draw(st.integers(start, line.span.end))
    put = data.draw(st.sampled_from(["", "words", "more words;\nand a paragraph", "\n"]))
    try:
        made = redline(
            sample, [Edit("a.docx", Span(start, end), put)], source="a.docx", signature=SIGNATURE
        )
    except RedlineError:
        return
    before, after = body_of(sample), body_of(made)
    assert settle(after, accept=False) == settle(before, accept=False)
    assert squeezed(settle(after, accept=True)) == squeezed(
        [text[li.start : start] + put + text[end : li.span.end] if li is line else
         text[li.start : li.span.end] for li in traced.lines
         if not next(x for x in li.places if x).element.xpath("ancestor::w:footnote",
                                                              namespaces={"w": W[1:-1]})]
    )  # fmt: skip


def squeezed(lines: list[str]) -> str:
    """The letters of lines."""
    return "".join("".join(lines).split())


def test_writing_reads_nothing_but_the_bytes_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(word(p(r("The Union reports."))))
    before = path.read_bytes()
    redlined(before, ("reports", "acts"))
    assert path.read_bytes() == before
