"""Whatever bytes come, the answer is a well-formed document or a ReadingError."""

import contextlib
import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from intersector.errors import ReadingError
from intersector.model import Document
from intersector.reading import read
from intersector.reading.notes import inline_notes

TEXT = "noting the needs1; _____ 1 Here, all States.\r\na)\tthat the Union reports each year;\n"
HTML = (
    "<html><body><h1>Resolution</h1><ol start=2 type=i><li>that<sup><a href='#n'>1</a></sup> it"
    "</li></ol><p id=n>1 note</p><table><tr><td>cell <ins>new</ins></table></body></html>"
)
WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>The '
    'Union</w:t></w:r><w:ins w:author="A"><w:r><w:t> reports</w:t></w:r></w:ins></w:p><w:tbl><w:tr>'
    '<w:tc><w:p><w:r><w:t>cell</w:t><w:sym w:char="F061"/></w:r></w:p></w:tc></w:tr></w:tbl>'
    "</w:body></w:document>"
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId='
    '"1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>'
    "</w:lvlOverride></w:num></w:numbering>"
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="A" w:default="1">'
    '<w:name w:val="heading 1"/>'
    '<w:basedOn w:val="A"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
)
FAST = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.binary(max_size=8)), min_size=1, max_size=4
)


def mutated(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """Replace a few stretches of bytes."""
    for share, length, new in changes:
        at = int(share * len(data))
        data = data[:at] + new + data[at + length :]
    return data


def zipped(document: bytes, **parts: bytes) -> bytes:
    """Put a main part, and others, in a .docx."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", document)
        relations = "".join(
            f'<Relationship Type="{OFFICE}/{part}" Target="{part}.xml"/>' for part in parts
        )
        archive.writestr("word/_rels/document.xml.rels", f"<R>{relations}</R>")
        for part, data in parts.items():
            archive.writestr(f"word/{part}.xml", data)
    return stream.getvalue()


def printed() -> bytes:
    """Print a small PDF."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=0, invariant=1)
    for line in range(4):
        canvas.drawString(72, 700 - 14 * line, "The Union reports to its Stations each year.")
    canvas.save()
    return stream.getvalue()


PDF = printed()


def check(data: bytes, name: str, well_formed: Callable[[Document], None]) -> None:
    """Read bytes: a document whose blocks hold, or our own error."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        with contextlib.suppress(ReadingError):
            well_formed(read(path))


@FAST
@given(edits)
def test_mutated_text(well_formed, changes) -> None:
    check(mutated(TEXT.encode(), changes), "a.txt", well_formed)


@FAST
@given(edits)
def test_mutated_html(well_formed, changes) -> None:
    check(mutated(HTML.encode(), changes), "a.html", well_formed)


@FAST
@given(edits)
def test_mutated_word_xml(well_formed, changes) -> None:
    check(zipped(mutated(WORD.encode(), changes)), "a.docx", well_formed)


@FAST
@given(edits, edits)
def test_mutated_numbering_and_styles(well_formed, changes, others) -> None:
    numbering, styles = mutated(NUMBERING.encode(), changes), mutated(STYLES.encode(), others)
    check(zipped(WORD.encode(), numbering=numbering, styles=styles), "a.docx", well_formed)


@FAST
@given(st.integers(-2, 10), st.integers(-2, 12), st.text("0123456789-x", max_size=12))
def test_odd_numbers_in_numbering(well_formed, depth, other, start) -> None:
    numbering = NUMBERING.replace('ilvl="0"><w:start ', f'ilvl="{depth}"><w:start ')
    numbering = numbering.replace('lvlOverride w:ilvl="0"', f'lvlOverride w:ilvl="{other}"')
    numbering = numbering.replace('startOverride w:val="3"', f'startOverride w:val="{start}"')
    word = WORD.replace('ilvl w:val="0"', f'ilvl w:val="{depth}"')
    check(zipped(word.encode(), numbering=numbering.encode()), "a.docx", well_formed)


@FAST
@given(edits)
def test_mutated_docx(well_formed, changes) -> None:
    check(mutated(zipped(WORD.encode()), changes), "a.docx", well_formed)


@FAST
@given(edits)
def test_mutated_pdf(well_formed, changes) -> None:
    check(mutated(PDF, changes), "a.pdf", well_formed)


@FAST
@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx", "a.doc"]))
def test_any_bytes(well_formed, data, name) -> None:
    check(data, name, well_formed)


@given(st.text(alphabet="_1 2[]:.\nab;footnRef*bkmr", max_size=300))
def test_notes_are_ordered_apart_and_inside_the_text(text: str) -> None:
    at = 0
    for span in inline_notes(text):
        assert at <= span.start < span.end <= len(text)
        at = span.end
