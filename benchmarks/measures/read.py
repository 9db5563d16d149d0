"""How well documents are cut into clauses: heads, numbers, places and roles."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measures.figure import Figure, f1

from intersector.model import Clause, Document, Language
from intersector.organisations import shipped
from intersector.structure import segment

_ROLES = {"preambular": "preamble", "operative": "operative"}
_ANNEX = re.compile(r"Annex(?: [IVX]+)?\b.{0,5}$")
_FRAME = re.compile(
    r"The [A-Z][\w ]{1,60},?$|[A-Z]$|\d{1,2}\s\w+\s\d{4}$|\d+\w\w .{0,10}plenary meeting$"
    r"|(?:[IVX]+\. )?Resolutions adopted on|General Assembly ?—|[A-Z ]+$"
)
_ORDER = re.compile(r"(?:Endorses|Adopts|Notes|Recommends|Decides|Requests|Takes note) ")


@dataclass(frozen=True)
class _Labelled:
    """A paragraph with its label; `annexed` when the heading of an annex stands above it."""

    document: str
    label: str
    text: str
    annexed: bool


_FAULTS: dict[str, Callable[[_Labelled], object]] = {
    "presidential statements, all labelled preambular": lambda p: "PRST" in p.document,
    "in an annex, labelled as if it were not": lambda p: p.annexed,
    "who speaks, dates and running heads, labelled as paragraphs": lambda p: _FRAME.match(p.text),
    "labelled preambular, but opens with a verb that orders": lambda p: (
        p.label == "preambular" and _ORDER.match(p.text)
    ),
}


def measure(data: Path) -> Iterator[Figure]:
    """Clauses of `itu-gold`, roles of `un-resolutions`, operative heads of `itu-pp18`."""
    yield from clauses(data / "itu-gold")
    yield from roles(data / "un-resolutions")
    yield heads(data / "itu-pp18")


def clauses(folder: Path) -> Iterator[Figure]:
    """F1 of (head, number, role, first character) against the clauses marked by reading."""
    right = found = wanted = 0
    wrong: list[str] = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / gold["source"]).read_text(encoding="utf-8")
        ours = {
            (_line(c.head), c.number, c.role, c.span.start)
            for c in _clauses(path.stem, "fr" if "-fr-" in path.stem else "en", text)
        }
        marked = {(_line(c["head"]), c["number"], c["role"], c["offset"]) for c in gold["clauses"]}
        right, found, wanted = right + len(ours & marked), found + len(ours), wanted + len(marked)
        wrong += [f"{path.stem}: not found {case}" for case in sorted(marked - ours, key=str)]
        wrong += [f"{path.stem}: not in gold {case}" for case in sorted(ours - marked, key=str)]
    yield from f1(
        "clauses", "itu-gold", right=right, found=found, wanted=wanted, wrong=tuple(wrong)
    )


def roles(folder: Path) -> Iterator[Figure]:
    """Agreement on a paragraph's role: over all labels, and over those that can be right.

    A disagreement is set apart by `_FAULTS`, rules on the labelled text alone, never on what was
    read; each kind is counted. What remains is listed.
    """
    agreed = total = 0
    faults = Counter[str](dict.fromkeys((*_FAULTS, "remaining"), 0))
    wrong: list[str] = []
    for path in sorted(folder.glob("[AES]_*.json")):
        for labelled, role in _labelled(path):
            total += 1
            if _ROLES[labelled.label] == role:
                agreed += 1
                continue
            fault = next((name for name, holds in _FAULTS.items() if holds(labelled)), "remaining")
            faults[fault] += 1
            if fault == "remaining":
                wrong.append(f"{path.stem}: {labelled.label}, read as {role}: {labelled.text[:80]}")
    yield Figure("role of a paragraph, as labelled", agreed / total, "un-resolutions")
    for name, count in faults.items():
        yield Figure(f"disagreements on roles: {name}", float(count), "un-resolutions")
    ours = agreed / (agreed + faults["remaining"])
    yield Figure(
        "role of a paragraph, without the labels at fault", ours, "un-resolutions", tuple(wrong)
    )


def heads(folder: Path) -> Figure:
    """The number of operative heads found; at least 307 were counted by hand."""
    found = {
        (path.stem, clause.head, clause.key.split("/")[0])
        for path in sorted(folder.glob("*.txt"))
        for clause in _clauses(path.stem, "en", path.read_text(encoding="utf-8"))
        if clause.role == "operative"
    }
    return Figure("operative heads", float(len(found)), "itu-pp18")


def _clauses(source: str, language: Language, text: str) -> tuple[Clause, ...]:
    return segment(Document(source, "", language, text), organisations=shipped())


def _labelled(path: Path) -> Iterator[tuple[_Labelled, str | None]]:
    """The labelled paragraphs, each with the role of the clause it opens or stands in."""
    paragraphs: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    ours = _clauses(path.stem, "en", "\n".join(p["text"] for p in paragraphs))
    at = place = 0
    annexed = False
    for paragraph in paragraphs:
        text = paragraph["text"]
        end = at + len(text)
        annexed = annexed or bool(_ANNEX.match(text))
        while place < len(ours) and ours[place].span.end <= at:
            place += 1
        if paragraph["type"] == "paragraph" and text.strip():
            covered = place < len(ours) and ours[place].span.start < end
            labelled = _Labelled(path.stem, paragraph["paragraph_type"], text, annexed)
            yield labelled, ours[place].role if covered else None
        at = end + 1


def _line(words: str | None) -> str:
    return " ".join((words or "").split())
