"""What is tabled for every document when several proposals are: one thing only, the best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intersector.contributions import Mark
from intersector.errors import DataError
from intersector.jsonl import DocumentRow, EditRow, ProposalRow
from intersector.model import Problem, ProposalKind

_WHOLE: Final[Mapping[ProposalKind, Mark]] = {"suppress": "SUP", "merge": "SUP", "keep": "NOC"}
"""What is said of instruments that a proposal of a kind names without changing their text."""


@dataclass(frozen=True, slots=True)
class Item:
    """A document with the proposals for it, and the mark they come to."""

    document: DocumentRow
    mark: Mark
    rows: tuple[ProposalRow, ...]

    @property
    def is_amended(self) -> bool:
        """Whether its text is shown with changes."""
        return self.mark in {"MOD", "(MOD)"}

    @property
    def edits(self) -> list[EditRow]:
        """All changes of its text."""
        source = self.document.source
        return [edit for row in self.rows for edit in row.edits if edit.source == source]


class Agenda:
    """The items of the documents of one run, as proposals are added; `left` are those left out.

    Those of one subject come together: `themes` are the sources of each, in the order of the map.
    """

    def __init__(
        self, documents: Sequence[DocumentRow], themes: Sequence[Sequence[str]] = ()
    ) -> None:
        self._subject = {
            source: at for at, theme in reversed([*enumerate(themes)]) for source in theme
        }
        self._documents = {each.source: each for each in documents}
        self._firsts = {each.instrument or each.source: each.source for each in documents[::-1]}
        self._items: dict[str, Item] = {}
        self.left: list[Problem] = []

    @property
    def items(self) -> list[Item]:
        """What is tabled: texts that are amended first, theme by theme, then those in none."""
        return sorted(
            self._items.values(),
            key=lambda item: (
                not item.is_amended,
                self._subject.get(item.document.source, len(self._documents)),
            ),
        )

    def add(self, row: ProposalRow, *, replaced: bool) -> None:
        """Add a proposal, unless it changes nothing or an earlier one treats a document otherwise.

        Of one that treats a clause in many texts only that document is left out. Where its
        instruments are `replaced` by a new text, all of them go. Raises DataError for a document
        that the run does not list.
        """
        marks = self._replaced(row) if replaced else self._marks(row)
        if not marks:
            self._leave(row, "changes no text and treats no instrument as a whole.", "Draft it.")
        clashes = [source for source, mark in marks.items() if self._clashes(source, mark, row)]
        for source in clashes if row.overlaps else clashes[:1]:
            mend = f"To table it on its own: --proposal {row.id}."
            self._leave(row, f"is left out: another proposal treats {source} otherwise.", mend)
        if row.overlaps or not clashes:
            for source, mark in marks.items():
                if source not in clashes:
                    self._put(source, mark, row)

    def _put(self, source: str, mark: Mark, row: ProposalRow) -> None:
        old = self._items.get(source)
        rows = (*(old.rows if old is not None else ()), row)
        stronger = "MOD" if old is not None and old.mark == "MOD" else mark
        self._items[source] = Item(self._documents[source], stronger, rows)

    def _leave(self, row: ProposalRow, message: str, mend: str) -> None:
        self.left.append(Problem(f"proposal {row.id}", message, mend, fatal=False))

    def _marks(self, row: ProposalRow) -> dict[str, Mark]:
        """What a proposal says of each document, in the order of the run."""
        edited = {edit.source for edit in row.edits}
        missing = edited - self._documents.keys()
        if missing:
            mend = "Run `intersector map` again."
            raise DataError("documents.jsonl", f"does not list {min(missing)}.", mend=mend)
        amended: Mark = "(MOD)" if row.kind == "update-citation" else "MOD"
        marks = {source: amended for source in self._documents if source in edited}
        if row.kind in _WHOLE:
            amending = {self._documents[source].instrument or source for source in edited}
            whole = self._named(row) - amending
            marks |= {self._firsts[n]: _WHOLE[row.kind] for n in sorted(whole) if n in self._firsts}
        return marks

    def _named(self, row: ProposalRow) -> set[str]:
        """The instruments that go or stay as a whole; of a merger the one that its edits empty."""
        if row.kind == "merge":
            return {target for target in row.targets[1:] if row.edits and "#" not in target}
        return {target.partition("#")[0] for target in row.targets}

    def _replaced(self, row: ProposalRow) -> dict[str, Mark]:
        named = sorted({target.partition("#")[0] for target in row.targets})
        return {self._firsts[each]: "SUP" for each in named if each in self._firsts}

    def _clashes(self, source: str, mark: Mark, row: ProposalRow) -> bool:
        old = self._items.get(source)
        if old is None:
            return False
        if mark in {"SUP", "NOC"} or not old.is_amended:
            return mark != old.mark
        own = [edit for edit in row.edits if edit.source == source]
        return any(_touch(edit, other) for edit in own for other in old.edits)


def _touch(left: EditRow, right: EditRow) -> bool:
    return left.start <= right.end and right.start <= left.end
