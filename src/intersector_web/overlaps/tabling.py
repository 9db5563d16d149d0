"""The contributions that table proposals: what `intersector propose` writes, of the site's rows.

The library reads a folder; this one is made for it, filled with the rows and the originals, and
goes when the contributions are there.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from intersector import pipeline
from intersector.contributions import Frame
from intersector.model import Edit, Problem
from intersector.phrases import keep, recall
from intersector.proposals.amending import beside
from intersector.publishing.findings import Edit as Drafted
from intersector.publishing.findings import edits as drafted
from intersector_web.instruments.models import Document
from intersector_web.layout.words import known_organisations
from intersector_web.overlaps import amending
from intersector_web.overlaps.models import Answer, Membership, Proposal, Theme

LEFT_OUT = "left-out.txt"


@dataclass(frozen=True, slots=True)
class Item:
    """A proposal to be tabled, as it was drafted or in the `wording` that people gave it.

    `changes` are those of the wording; None where it is only told beside the draft.
    """

    proposal: Proposal
    wording: str = ""
    changes: Sequence[Edit] | None = None

    @classmethod
    def of(cls, row: Any) -> "Item":
        """A proposal with its answer (`selectors.answered`)."""
        wording = row.wording if row.answer == Answer.AMENDED else ""
        return cls(row, wording, amending.amended(row, row.overlap, wording) if wording else None)

    @property
    def draft(self) -> Sequence[Drafted]:
        """What was drafted, in pieces."""
        return drafted(self.proposal.draft)

    @property
    def edits(self) -> Sequence[Edit]:
        """What it changes in the texts."""
        return amending.drafted(self.proposal) if self.changes is None else self.changes

    @property
    def because(self) -> Any:
        """Why; with the wording, where the changes do not have it."""
        reasons = recall(self.proposal.because)
        told = self.wording and self.changes is None
        return beside(reasons, self.wording) if told else reasons


def contributions(items: Sequence[Item], frame: Frame) -> tuple[Sequence[bytes], Sequence[Problem]]:
    """One contribution for each amended instrument, in one numbering, and what was left out.

    Raises `IntersectorError` where nothing can be tabled.
    """
    documents = _concerned(items)
    names = {row.source: f"{row.pk}/{Path(row.source).name}" for row in documents}
    with TemporaryDirectory(prefix="intersector-") as made:
        folder = Path(made)
        _write(folder / "documents.jsonl", (_document(row, names) for row in documents))
        _write(folder / "proposals.jsonl", (_proposal(each, names) for each in items))
        _write(folder / "themes.jsonl", _themes(documents, names))
        for row in documents:
            _put(row, folder / names[row.source])
        wish = pipeline.Wish(every=len(items) > 1)
        known = known_organisations()
        tabled = pipeline.propose(folder, wish, frame=frame, organisations=known, moved=folder)
    return tabled.contributions, tabled.problems


def archive(files: Sequence[bytes], problems: Sequence[str]) -> bytes:
    """Several contributions as one file, with a list of what was left out; the same each time."""
    named = {f"contribution-{at}.docx": data for at, data in enumerate(files, start=1)}
    if problems:
        named[LEFT_OUT] = "\n".join(problems).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as held:
        for name, data in named.items():
            held.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def _concerned(items: Iterable[Item]) -> list[Document]:
    """The documents that are amended, suppressed or kept."""
    named = {target.partition("#")[0] for each in items for target in each.proposal.targets}
    edited = {edit.source for each in items for edit in each.edits}
    fields = ("pk", "source", "sha256", "identifier", "language", "title", "kind", "body", "sector")
    rows = Document.objects.only(*fields, "year", "original").order_by("source")
    return list(rows.filter(source__in=named | edited) | rows.filter(identifier__in=named))


def _themes(documents: Sequence[Document], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The themes that the documents share: proposals of one stand together."""
    rows = Membership.objects.filter(theme__found=True, document__in=documents)
    held: dict[Theme, list[dict[str, Any]]] = {}
    for row in rows.select_related("theme", "document").order_by("theme__order", "pk"):
        member = {"source": names[row.document.source], "instrument": row.document.identifier}
        held.setdefault(row.theme, []).append(member)
    return [_theme(theme, members) for theme, members in held.items()]


def _theme(row: Theme, members: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    told = {"sectors": row.sectors, "concerned": row.concerned, "mutual": None, "developing": []}
    return {"id": row.name, "label": row.name, "members": members, "basis": {}, **told}


def _document(row: Document, names: Mapping[str, str]) -> dict[str, Any]:
    fields = ("sha256", "language", "title", "kind", "body", "sector", "year")
    told = {name: getattr(row, name) for name in fields}
    return {"source": names[row.source], "instrument": row.identifier or None, **told}


def _proposal(item: Item, names: Mapping[str, str]) -> dict[str, Any]:
    row = item.proposal
    return {
        "id": row.name,
        "kind": row.kind,
        "targets": [_target(each, names) for each in row.targets],
        "because": item.because,
        "rule": recall(row.rule),
        "said": {"because": keep(item.because)},
        "overlap": row.overlap.name if row.overlap else None,
        "edits": [_edit(each, names) for each in item.edits],
    }


def _edit(edit: Edit, names: Mapping[str, str]) -> dict[str, Any]:
    source, span = names.get(edit.source, edit.source), edit.span
    return {"source": source, "start": span.start, "end": span.end, "text": edit.text}


def _target(target: str, names: Mapping[str, str]) -> str:
    """A target whose document goes by its name in the folder, where it is a file."""
    document, mark, key = target.partition("#")
    return f"{names.get(document, document)}{mark}{key}"


def _put(row: Document, path: Path) -> None:
    path.parent.mkdir()
    with row.original.open("rb") as file:
        path.write_bytes(file.read())


def _write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
