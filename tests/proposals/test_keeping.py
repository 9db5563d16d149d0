"""What is left as it is, and why."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from intersector.identifiers import InstrumentId
from intersector.model import Citation, Clause, Label, Overlap, Proposal, Span
from intersector.organisations import Organisations, shipped
from intersector.proposals import propose

Write = Callable[..., Clause]
Pair = Callable[..., Overlap]
TEXT = "to count the lamps of every harbour each spring"
LOWER = "ASS-A/resolution/3@2024"


def alternatives(overlap: Overlap, union: Organisations) -> tuple[Proposal, ...]:
    """The proposals for an overlap, the best first."""
    return propose(overlaps=[overlap], citations=[], mandates=[], organisations=union)


def test_recitals_point_nowhere_though_one_ranks_higher(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """Where they only touch: each text gives its own reasons."""
    recital = {"key": "recalling/a", "role": "preamble"}
    sides = [write(name, TEXT, **recital) for name in ("CONF/resolution/1@2022", LOWER)]
    (only,) = alternatives(pair(*sides, kind="same-subject", label="overlap"), union)
    assert only.kind == "keep"


def test_a_report_is_not_amended(write: Write, pair: Pair, union: Organisations) -> None:
    """What it tells of a resolution stays as it is."""
    told = write(LOWER, TEXT, key="introduction/1", role="body")
    report = replace(told, document=replace(told.document, id=None, kind="report"))
    (only,) = alternatives(pair(write("CONF/resolution/1@2022", TEXT), report), union)
    assert only.kind == "keep"


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("to act in accordance with resolves above", "overlap", "keep"),
        ("to include the report in the documents", "same", "keep"),
        ("to review the tools of the Union, and to share these with all", "same", "cross-refer"),
    ],
)
def test_what_each_text_says_of_itself_is_its_own(
    write: Write, union: Organisations, text: str, label: Label, kind: str
) -> None:
    """Unless both say the same of a matter that they name themselves."""
    left, right = (write(f"ASS-A/resolution/{number}@2024", text) for number in (3, 4))
    overlap = Overlap("o1", left, right, "verbatim", label, 0.9, ())
    assert alternatives(overlap, union)[0].kind == kind


def test_like_duties_for_the_subjects_of_two_titles_are_kept(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """To point from one to the other is the second choice."""
    sides = []
    for number, name in ((3, "youth"), (4, "women")):
        clause = write(f"ASS-A/resolution/{number}@2024", f"to train the {name} of all harbours")
        sides.append(replace(clause, document=replace(clause.document, title=f"For the {name}")))
    found = alternatives(pair(*sides, kind="same-subject", label="overlap"), union)
    assert [each.kind for each in found] == ["keep", "cross-refer"]


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("to use not more than 3 buoys after 4 July", "to use not more than 5 buoys"), "keep"),
        (("to follow the limits of Table 1", "to follow the limits of Table 2"), "keep"),
        (("to light Regions 1, 2 and 3", "to light Regions 1 and 2"), "keep"),
        (("to count the lamps by 2030", "to count the lamps"), "suppress-text"),
        (("to count the lamps1 by 2030", "to count the lamps2 by 2030"), "suppress-text"),
    ],
)  # fmt: skip
def test_what_differs_in_a_figure_is_not_said_twice(
    write: Write, pair: Pair, union: Organisations, texts: tuple[str, str], kind: str
) -> None:
    """A date, an amount, a table; the call of a footnote is no figure."""
    sides = [
        write("ASS-A/resolution/3@2024", text, key=f"resolves/{at}")
        for at, text in enumerate(texts)
    ]
    assert alternatives(pair(*sides), union)[0].kind == kind


def test_texts_that_differ_in_a_figure_are_not_merged(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """They can point to each other."""
    sides = [
        write(f"ASS-A/resolution/{number}@2024", f"to light the buoys of band {number}")
        for number in (3, 4)
    ]
    assert [each.kind for each in alternatives(pair(*sides), union)] == ["cross-refer"]


def test_who_refers_to_the_other_text_does_not_repeat_it(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """No second reference is proposed, and no merger."""
    text = "to light the buoys, as Resolution 3 asks"
    sides = [write("ASS-A/resolution/3@2024", "to light the buoys"),
             write("ASS-A/resolution/4@2020", text)]  # fmt: skip
    named = InstrumentId.parse("ASS-A/resolution/3@2024")
    citation = Citation(
        Span(0, 1), "Resolution 3", "resolution", "3", "ASS-A", None, 2024, named,
        status="current", clause=sides[1],
    )  # fmt: skip
    found = propose(overlaps=[pair(*sides)], citations=[citation], mandates=[], organisations=union)
    assert found[0].because.endswith("One of the two refers to the other text already.")
    assert [each.kind for each in found if each.overlap] == ["keep"]


def test_items_of_two_lists_are_each_part_of_their_own(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """What both lists hold is not said twice."""
    sides = [
        write("ASS-A/resolution/3@2024", "the lamps of harbours;", key=f"resolves/{at}/b")
        for at in "12"
    ]
    assert [each.kind for each in alternatives(pair(*sides), union)] == ["keep"]


@pytest.mark.parametrize(("named", "kind"), [("Constitution", "keep"), ("map", "suppress-text")])
def test_recitals_that_name_the_constitution_are_each_kept(
    write: Write, pair: Pair, named: str, kind: str
) -> None:
    """Although one ranks higher, and no number is cited."""
    sides = [
        write(name, f"that the preamble of the {named} recognizes harbours", role="preamble")
        for name in ("PP/resolution/1@2022", "WTSA/resolution/3@2024")
    ]
    assert alternatives(pair(*sides), shipped())[0].kind == kind
