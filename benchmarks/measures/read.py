"""How well documents are cut into clauses: heads, numbers, places and roles."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.measures.figure import Figure, f1

from intersector.model import Clause, Document, Language
from intersector.organisations import shipped
from intersector.structure import segment

_ROLES = {"preambular": "preamble", "operative": "operative"}


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
    """Agreement on a paragraph's role, over all labels and over those that a label can tell.

    The labels know neither annexes nor lines that only name who speaks, and call everything in a
    presidential statement preambular.
    """
    counts = {"as labelled": [0, 0], "in resolutions proper": [0, 0]}
    wrong: list[str] = []
    for path in sorted(folder.glob("[AES]_*.json")):
        for label, role, text in _labelled(path):
            agrees = _ROLES[label] == role
            counts["as labelled"][0] += agrees
            counts["as labelled"][1] += 1
            if role in (None, "annex") or "PRST" in path.stem:
                continue
            counts["in resolutions proper"][0] += agrees
            counts["in resolutions proper"][1] += 1
            if not agrees:
                wrong.append(f"{path.stem}: {label}, read as {role}: {text[:80]}")
    for name, (agreed, total) in counts.items():
        listed = tuple(wrong) if name == "in resolutions proper" else ()
        yield Figure(f"role of a paragraph, {name}", agreed / total, "un-resolutions", listed)


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


def _labelled(path: Path) -> Iterator[tuple[str, str | None, str]]:
    """Per labelled paragraph its label, the role of the clause it opens or stands in, its text."""
    paragraphs: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    ours = _clauses(path.stem, "en", "\n".join(p["text"] for p in paragraphs))
    at = place = 0
    for paragraph in paragraphs:
        end = at + len(paragraph["text"])
        while place < len(ours) and ours[place].span.end <= at:
            place += 1
        if paragraph["type"] == "paragraph" and paragraph["text"].strip():
            covered = place < len(ours) and ours[place].span.start < end
            yield (
                paragraph["paragraph_type"],
                ours[place].role if covered else None,
                paragraph["text"],
            )
        at = end + 1


def _line(words: str | None) -> str:
    return " ".join((words or "").split())
