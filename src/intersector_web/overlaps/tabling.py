"""The contributions that table proposals: what `intersector propose` writes, of the site's rows.

The library reads a folder; this one is made for it, filled with the rows and the originals, and
goes when the contributions are there.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from intersector import pipeline
from intersector.contributions import Frame
from intersector.model import Problem
from intersector.phrases import recall
from intersector_web.instruments.models import Document
from intersector_web.layout.words import known_organisations
from intersector_web.overlaps.models import Membership, Proposal, Theme

LEFT_OUT = "left-out.txt"


def contributions(
    proposals: Sequence[Proposal], frame: Frame
) -> tuple[Sequence[bytes], Sequence[Problem]]:
    """One contribution for each amended instrument, in one numbering, and what was left out.

    Raises `IntersectorError` where nothing can be tabled.
    """
    documents = _concerned(proposals)
    names = {row.source: f"{row.pk}/{Path(row.source).name}" for row in documents}
    with TemporaryDirectory(prefix="intersector-") as made:
        folder = Path(made)
        _write(folder / "documents.jsonl", (_document(row, names) for row in documents))
        _write(folder / "proposals.jsonl", (_proposal(row, names) for row in proposals))
        _write(folder / "themes.jsonl", _themes(documents, names))
        for row in documents:
            _put(row, folder / names[row.source])
        wish = pipeline.Wish(every=len(proposals) > 1)
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


def _concerned(proposals: Iterable[Proposal]) -> list[Document]:
    """The documents that are amended, suppressed or kept."""
    named = {target.partition("#")[0] for each in proposals for target in each.targets}
    edited = {edit[0] for each in proposals for edit in each.edits}
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


def _proposal(row: Proposal, names: Mapping[str, str]) -> dict[str, Any]:
    edits = [
        {"source": names.get(source, source), "start": start, "end": end, "text": text}
        for source, start, end, text in row.edits
    ]
    return {
        "id": row.name,
        "kind": row.kind,
        "targets": [_target(each, names) for each in row.targets],
        "because": recall(row.because),
        "rule": recall(row.rule),
        "said": {"because": row.because},
        "overlap": row.overlap.name if row.overlap else None,
        "edits": edits,
    }


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
