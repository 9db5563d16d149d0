"""How well mandates are read: against those marked by reading, and whom the heads address."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.measures.figure import Figure, f1

from intersector import reading, structure
from intersector.mandates import extract, extract_all
from intersector.mandates.grammar import grammar
from intersector.model import Clause, Mandate
from intersector.organisations import shipped
from intersector.structure.actors import actors_of

GOLD_NAMES = {f"ITU-{letter} study groups": f"study groups ITU-{letter}" for letter in "RTD"}
"""What the gold calls an actor, to the canonical name where they differ."""


def measure(data: Path) -> Iterator[Figure]:
    """Every figure of the room, each naming the cases that went wrong."""
    yield from gold_mandates(data / "itu-gold")
    yield addressed_heads(data / "itu-pp18")


def gold_mandates(folder: Path) -> Iterator[Figure]:
    """Actors, reporting, recipients and frequency of each clause, from the file itself."""
    found: Counter[tuple[Any, ...]] = Counter()
    wanted: Counter[tuple[Any, ...]] = Counter()
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        wanted.update((path.stem, *_gold_case(m)) for m in gold["mandates"])
        clauses = _clauses((folder / gold["source"]).resolve())
        mandates = extract_all(clauses, organisations=shipped())
        found.update((path.stem, *_case(m)) for m in mandates)
    wrong = [f"missed: {case}" for case in (wanted - found).elements()]
    wrong += [f"false: {case}" for case in (found - wanted).elements()]
    yield from f1(
        "mandates",
        "itu-gold",
        right=(found & wanted).total(),
        found=found.total(),
        wanted=wanted.total(),
        wrong=tuple(sorted(wrong)),
    )


def addressed_heads(folder: Path) -> Figure:
    """The share of heads that address someone whose addressees have canonical names."""
    heads = {
        (path.name, c.key.split("/")[0]): c
        for path in sorted(folder.glob("*.txt"))
        for c in _clauses(path)
        if c.role == "operative" and grammar("en").ordering.search(c.head or "")
    }
    unresolved = tuple(f"{name}: {c.head}" for (name, _), c in heads.items() if not _addressees(c))
    value = 1 - len(unresolved) / len(heads)
    return Figure("heads with canonical actors", value, f"itu-pp18, {len(heads)} heads", unresolved)


def _addressees(clause: Clause) -> tuple[str, ...]:
    """Whom the head names or, after a bare verb ("invites"), the clause."""
    in_head = actors_of(clause.head or "", language="en", organisations=shipped())
    in_clause = (a for m in extract(clause, organisations=shipped()) for a in m.actors)
    return in_head or tuple(a for a in in_clause if a in shipped().actors)


def _clauses(path: Path) -> tuple[Clause, ...]:
    known = shipped()
    document = structure.identify(reading.read(path, source=path.name), organisations=known)
    return structure.segment(document, organisations=known)


def _gold_case(mandate: dict[str, Any]) -> tuple[Any, ...]:
    recipients = (mandate["recipient"] or "").split("; ")
    return (
        _one_line(mandate["head"]),
        mandate["number"],
        tuple(sorted(GOLD_NAMES.get(a, a) for a in mandate["actors"])),
        mandate["is_reporting"],
        tuple(sorted(GOLD_NAMES.get(r, r) for r in recipients)),
        mandate["frequency"],
    )


def _case(mandate: Mandate) -> tuple[Any, ...]:
    return (
        _one_line(mandate.clause.head or ""),
        mandate.clause.number,
        tuple(sorted(mandate.actors)),
        mandate.reporting,
        tuple(sorted((mandate.recipient or "").split("; "))),
        mandate.frequency,
    )


def _one_line(head: str) -> str:
    return " ".join(head.split()).strip(" ,:").casefold()
