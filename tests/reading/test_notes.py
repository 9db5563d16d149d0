"""Footnotes inside plain text are set apart, and nothing else is."""

import pytest

from intersector.reading.notes import inline_notes

CASES = [
    (
        "b) the needs of members1; ____ 1 Here, all States. 2 Words.\nc) more",
        [],  # four underscores are a blank to fill in
    ),
    (
        "b) the needs of members1; _____ 1 Here, all States. 2 Words of 1990.\nc) more",
        ["1", "_____ 1 Here, all States. 2 Words of 1990."],
    ),
    (
        "the needs, __________ 1 Here, all States. resolves to act",
        ["__________ 1 Here, all States. "],
    ),
    (
        "the needs; __________ 2 See the work of the group. 2 to coordinate it",
        ["__________ 2 See the work of the group. "],
    ),
    (
        "the needs; __________ 2 Such as plans, e.g. those of 1990, and others.",
        ["__________ 2 Such as plans, e.g. those of 1990, and others."],
    ),
    (
        "• plans\n__________\n1 Here, all States that\nare members.\n2 Words.\n3 to act\n",
        ["__________\n1 Here, all States that\nare members.\n2 Words."],
    ),
    (
        "the needs\n__________\n1 Here, all States\nb) their work.",
        ["__________\n1 Here, all States"],
    ),
    ("to decide\n__________\nReferences\n1 to 5", []),
    (
        'les pays[footnoteRef:1]1 et [bookmark: _Toc1]autres" [1: 1 \tTous [sauf un] ici.] \nb)',
        ["[footnoteRef:1]1", "[bookmark: _Toc1]", "[1: 1 \tTous [sauf un] ici.]"],
    ),
    (
        'its work; __________ 1 No. 154 of the rules: "All act."',
        ['__________ 1 No. 154 of the rules: "All act."'],
    ),
    (
        "outputs; __________ 1 Products are defined. Table " + "D.1 Fields " * 200,
        ["__________ 1 Products are defined. "],
    ),
    ("Resolution 1 and countries1 without any note", []),
    (
        "IPv4 and (IEEE)4 and group4. G40 \nto go _____ 4 Of 2001.",
        ["4", "4", "_____ 4 Of 2001."],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_notes_are_found_by_their_printed_form(text: str, wanted: list[str]) -> None:
    assert [span.of(text) for span in inline_notes(text)] == wanted


def test_a_note_in_mid_paragraph_is_a_block_inside_the_paragraph(read_bytes, shown) -> None:
    document = read_bytes("noting\na) the needs; _____ 1 Here, all States.\nb) more of the same\n")
    assert shown(document) == [
        "paragraph: noting",
        "paragraph: a) the needs; _____ 1 Here, all States.",
        "note: _____ 1 Here, all States.",
        "paragraph: b) more of the same",
    ]


def test_a_note_on_lines_of_its_own_is_no_paragraph(read_bytes, shown) -> None:
    document = read_bytes("noting the needs\n________\n1 Here, all States.\nresolves\n")
    assert shown(document) == [
        "paragraph: noting the needs",
        "note: ________",
        "note: 1 Here, all States.",
        "paragraph: resolves",
    ]
