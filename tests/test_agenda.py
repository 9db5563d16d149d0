"""What is tabled comes in the order of the map."""

import pytest

from intersector.jsonl import DocumentRow, EditRow, ProposalRow
from intersector.pipeline.agenda import Agenda


def document(number: int) -> DocumentRow:
    """A resolution that was mapped."""
    return DocumentRow(
        source=f"{number}.txt", sha256="", instrument=f"CONF/resolution/{number}", language="en"
    )


def suppress(number: int) -> ProposalRow:
    """A proposal to suppress one."""
    target = f"CONF/resolution/{number}"
    return ProposalRow(id=str(number), kind="suppress", targets=(target,), because="")


@pytest.mark.parametrize(
    ("themes", "order"),
    [
        ((), [1, 2, 3, 4]),
        ((["4.txt", "2.txt"], ["1.txt", "4.txt"]), [2, 4, 1, 3]),
    ],
)
def test_what_is_on_one_subject_comes_together(themes: list[list[str]], order: list[int]) -> None:
    """Theme by theme, each in its first; what is in no theme last."""
    agenda = Agenda([document(number) for number in range(1, 5)], themes)
    for number in range(1, 5):
        agenda.add(suppress(number), replaced=False)
    assert [item.document.source for item in agenda.items] == [f"{each}.txt" for each in order]


def strike(name: str, *numbers: int, overlaps: tuple[str, ...] = ()) -> ProposalRow:
    """A proposal to strike the beginning of some resolutions."""
    edits = [EditRow(source=f"{each}.txt", start=0, end=5, text="") for each in numbers]
    targets = tuple(f"CONF/resolution/{each}#resolves/1" for each in numbers)
    return ProposalRow(
        id=name, kind="suppress-text", targets=targets, because="", overlaps=overlaps, edits=edits
    )


@pytest.mark.parametrize(
    ("overlaps", "left"), [(("o1", "o2"), ["2.txt", "3.txt"]), ((), ["2.txt"])]
)
def test_a_clause_in_many_texts_is_struck_where_nothing_else_is_proposed(
    overlaps: tuple[str, ...], left: list[str]
) -> None:
    """Only the text that another proposal suppresses is left out; of a pair, both."""
    agenda = Agenda([document(number) for number in range(1, 4)])
    agenda.add(suppress(2), replaced=False)
    agenda.add(strike("s", 2, 3, overlaps=overlaps), replaced=False)
    assert [item.document.source for item in agenda.items] == sorted(left, reverse=True)
    assert ["2.txt" in each.message for each in agenda.left] == [True]
