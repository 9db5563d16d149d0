"""From a proposal of the main job to the contributions that table it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intersector import reading
from intersector.contributions import Amendment, Frame, Mark, Statement, contribute, say_reasons
from intersector.errors import DataError
from intersector.jsonl import DocumentRow, ProposalRow, read_rows
from intersector.mapped import ThemeRow
from intersector.model import Language, Problem, ProposalKind
from intersector.organisations import Organisations
from intersector.pipeline.agenda import Agenda, Item
from intersector.pipeline.read import Instrument, structured
from intersector.proposals import best
from intersector.proposals.redline import RedlineError
from intersector.proposals.wording import name

_AGAIN: Final = "Run `intersector map` again."


@dataclass(frozen=True, slots=True)
class Wish:
    """Which proposal is wanted: the first for an overlap, of a kind, or one by its identifier.

    With `every`, the first of each overlap. With `new`, a file, the text in it takes the place of
    the instruments concerned, or stands alone where no proposal is wanted.
    """

    overlap: str | None = None
    kind: ProposalKind | None = None
    proposal: str | None = None
    every: bool = False
    new: Path | None = None

    @property
    def is_for_new_text_only(self) -> bool:
        """Whether no proposal is wanted, but only new text."""
        chosen = self.overlap or self.proposal or self.every
        return self.new is not None and not chosen

    def meets(self, row: ProposalRow) -> bool:
        """Whether a proposal is of those that are wanted."""
        return (
            self.overlap in {None, row.overlap, *row.overlaps}
            and self.kind in {None, row.kind}
            and self.proposal in {None, row.id}
        )

    def __str__(self) -> str:
        said = {"overlap": self.overlap, "kind": self.kind, "id": self.proposal}
        return ", ".join(f"{key} {value}" for key, value in said.items() if value is not None)


@dataclass(frozen=True, slots=True)
class Tabled:
    """Contributions as .docx, and what was left out of them."""

    contributions: tuple[bytes, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Source:
    """A document that is tabled: where it lies and what it is; no item where it is new."""

    item: Item | None
    path: Path
    instrument: Instrument

    @property
    def body(self) -> str | None:
        """The conference that it is for."""
        return self.instrument.document.body

    @property
    def mark(self) -> Mark:
        """What is proposed for it."""
        return "ADD" if self.item is None else self.item.mark


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
) -> Tabled:
    """The contributions that table proposals of the main job's `folder`, in one numbering.

    There is one for each instrument whose text is amended, and one for each conference that is
    asked to suppress or keep instruments only. `moved` is the folder in which to look for
    documents that are no longer where they were read. Raises DataError where a proposal or a
    document is not there or has changed since, and RedlineError where an edit of the one proposal
    that is wanted is not safe.
    """
    agenda = _agenda(folder, wish)
    found = [_found(item, organisations, moved) for item in agenda.items]
    groups = _groups(found, None if wish.new is None else _new(wish.new, organisations))
    made, problems = [], list(agenda.left)
    for amended, others in groups:
        try:
            data, count = _contribution(amended, others, frame, organisations, problems)
        except RedlineError as error:
            if not wish.every:
                raise
            problems.append(Problem(error.source, error.message, error.mend))
            if not others:
                continue
            data, count = _contribution(None, others, frame, organisations, problems)
        frame = frame.after(count)
        made.append(data)
    return Tabled(tuple(made), tuple(problems))


def _agenda(folder: Path, wish: Wish) -> Agenda:
    """What is to be tabled of the run."""
    read = read_rows(folder / "documents.jsonl", DocumentRow)
    agenda = Agenda([each for each in read if not isinstance(each, Problem)], _themes(folder))
    if wish.is_for_new_text_only:
        return agenda
    for row in _chosen(folder, wish):
        agenda.add(row, replaced=wish.new is not None)
    if not agenda.items and agenda.left:
        first = agenda.left[0]
        raise DataError(first.source, first.message, mend=first.mend)
    return agenda


def _themes(folder: Path) -> list[list[str]]:
    """The sources of the members of each theme of the run."""
    rows = read_rows(folder / "themes.jsonl", ThemeRow)
    return [[m.source for m in row.members] for row in rows if not isinstance(row, Problem)]


def _chosen(folder: Path, wish: Wish) -> list[ProposalRow]:
    """The first proposal that is wanted; of every finding the first, where all are.

    Those that change a text come before those that suppress or keep one.
    """
    path = folder / "proposals.jsonl"
    rows = [row for row in read_rows(path, ProposalRow) if not isinstance(row, Problem)]
    wanted = [row for row in rows if wish.meets(row)]
    if not wanted:
        raise DataError(
            str(path),
            f"holds no proposal {wish}.",
            mend="The report shows the identifier of each overlap; see also proposals.jsonl.",
        )
    if not wish.every:
        return wanted[:1]
    return sorted(best(wanted), key=lambda row: (not row.edits, row.kind == "keep"))


def _found(item: Item, organisations: Organisations, moved: Path | None) -> _Source:
    path = _path(item.document, moved)
    return _Source(item, path, _instrument(item.document, path, organisations))


def _new(path: Path, organisations: Organisations) -> _Source:
    """A text that its authors drafted; DataError where it holds tracked changes."""
    document = reading.read(path)
    if document.changes:
        raise DataError(
            str(path),
            "holds tracked changes; new text is tabled without.",
            mend="Accept or reject them in a copy.",
        )
    return _Source(None, path, structured(document, organisations))


def _contribution(
    amended: _Source | None,
    others: list[_Source],
    frame: Frame,
    organisations: Organisations,
    problems: list[Problem],
) -> tuple[bytes, int]:
    """One contribution, and how many proposals it holds; `problems` gain what to look at."""
    first = amended or others[0]
    language = frame.language or first.instrument.document.language

    def reasons(source: _Source) -> str:
        rows = source.item.rows if source.item is not None else ()
        because = dict.fromkeys(row.reasons for row in rows)
        each = (say_reasons(why, language=language, organisations=organisations) for why in because)
        return "\n".join(each)

    stated = [
        Statement(each.mark, _name(each, language, organisations), reasons(each)) for each in others
    ]
    body = None if amended is None else _amendment(amended, reasons(amended))
    return contribute(body, stated, frame=frame, language=language), len(stated) + (
        body is not None
    )


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
    found: Sequence[_Source], new: _Source | None
) -> list[tuple[_Source | None, list[_Source]]]:
    """What goes into one contribution each: what is shown, if anything, and the others."""
    shown = [each for each in found if each.item is not None and each.item.is_amended]
    groups: list[tuple[_Source | None, list[_Source]]] = [(each, []) for each in shown]
    if new is not None:
        groups = [(new, [])]
    for each in found:
        if each not in shown:
            own = [g for g in groups if (g[0] or g[1][0]).body in {None, each.body}]
            if own:
                own[0][1].append(each)
            else:
                groups.append((None, [each]))
    return groups


def _amendment(source: _Source, reasons: str) -> Amendment:
    document, path = source.instrument.document, source.path
    edits = source.item.edits if source.item is not None else ()
    return Amendment(
        mark=source.mark,
        document=document,
        edits=tuple(edit.edit() for edit in edits),
        data=path.read_bytes() if path.suffix.lower() in {".docx", ".docm"} else None,
        reasons=reasons,
    )


def _name(source: _Source, language: Language, organisations: Organisations) -> str:
    document = source.instrument.document
    called = name(document, language=language, organisations=organisations)
    return called if document.title in {"", called} else f"{called}\n{document.title}"
