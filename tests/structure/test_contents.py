"""Tables of contents name what stands further on: their lines are no clauses, nothing else goes."""

import re
from collections.abc import Callable

import pytest

from intersector.model import Block, Clause, Document, Language, Span
from intersector.organisations import shipped
from intersector.structure import segment
from intersector.structure.contents import find_contents
from intersector.structure.grammar import grammar

Cut = Callable[..., tuple[Clause, ...]]

BODY = {
    "en": ("Introduction", "The harbours were dredged.", "Findings", "The piers had rotted."),
    "fr": ("Introduction", "Les ports ont été dragués.", "Constats", "Les jetées ont pourri."),
    "es": ("Introducción", "Se dragaron los puertos.", "Hallazgos", "Los muelles se pudrieron."),
    "ru": ("Введение", "Гавани углублены.", "Выводы", "Причалы сгнили."),
    "ar": ("مقدمة", "جرى تعميق الموانئ.", "النتائج", "تآكلت الأرصفة."),
    "zh": ("引言", "港口已经疏浚。", "结论", "码头已经腐烂。"),
}
HEADINGS: list[tuple[Language, str]] = [
    ("en", "Contents"),
    ("en", "TABLE OF CONTENTS\tPage"),
    ("fr", "Table des matières"),
    ("fr", "SOMMAIRE"),
    ("es", "Índice"),
    ("ru", "Содержание"),
    ("ar", "جدول المحتويات"),
    ("zh", "目 录"),
]


def texts(clauses: tuple[Clause, ...]) -> list[str]:
    """What the clauses say."""
    return [clause.text for clause in clauses]


def listed(text: str) -> list[str]:
    """The lines that are those of contents."""
    blocks = [Block(Span(*line.span())) for line in re.finditer(r"\S.*", text)]
    return [span.of(text) for span in find_contents(text, blocks, grammar("en"))]


@pytest.mark.parametrize(("language", "heading"), HEADINGS)
@pytest.mark.parametrize("entry", ["{} {} .......... {}", "{} {}\t{}", "{} {}     {}", "{} {}"])
def test_what_stands_below_the_heading_is_no_clause(
    cut: Cut, language: Language, heading: str, entry: str
) -> None:
    """With dots, tab or spaces before the page, or without a page: the titles stand again."""
    first, said, second, more = BODY[language]
    entries = [entry.format(n, title, n + 4) for n, title in ((1, first), (2, second))]
    lines = [heading, *entries, f"1 {first}", said, f"2 {second}", more]
    clauses = cut("\n\n".join(lines), language)
    assert texts(clauses) == [said, more]
    assert [clause.head for clause in clauses] == [f"1 {first}", f"2 {second}"]


def test_cells_of_a_table_are_entries_too() -> None:
    """Titles and pages in columns, a title without a page among them, notes below."""
    cells = ("Page", "A. Overview of harbours", "2", "Overview", "3", "Annexes", "I. Piers", "12")
    body = ("* Reissued.", "A. Overview of harbours", "The harbours were dredged.")
    lines = ["Contents", *cells, *body]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    blocks = tuple(
        Block(Span(at, at + len(line)), "cell" if 0 < n <= len(cells) else "paragraph")
        for n, (at, line) in enumerate(zip(starts, lines, strict=True))
    )
    document = Document("test", "", "en", text, blocks)
    assert texts(segment(document, organisations=shipped())) == [
        "Reissued.",
        "The harbours were dredged.",
    ]


def test_a_title_below_the_contents_that_stood_on_the_cover_begins_the_text(cut: Cut) -> None:
    text = "Harbours\n\nContents\n\nPiers\t2\n\nShips\t4\n\nHarbours\n\nPiers\n\nThey rotted."
    assert [(c.head, c.text) for c in cut(text)] == [("Piers", "They rotted.")]
    assert listed(text) == ["Contents", "Piers\t2", "Ships\t4"]


def test_a_table_goes_on_below_the_footnotes_of_its_first_page() -> None:
    text = "Contents\nPiers*\t2\n* Of oak.\n** Of pine.\nShips**\t4\nThey sank."
    assert listed(text) == ["Contents", "Piers*\t2", "Ships**\t4"]


def test_many_headings_take_no_longer_than_their_number() -> None:
    text = "Contents\n1\n" * 3_000
    assert len(listed(text)) == 6_000


def test_entries_may_be_wrapped_and_repeat_their_titles(cut: Cut) -> None:
    text = """Contents

    1 On the harbours of the northern shore, with
      what was dredged there .................... 2
    Overview .................................... 2
    2 Piers ..................................... 5
    Overview .................................... 5

    1 On the harbours of the northern shore

    The harbours were dredged."""
    assert texts(cut(text)) == ["The harbours were dredged."]


def test_dots_before_pages_tell_contents_without_a_heading(cut: Cut) -> None:
    text = (
        "Report on harbours\n\nHarbours ........ 1\n\nPiers ........ iv\n\nShips ........ 9\n\n"
        "Harbours\n\nThe harbours were dredged."
    )
    assert texts(cut(text)) == ["The harbours were dredged."]


def test_gaps_before_pages_tell_them_where_the_titles_stand_again(cut: Cut) -> None:
    entries = "Harbours\t1\n\nPiers\t4\n\nShips\t9\n\n"
    body = "Harbours\n\nThey were dredged.\n\nPiers\n\nThey rotted.\n\nShips\n\nThey sank."
    assert texts(cut(entries + body)) == ["They were dredged.", "They rotted.", "They sank."]
    assert listed(entries + "All of them were repaired.") == []


def test_what_the_word_processor_calls_contents_is_none_wherever_it_stands() -> None:
    text = "Harbours 1\nThe harbours were dredged."
    blocks = (Block(Span(0, 10), "contents"), Block(Span(11, len(text))))
    document = Document("test", "", "en", text, blocks)
    assert texts(segment(document, organisations=shipped())) == ["The harbours were dredged."]


@pytest.mark.parametrize(
    "text",
    [
        "Contents\n\nThe crate held tea.\n\nIt sank in 2019.",
        "Contents of the crates\n\nTea   12\n\nCoffee   9",
        "Contents\n\nTea   12\n\nCoffee   9",
        "Harbours ........ 12\n\nThe rest is unknown.",
        "Table 1\n\nDredged   12\n\nRotted   4\n\nSunk   7",
    ],
)
def test_what_is_no_table_of_contents_stays(text: str) -> None:
    assert listed(text) == []


def test_clauses_of_a_resolution_stand_below_its_contents(cut: Cut) -> None:
    text = (
        "RESOLUTION 7 (Rev. Lima, 2024)\n\nHarbours\n\nContents\n\nresolves\t1\n\nAnnex 1\t2\n\n"
        "The Assembly of the Union (Lima, 2024),\n\nresolves\n\n1 to sail;\n\n2 to fish.\n\n"
        "ANNEX 1\n\nPiers are built of oak."
    )
    clauses = cut(text)
    assert [(c.head, c.number, c.text) for c in clauses] == [
        ("resolves", "1", "to sail;"),
        ("resolves", "2", "to fish."),
        (None, None, "Piers are built of oak."),
    ]
