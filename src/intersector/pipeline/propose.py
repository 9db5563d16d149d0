"""From a proposal of the main job to the contributions that table it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intersector import reading
from intersector.contributions import Amendment, Frame, Mark, Statement, contribute, say_reasons
from intersector.errors import DataError
from intersector.jsonl import DocumentRow, ProposalRow, read_rows
from intersector.model import Problem, ProposalKind
from intersector.organisations import Organisations
from intersector.pipeline.read import Instrument, structured
from intersector.proposals.wording import name

_AGAIN: Final = "Run `intersector map` again."
_MARKS: Final[Mapping[ProposalKind, Mark]] = {"suppress": "SUP", "merge": "SUP", "keep": "NOC"}
"""What is said of instruments that a proposal of a kind names without changing their text."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which proposal is wanted: the first for an overlap, of a kind, or one by its identifier."""

    overlap: str | None = None
    kind: ProposalKind | None = None
    proposal: str | None = None

    def meets(self, row: ProposalRow) -> bool:
        """Whether a proposal is of those that are wanted."""
        return (
            self.overlap in {None, row.overlap}
            and self.kind in {None, row.kind}
            and self.proposal in {None, row.id}
        )

    def __str__(self) -> str:
        said = {"overlap": self.overlap, "kind": self.kind, "id": self.proposal}
        return ", ".join(f"{key} {value}" for key, value in said.items() if value is not None)


@dataclass(frozen=True, slots=True)
class _Source:
    """A document that the proposal concerns: where it lies and what it is."""

    source: str
    path: Path
    instrument: Instrument


def mapped(folder: Path, *, moved: Path | None = None) -> list[Path]:
    """Where the documents of the main job's `folder` lie now; those that are gone are left out."""
    rows = read_rows(folder / "documents.jsonl", DocumentRow)
    places = (_place(each, moved) for each in rows if not isinstance(each, Problem))
    return [place for place in places if place is not None]


def propose(
    folder: Path,
    wish: Wish,
    *,
    frame: Frame,
    organisations: Organisations,
    moved: Path | None = None,
) -> list[bytes]:
    """The contributions, as .docx, that table one proposal of the main job's `folder`.

    There is one for each instrument whose text is amended, and one for each conference that is
    asked to suppress or keep instruments only. `moved` is the folder in which to look for
    documents that are no longer where they were read. Raises DataError where the proposal or a
    document is not there or has changed since, and RedlineError where an edit is not safe.
    """
    row = _chosen(folder, wish)
    found = {}
    for each in _concerned(folder, row):
        path = _path(each, moved)
        found[each.source] = _Source(each.source, path, _instrument(each, path, organisations))
    made = []
    for amended, others in _groups(row, found):
        said = frame.language or (amended or others[0]).instrument.document.language
        reasons = say_reasons(row.reasons, language=said, organisations=organisations)
        told_of = [
            Statement(_MARKS[row.kind], _name(each, organisations), reasons) for each in others
        ]
        body = None if amended is None else _amendment(row, amended, reasons)
        made.append(contribute(body, told_of, frame=frame, language=said))
    return made


def _chosen(folder: Path, wish: Wish) -> ProposalRow:
    """The first proposal that is wanted."""
    path = folder / "proposals.jsonl"
    rows = [row for row in read_rows(path, ProposalRow) if not isinstance(row, Problem)]
    for row in rows:
        if wish.meets(row):
            return row
    raise DataError(
        str(path),
        f"holds no proposal {wish}.",
        mend="The report shows the identifier of each overlap; see also proposals.jsonl.",
    )


def _concerned(folder: Path, row: ProposalRow) -> list[DocumentRow]:
    """The documents that the proposal amends, then those of the other instruments it names."""
    path = folder / "documents.jsonl"
    known = [each for each in read_rows(path, DocumentRow) if not isinstance(each, Problem)]
    amended = [each for each in known if each.source in _edited(row)]
    missing = _edited(row) - {each.source for each in amended}
    if missing:
        raise DataError(str(path), f"does not list {min(missing)}.", mend=_AGAIN)
    if row.kind not in _MARKS:
        return amended
    named = _named(row)
    named -= {each.instrument or each.source for each in amended}
    firsts = {each.instrument or each.source: each for each in reversed(known)}
    return [*amended, *(firsts[each] for each in sorted(named) if each in firsts)]


def _named(row: ProposalRow) -> set[str]:
    """The instruments that go or stay as a whole; of a merger the one that its edits empty."""
    if row.kind == "merge":
        return {target for target in row.targets[1:] if row.edits and "#" not in target}
    return {target.partition("#")[0] for target in row.targets}


def _edited(row: ProposalRow) -> set[str]:
    return {edit.source for edit in row.edits}


def _path(document: DocumentRow, moved: Path | None) -> Path:
    """Where the document lies; DataError where it is gone."""
    found = _place(document, moved)
    if found is None:
        raise DataError(
            document.source, "is not there any more.", mend="Say where it is: --from FOLDER."
        )
    return found


def _place(document: DocumentRow, moved: Path | None) -> Path | None:
    """Where the document was read, or under `moved` by as much of its path; None if it is gone."""
    path = Path(document.source)
    parts = path.parts
    places = [path] if moved is None else [moved.joinpath(*parts[at:]) for at in range(len(parts))]
    return next((place for place in places if place.is_file()), None)


def _instrument(row: DocumentRow, path: Path, organisations: Organisations) -> Instrument:
    """The document as the main job read it; DataError where the file has changed since."""
    document = reading.read(path, source=row.source)
    if document.sha256 != row.sha256:
        raise DataError(
            row.source, "has changed since it was mapped, so its edits may not fit.", mend=_AGAIN
        )
    return structured(document, organisations)


def _groups(
    row: ProposalRow, found: Mapping[str, _Source]
) -> list[tuple[_Source | None, list[_Source]]]:
    """What goes into one contribution each: what is amended, if anything, and the others."""
    edited = _edited(row)
    groups: list[tuple[_Source | None, list[_Source]]] = [
        (each, []) for source, each in found.items() if source in edited
    ]
    for source, each in found.items():
        if source not in edited:
            body = each.instrument.document.body
            own = [g for g in groups if (g[0] or g[1][0]).instrument.document.body == body]
            if own:
                own[0][1].append(each)
            else:
                groups.append((None, [each]))
    return groups


def _amendment(row: ProposalRow, source: _Source, reasons: str) -> Amendment:
    document, path = source.instrument.document, source.path
    return Amendment(
        mark="(MOD)" if row.kind == "update-citation" else "MOD",
        document=document,
        edits=tuple(edit.edit() for edit in row.edits if edit.source == source.source),
        data=path.read_bytes() if path.suffix.lower() in {".docx", ".docm"} else None,
        reasons=reasons,
        heads=frozenset(clause.head for clause in source.instrument.clauses if clause.head),
    )


def _name(source: _Source, organisations: Organisations) -> str:
    document = source.instrument.document
    called = name(document, language=document.language, organisations=organisations)
    return called if document.title in {"", called} else f"{called}\n{document.title}"
