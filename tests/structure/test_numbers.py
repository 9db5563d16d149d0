"""Numbers and letters: which count, and under which they stand."""

import re
from collections.abc import Callable

import pytest

from intersector.model import Block, Clause, Document, Span
from intersector.organisations import shipped
from intersector.structure import segment

Cut = Callable[..., tuple[Clause, ...]]

FRONT = "RESOLUTION 9 (DUBAI, 2018)\nShips\nThe Plenipotentiary Conference (Dubai, 2018),\n"


def keys(clauses: tuple[Clause, ...]) -> list[str]:
    return [clause.key.partition("/")[2] for clause in clauses]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("1 that a;\n2 that b:\na) c;\nb) d;\n3 that e.", ["1", "2", "2/a", "2/b", "3"]),
        ("1. that a;\n2. that b:\n(i) c;\n(ii) d.", ["1", "2", "2/i", "2/ii"]),
        ("1 that a:\n1.1 that b;\n1.2 that c;\n2 that d.", ["1", "1/1.1", "1/1.2", "2"]),
        ("1 that a;\n1bis that b;\n2 that c.", ["1", "1bis", "2"]),
        ("a) that a;\nabis) that b;\nb) that c.", ["a", "abis", "b"]),
        ("1 that a:\n’1‘ b;\n’2‘ c;\n2 that d.", ["1", "1/1", "1/2", "2"]),
        ("g) a;\nh) b;\ni) c;\nj) d.", ["g", "h", "i", "j"]),
        ("h) a:\ni) b;\nii) c.", ["h", "h/i", "h/ii"]),
        ("1 that a:\n– b;\n– c.", ["1", "1/–", "1/–/p2"]),
        ("九、 a;\n十、 b;\n十一、 c;\n十二、 d.", ["九", "十", "十一", "十二"]),
        ("⑴ that a:\n① b;\n② c;\n⑵ that d.", ["⑴", "⑴/①", "⑴/②", "⑵"]),
        ("甲、 that a;\n乙、 that b.", ["甲", "乙"]),
    ],
)
def test_labels_are_counted_in_series(cut: Cut, items: str, expected: list[str]) -> None:
    assert keys(cut(f"{FRONT}resolves\n{items}")) == expected


def test_numbers_glued_into_one_line_are_parted(cut: Cut) -> None:
    text = "resolves\n1 to count; 2 to sail in 12 days; 3 to land, as in Resolutions 4 and 5."
    assert keys(cut(FRONT + text)) == ["1", "2", "3"]


def test_a_list_inside_a_sentence_is_not_parted(cut: Cut) -> None:
    text = "noting\na) the plan, the parts of which are 1) ships, 2) crews and 3) harbours,"
    assert keys(cut(FRONT + text)) == ["a"]


def test_a_list_set_apart_by_its_second_item_is_parted(cut: Cut) -> None:
    text = "resolves\n1 to weigh a) the ships,\nb) the crews;\n2 to go."
    assert keys(cut(FRONT + text)) == ["1", "1/a", "1/b", "2"]


def test_a_year_or_a_quantity_at_the_start_of_a_line_is_no_number(cut: Cut) -> None:
    text = "resolves\nto sail in the years after\n2020 and to count\n100 ships."
    assert [c.number for c in cut(FRONT + text)] == [None]


def test_the_number_is_given_as_printed(cut: Cut) -> None:
    text = "resolves\n(1) to go;\n(2) to stay:\na)\tone;\na bis)\ttwo."
    assert [c.number for c in cut(FRONT + text)] == ["(1)", "(2)", "a)", "a bis)"]


def test_a_label_repeated_without_end_does_not_nest_without_end(cut: Cut) -> None:
    found = cut(FRONT + "resolves\n" + "1) to sail;\n" * 5000)
    assert max(clause.key.count("/") for clause in found) < 20


def test_numbers_in_one_sign_are_labels(cut: Cut) -> None:
    text = "做出决议\n1 清点灯塔：\n①按海岸；\n② 按年代；\n2 修复灯塔。"
    clauses = cut("车站联盟理事会（2021年，日内瓦），\n" + text, language="zh")
    assert [(c.number, c.key.count("/")) for c in clauses] == [
        ("1", 1),
        ("①", 2),
        ("②", 2),
        ("2", 1),
    ]


def test_a_date_at_the_start_of_a_paragraph_is_no_number(cut: Cut) -> None:
    text = "resolves\n1 that from\n1 January 2031 ships report;\n2 that boats do not."
    assert keys(cut(FRONT + text)) == ["1", "2"]


def test_the_number_of_a_footnote_opens_no_list() -> None:
    """The label and the note begin at the same character."""
    before, note = f"{FRONT}noting\na) the tides;\n", "1 Tides are the rise of the sea."
    text = f"{before}{note} – 15 –\nas they are;\nb) the winds,"
    lines = [Block(Span(*m.span())) for m in re.finditer(".+", text)]
    noted = Block(Span(len(before), len(before + note)), "note")
    document = Document("test", "", "en", text, (*lines[:-1], noted, lines[-1]))
    assert keys(segment(document, organisations=shipped())) == ["a", "b"]
