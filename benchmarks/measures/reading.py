"""How completely real files are read: tracked changes, numbered units, footnotes, no failure."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.measures.figure import Figure

from intersector.errors import ReadingError
from intersector.model import Document
from intersector.reading import find_files, read

_WANTED: Final = {"delete": 376, "insert": 5}  # as Word counts them in G.Imp8101
_UNIT: Final = re.compile(r"\(?(?:\d+(?:\.\d+)*|[^\W\d_]|[ivx]+)[.)]?\t")
_RULE: Final = re.compile(r"_{5,} \d")
_SETS: Final = ("itu-docx", "un-docx", "itu-pp18", "itu-wrc")


def measure(data: Path) -> Iterator[Figure]:
    """Every figure of the room, each naming the cases that went wrong."""
    yield from tracked_changes(data / "itu-docx")
    yield same_units(data / "itu-docx")
    yield footnotes(data / "itu-pp18")
    yield readable(data)


def tracked_changes(folder: Path) -> Iterator[Figure]:
    """The share of the tracked deletions and insertions found, with author and date."""
    for path in sorted(folder.glob("*G.Imp8101*.docx")):
        changes = read(path).changes
        signed = Counter(change.type for change in changes if change.author and change.date)
        for kind, wanted in _WANTED.items():
            wrong = () if signed[kind] == wanted else (f"{signed[kind]} of {wanted}",)
            yield Figure(f"tracked changes ({kind})", signed[kind] / wanted, "G.Imp8101", wrong)


def same_units(folder: Path) -> Figure:
    """The share of language editions of E.119 with the commonest number of numbered units."""
    units = {path.name: _units(read(path)) for path in sorted(folder.glob("*E.119*.docx"))}
    usual = Counter(units.values()).most_common(1)[0][0]
    wrong = tuple(
        f"{name}: {count}, not {usual}" for name, count in units.items() if count != usual
    )
    return Figure(
        f"editions with {usual} numbered units", 1 - len(wrong) / len(units), "E.119", wrong
    )


def _units(document: Document) -> int:
    return sum(_UNIT.match(block.span.of(document.text)) is not None for block in document.blocks)


def footnotes(folder: Path) -> Figure:
    """The share of inline footnotes (a rule and a number) that are set apart as notes."""
    wanted, wrong = 0, []
    for path in sorted(folder.glob("*.txt")):
        document = read(path)
        starts = {block.span.start for block in document.blocks if block.kind == "note"}
        for rule in _RULE.finditer(document.text):
            wanted += 1
            if rule.start() not in starts:
                wrong.append(f"{path.name}, character {rule.start()}")
    return Figure("inline footnotes set apart", 1 - len(wrong) / wanted, "itu-pp18", tuple(wrong))


def readable(data: Path) -> Figure:
    """The share of files that are read, but for .doc where LibreOffice is not installed."""
    files = [f for f in find_files([data / name for name in _SETS])[0] if f[1].suffix != ".doc"]
    wrong = []
    for source, path in files:
        try:
            read(path, source=source)
        except ReadingError as error:
            wrong.append(str(error))
    return Figure("files read", 1 - len(wrong) / len(files), ", ".join(_SETS), tuple(wrong))
