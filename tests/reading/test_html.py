"""A web page is read without what surrounds its text."""

import pytest

from intersector.errors import ReadingError

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Site</title><style>p {}</style></head><body>
<nav><ul><li>Home</li></ul></nav><header>Portal</header><main>
<header><h1>Resolution 5 (Rev. Lima, 2024)</h1></header>
<p>The Assembly of the   Union<br>of Stations,<p><em>recalling</em></p>
<ol type="a"><li>that the Union<sup><a href="#n1" id="r1">1</a></sup> was founded;</li>
<li><p>that it grows</p><p>still more;</p><ol type="i" start="3"><li>every year</ol>
<li value="9">that it lasts</ol>
<ul><li>plans</li></ul><script>alert()</script>
<table><tr><td>Cell</td><td><p>Paragraph</p></td></tr></table>
<p>decides <ins datetime="2024-01-02" data-author="Ann">to study</ins><del>to ignore</del> it</p>
<p hidden>secret</p><div><p id="n1"><a href="#r1">1</a> Of all Stations.</p></div>
</main><footer>Contact</footer></body></html>"""


def test_main_text_with_headings_lists_tables_and_notes(read_bytes, shown) -> None:
    assert shown(read_bytes(PAGE, "page.html")) == [
        "heading: Resolution 5 (Rev. Lima, 2024)",
        "paragraph: The Assembly of the Union\nof Stations,",
        "paragraph: recalling",
        "item: a.\tthat the Union was founded;",
        "item: b.\tthat it grows",
        "item: still more;",
        "item: iii.\tevery year",
        "item: i.\tthat it lasts",
        "item: •\tplans",
        "cell: Cell",
        "paragraph: Paragraph",
        "paragraph: decides to study it",
        "note: 1 Of all Stations.",
    ]


def test_changes_are_read_on_either_side(read_bytes) -> None:
    document = read_bytes(PAGE, "page.html", reading="original")
    assert "decides to ignore it" in document.text
    assert [(c.type, c.author, c.date, c.text) for c in document.changes] == [
        ("insert", "Ann", "2024-01-02", "to study"),
        ("delete", None, None, "to ignore"),
    ]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1251", "cp1251"), ("utf-8", "utf-8"), ("no-such", "utf-8"), ("utf-8", "cp1251")],
)
def test_the_declared_encoding_is_trusted_when_it_fits(read_bytes, charset, encoding) -> None:
    text = "Конференция решает поручить Директору Бюро подготовить отчет для Совета. " * 4
    page = f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'
    assert read_bytes(page.encode(encoding), "page.html").text == text.strip()


def test_lists_of_links_and_lines_that_word_calls_contents_are_such(read_bytes, shown) -> None:
    """A page that only bears the name is text."""
    page = """<body class="toc"><div id="toc"><h2>Contents</h2><ol>
    <li><a href="#a">Harbours</a></li><li><p><a href="#b">Piers</a></p></li></ol></div>
    <p class=MsoToc1>Harbours 2</p>
    <h1 id="a">Harbours</h1><p>The harbours were dredged.</p></body>"""
    assert shown(read_bytes(page, "page.html")) == [
        "contents: Contents",
        "contents: 1.\tHarbours",
        "contents: 2.\tPiers",
        "contents: Harbours 2",
        "heading: Harbours",
        "paragraph: The harbours were dredged.",
    ]


def test_a_page_without_main_is_read_from_its_body(read_bytes) -> None:
    document = read_bytes("<html><body><h2>Part</h2>loose words<p>and more</body></html>", "a.htm")
    assert document.text == "Part\nloose words\nand more"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<html>" + "<div>" * 5000 + "text", "deeply"),
        ("<html><script>x</script></html>", "no text"),
        ("<html><body>a\0b</body></html>", "not a text"),
    ],
)
def test_what_is_no_page_is_refused(read_bytes, page: str, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        read_bytes(page, "page.html")


def test_line_breaks_part_paragraphs_where_they_are_all_that_does(read_bytes, shown) -> None:
    twice = "<p>Resolution 5<br>Lamps<br><br>resolves<br><br>a) to row;</p>"
    assert shown(read_bytes(twice, "page.html")) == [
        "paragraph: Resolution 5\nLamps",
        "paragraph: resolves",
        "paragraph: a) to row;",
    ]
    many = "<div>" + "<br>".join(f"Line {number}." for number in range(8)) + "</div>"
    assert len(shown(read_bytes(many, "page.html"))) == 8
