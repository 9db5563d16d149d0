"""One report as a page, for Word and as PDF/UA: for everybody, safe, the same byte for byte."""

import os
import re
import subprocess
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from shutil import which

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator
from pdfua import validate
from playwright.sync_api import Browser
from pypdfium2 import PdfDocument

from intersector.errors import DataError, ReadingError
from intersector.languages import LANGUAGES
from intersector.model import Language
from intersector.pipeline import annual_report, written_report
from intersector.reporting import Addressee, render_page, render_paper, render_word
from intersector.reporting.content import Piece, Report, Sentence

ON = date(2026, 11, 22)
WHOM = ("council", "advisory-group:TDAG", "study-group:ITU-D/1")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def has_fonts() -> bool:
    """Whether the fonts of PDF reports are installed."""
    if which("fc-list") is None:
        return False
    families = subprocess.run(["fc-list", ":", "family"], capture_output=True, check=True).stdout
    return all(name in families for name in (b"Noto Sans Arabic", b"Noto Sans CJK SC"))


fonts = pytest.mark.skipif(
    not (has_fonts() or os.environ.get("CI")), reason="no Noto fonts; tools/ensure-fonts"
)
office = pytest.mark.skipif(not (which("soffice") or os.environ.get("CI")), reason="no LibreOffice")


def made(run: Path, earlier: Path, language: Language, whom: str = "council") -> Report:
    """The report of the run beside the one before."""
    return annual_report(run, Addressee.parse(whom), language=language, since=earlier, on=ON)


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_for_everybody(
    language: Language, run: Path, earlier: Path, tmp_path: Path, chromium: Browser
) -> None:
    """No rule of WCAG 2.2 AA is broken in any report, and no hostile title is run."""
    for at, whom in enumerate(WHOM):
        path = tmp_path / f"{at}.html"
        page = render_page(made(run, earlier, language, whom), run=run, out=path)
        path.write_text(page, encoding="utf-8")
        view = chromium.new_page()
        alarms: list[str] = []
        view.on("dialog", lambda dialog, heard=alarms: heard.append(dialog.message))
        view.goto(path.as_uri())
        options = {"runOnly": {"type": "tag", "values": RULES}}
        violations = Axe().run(view, options=options).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
        assert alarms == []
        assert "<script" not in page
        view.close()


def test_sources_of_the_page_lead_to_the_places_of_the_map(
    run: Path, earlier: Path, tmp_path: Path
) -> None:
    """Every link names a file of the run's folder, and an anchor that is there."""
    out = tmp_path / "deep" / "report.html"
    page = render_page(made(run, earlier, "en"), run=run, out=out)
    links = set(re.findall(r'href="([^"#]+)#?([^"]*)"', page))
    assert len(links) > 5
    for path, anchor in links:
        target = out.parent / path
        text = (out.parent.parent / "deep").joinpath(path).resolve().read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in text, target


@fonts
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_pdf_ua(language: Language, run: Path, earlier: Path, tmp_path: Path) -> None:
    """Tagged, titled, in its language, with header cells: nothing of PDF/UA-1 is missed."""
    report = made(run, earlier, language)
    path = tmp_path / "report.pdf"
    path.write_bytes(render_paper(report))
    checked = validate(str(path))
    assert [(each.rule_id, each.message) for each in checked.findings] == []
    assert f"/Lang({language})".encode() in path.read_bytes().replace(b"/Lang (", b"/Lang(")


@fonts
def test_what_a_document_says_is_no_markup_of_the_pdf(run: Path, earlier: Path) -> None:
    """Hostile titles are printed as they are, and call nothing."""
    pages = PdfDocument(render_paper(made(run, earlier, "en")))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert '#panic("x")' in " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_is_as_its_schema_wants_it(
    language: Language, run: Path, earlier: Path, tmp_path: Path
) -> None:
    """Valid, with a title, headings in order, header rows, and a language for every run."""
    data = render_word(made(run, earlier, language))
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    assert [each.description for each in OpenXmlValidator().validate(path).errors] == []
    opened = docx.Document(BytesIO(data))
    assert opened.core_properties.language == language
    assert opened.core_properties.title == opened.paragraphs[0].text
    levels = [
        int(p.style.name[-1]) for p in opened.paragraphs if p.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for table in opened.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    runs = opened.element.body.iter(qn("w:r"))
    assert all(
        run.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None or not "".join(run.itertext()).strip()
        for run in runs
    )


def test_links_of_the_word_file_lead_to_its_sources(run: Path, earlier: Path) -> None:
    """Each names a bookmark that is there, once."""
    opened = docx.Document(BytesIO(render_word(made(run, earlier, "ar"))))
    body = opened.element.body
    names = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    wanted = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))}
    assert wanted == set(names)
    assert len(names) == len(set(names))


@office
def test_libreoffice_opens_the_word_file(run: Path, earlier: Path, tmp_path: Path) -> None:
    """And says all of it, in Arabic too."""
    report = made(run, earlier, "ar")
    (tmp_path / "report.docx").write_bytes(render_word(report))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    converting = ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, *converting, str(tmp_path / "report.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    text = (tmp_path / "report.txt").read_text(encoding="utf-8-sig")
    assert str(report.title) in text
    assert text.count("[") >= sum(len(each.sources) for each in report.sentences())


def test_the_organisations_own_word_file_gives_the_look(
    run: Path, earlier: Path, tmp_path: Path
) -> None:
    """Its header and styles stay, its text goes; styles that it lacks are made up for."""
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "Union of Rain"
    own.add_paragraph("Old text")
    for name in ("List Bullet", "Heading 2"):
        style = own.styles[name]
        style.element.getparent().remove(style.element)
    own.save(str(tmp_path / "own.docx"))
    data = render_word(made(run, earlier, "en"), style=tmp_path / "own.docx")
    opened = docx.Document(BytesIO(data))
    assert opened.sections[0].header.paragraphs[0].text == "Union of Rain"
    assert "Old text" not in [paragraph.text for paragraph in opened.paragraphs]
    assert opened.element.body.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == "1"


def test_a_style_that_is_no_word_file_is_refused(run: Path, earlier: Path, tmp_path: Path) -> None:
    """By name, with what to do."""
    (tmp_path / "own.docx").write_bytes(b"PK\x03\x04 no")
    with pytest.raises(ReadingError, match=r"own\.docx"):
        render_word(made(run, earlier, "en"), style=tmp_path / "own.docx")


@fonts
@pytest.mark.parametrize("sign", ["\0", "\x0b", "\ud800", "\ue123", "\uffff", "\U0010fffd"])
def test_characters_that_cannot_be_printed_spoil_nothing(sign: str, tmp_path: Path) -> None:
    """Damaged texts and fonts of symbols leave such characters; the rest is still told."""
    title = Sentence((Piece(f"Rain {sign} gauges"),))
    report = Report(title, "en", (title,), (), (), "Sources")
    assert render_paper(report).startswith(b"%PDF")
    assert "gauges" in docx.Document(BytesIO(render_word(report))).paragraphs[0].text
    made = written_report(report, "html", folder=tmp_path, out=tmp_path / "o.html")
    assert "gauges" in made.decode()


@fonts
def test_the_same_run_gives_the_same_bytes(run: Path, earlier: Path, tmp_path: Path) -> None:
    """Whenever it is written: dates are those that are given."""
    one, other = (made(run, earlier, "en") for _ in range(2))
    assert render_paper(one) == render_paper(other)
    assert render_word(one) == render_word(other)
    assert b"2026-11-22" in render_paper(one) or b"20261122" in render_paper(one)
    undated = annual_report(run, Addressee("council"), language="en")
    assert render_paper(undated) == render_paper(undated)


def test_a_page_of_ones_own_runs_in_a_sandbox(run: Path, earlier: Path, tmp_path: Path) -> None:
    """It shows the report its own way; what would break out fails, by file and reason."""
    page = tmp_path / "page.html.j2"
    page.write_text("<h1>{{ report.title }}</h1>{{ report.opening[0] }}", encoding="utf-8")
    report = made(run, earlier, "en")
    shown = render_page(report, run=run, out=tmp_path / "o.html", templates=tmp_path)
    assert shown.startswith("<h1>Areas of mutual interest of the Sectors: report to the Council")
    page.write_text("{{ report.__class__.__mro__[1].__subclasses__() }}", encoding="utf-8")
    with pytest.raises(DataError, match=r"page\.html\.j2"):
        render_page(report, run=run, out=tmp_path / "o.html", templates=tmp_path)
