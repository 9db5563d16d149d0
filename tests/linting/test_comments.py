"""Comments in the author's own file: at the exact words, and nothing else is changed."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree
from tests.proposals.test_redline import EARLIER, p, r, word

from intersector.linting import Comment, comment
from intersector.model import Span
from intersector.proposals.redline import RedlineError
from intersector.reading import trace_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAIN = word(
    p(r("Gauges fail "), r("in storms", "<w:b/>"), r(" and in frost.")) + p(r("Boats sink."))
)


def commented(data: bytes, *remarks: tuple[str, str], **options: bool) -> bytes:
    """The file with comments on words of its text."""
    text = trace_docx(data, "draft.docx").draft.text
    made = [Comment(Span(text.index(w), text.index(w) + len(w)), said) for w, said in remarks]
    return comment(data, made, source="draft.docx", author="Checker", **options)


def part(data: bytes, name: str) -> etree._Element:
    """One part of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def ranges(data: bytes) -> dict[str, str]:
    """Per comment, in order of the text, the words that it stands around."""
    held: dict[str, str] = {}
    still: list[str] = []
    for element in part(data, "word/document.xml").iter():
        if element.tag == W + "commentRangeStart":
            still.append(element.get(W + "id"))
            held[still[-1]] = ""
        elif element.tag == W + "commentRangeEnd":
            still.remove(element.get(W + "id"))
        elif element.tag in {W + "t", W + "delText"}:
            for each in still:
                held[each] += element.text or ""
    return held


def test_a_comment_stands_around_its_words() -> None:
    """Runs of other looks are cut where the words begin and end, and keep their looks."""
    made = commented(PLAIN, ("fail in sto", "Which ones?"))
    assert list(ranges(made).values()) == ["fail in sto"]
    assert trace_docx(made, "a").draft.text == trace_docx(PLAIN, "b").draft.text
    bold = [t.text for t in part(made, "word/document.xml").iter(W + "t") if _is_bold(t)]
    assert "".join(filter(None, bold)) == "in storms"


def _is_bold(text: etree._Element) -> bool:
    return text.getparent().find(f"{W}rPr/{W}b") is not None


def test_comments_may_overlap_and_share_words() -> None:
    """Marks are put from the end of the text, each cut made once."""
    made = commented(
        PLAIN, ("Gauges fail in storms", "1"), ("fail", "2"), ("fail", "3"), ("storms and", "4")
    )
    words = ["Gauges fail in storms", "fail", "fail", "storms and"]
    assert sorted(ranges(made).values()) == sorted(words)
    document = docx.Document(io.BytesIO(made))
    assert [p.text for p in document.paragraphs] == [
        "Gauges fail in storms and in frost.",
        "Boats sink.",
    ]


def test_comments_that_were_there_stay() -> None:
    """New ones are numbered on."""
    first = commented(PLAIN, ("Boats", "An earlier remark."))
    made = commented(first, ("Gauges", "A new one."))
    said = ["".join(c.itertext()) for c in part(made, "word/comments.xml")]
    assert said == ["An earlier remark.", "A new one."]
    assert ranges(made) == {"1": "Gauges", "0": "Boats"}
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        kinds = package.read("[Content_Types].xml").decode()
    assert kinds.count("/word/comments.xml") == 1


def test_tracked_changes_stay_as_they_are() -> None:
    """A comment inside an insertion is no part of it: its reference stands outside."""
    data = word(p(r("Gauges "), f"<w:ins {EARLIER}>{r('often fail')}</w:ins>", r(" here.")))
    made = commented(data, ("often", "Say how often."))
    assert list(ranges(made).values()) == ["often"]
    assert trace_docx(made, "a").draft.changes == trace_docx(data, "b").draft.changes
    (reference,) = part(made, "word/document.xml").iter(W + "commentReference")
    assert next(reference.iterancestors(W + "ins"), None) is None


def test_a_remark_on_an_automatic_number_hangs_at_its_paragraph() -> None:
    """Nothing prints the number that Word counts."""
    document = docx.Document()
    document.add_paragraph("to mend gauges", style="List Number")
    stream = io.BytesIO()
    document.save(stream)
    made = comment(stream.getvalue(), [Comment(Span(0, 2), "Twice")], source="a", author="C")
    assert list(ranges(made).values()) == ["to mend gauges"]


def test_a_protected_file_is_refused() -> None:
    """As for tracked changes."""
    locked = word(p(r("Gauges.")), "<w:documentProtection w:edit='readOnly' w:enforcement='1'/>")
    with pytest.raises(RedlineError, match="protected"):
        commented(locked, ("Gauges", "A remark."))


def test_arabic_remarks_run_from_the_right() -> None:
    """Their paragraphs say so."""
    made = commented(PLAIN, ("Gauges", "ملاحظة"), right_to_left=True)
    assert part(made, "word/comments.xml").find(f".//{W}bidi") is not None


def test_libreoffice_shows_the_comments(tmp_path: Path) -> None:
    """It opens the file, with each comment at its words."""
    if shutil.which("soffice") is None:
        reason = "no LibreOffice: install one (Debian: apt install libreoffice-writer-nogui)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    file = tmp_path / "draft.docx"
    file.write_bytes(commented(PLAIN, ("in storms", "Which?"), ("Boats", "How many?")))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless"]
    convert = [*command, "--convert-to", "fodt", "--outdir", str(tmp_path), str(file)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    shown = (tmp_path / "draft.fodt").read_text(encoding="utf-8")
    assert re.findall(r"<dc:creator>(Checker)</dc:creator>", shown) == ["Checker", "Checker"]
    assert "Which?" in shown
    around = re.findall(
        r"<office:annotation .*?</office:annotation>(.*?)<office:annotation-end", shown, re.S
    )
    assert [re.sub("<[^>]+>", "", each) for each in around] == ["in storms", "Boats"]
