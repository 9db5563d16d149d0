"""What is tabled comes in the order of the map."""

import pytest

from intersector.jsonl import DocumentRow, ProposalRow
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
