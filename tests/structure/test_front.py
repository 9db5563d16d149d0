"""What stands before the text: covers, tables of editions, contents, forewords."""

import re

from intersector.model import Block, Document, Span
from intersector.organisations import shipped
from intersector.structure import identify, segment

COVER = """\
ITU-T
(10/2016)
Recommendation  ITU-T  A.9
Recommendation ITU-T A.9
Methods for lighthouses
Edition
Approval
1.0
1996-10-18
"""
BODY = """\
FOREWORD
The Union is an agency for lights.
© ITU 2017
Recommendation ITU-T A.9
Methods for lighthouses
1 Keepers
1.1 Keepers meet each spring.
1.2 Keepers report each autumn.
"""


def laid_out(cover: str, body: str) -> Document:
    """A document with a cover in cells and a body in paragraphs."""
    blocks = [
        Block(Span(*line.span()), "cell" if line.end() < len(cover) else "paragraph")
        for line in re.finditer(".+", cover + body)
    ]
    return identify(
        Document("test", "", "en", cover + body, tuple(blocks)), organisations=shipped()
    )


def test_a_cover_and_its_tables_are_no_clauses() -> None:
    clauses = segment(laid_out(COVER, BODY), organisations=shipped())
    assert [clause.text for clause in clauses] == [
        "Keepers meet each spring.",
        "Keepers report each autumn.",
    ]


def test_the_title_is_that_below_the_cover_and_the_year_that_on_it() -> None:
    document = laid_out(COVER, BODY)
    assert (document.title, document.number, document.year) == (
        "Methods for lighthouses",
        "A.9",
        2016,
    )


def test_a_table_before_a_text_that_names_itself_once_is_kept() -> None:
    """Nothing tells that it is a cover."""
    document = laid_out("", "Lamps are lit at dusk.\n2 Keepers meet.\n")
    words = [clause.text for clause in segment(document, organisations=shipped())]
    assert words == ["Lamps are lit at dusk.", "2 Keepers meet."]
