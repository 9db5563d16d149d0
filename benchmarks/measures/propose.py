"""Members' own decisions to merge and suppress: are they proposed, from the titles alone?

The texts of these resolutions are not in the set. Titles are taken from where it gives them: the
members' own words, a table of contents, and what PP-18 says when it cites a resolution. Two that it
names without a title are given theirs here, as `GIVEN`; the figures are told without them too.
Of a merger, the resolution that was kept should be among the first three named for the one that
went, or the other way round; a suppression should be proposed. Every miss says why.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.measures.figure import Figure

from intersector.identifiers import InstrumentId
from intersector.model import Document
from intersector.organisations import shipped
from intersector.proposals.titled import by_titles, shortlist

QUOTED = re.compile(r'Resolution ?(\d+) "([^"]+)"')
LISTED = re.compile(r"(\d+)\s+(?:\([^)]*\)\s*)?([^;]+?)\s*\.*(?:;|$)")
NAMED = re.compile(r"(PP|WTDC|WTSA|RA) Resolution (\d+)")
OF = "cross-conference, streamlining decisions"
Name = tuple[str, str]
"""A body and a number."""
Case = tuple[Any, ...]
"""Who decided it, what goes and, of a merger, what stays: names of body and number."""
Pairs = set[frozenset[str]]
"""Two resolutions as the documents are called, or one that is suppressed."""
GIVEN = {
    ("WTDC", "31"): "Regional preparations for world telecommunication development conferences",
    ("PP", "163"): "Establishment of a Council working group on a stable ITU Constitution",
}
"""Titles that the set leaves out, as the conferences published them."""
DECIDED = 2017
"""The latest year of these decisions; editions that a row dates are of that year."""


def measure(data: Path) -> Iterator[Figure]:
    """Of the decisions: named among the first three, and surely enough proposed; with the titles of
    `GIVEN`, then with those of the set alone."""
    folder = data / "cross-conference"
    rows = read(folder / "streamlining_decisions.jsonl")
    cases = [each for row in rows for each in decisions(row)]
    told = known_titles(folder, rows)
    for titles, of in ((told | GIVEN, OF), (told, f"{OF}, titles of the set alone")):
        named, proposed = suggested(titles, dict(dated(rows)))
        for name, found in (("named among the first three", named), ("proposed", proposed)):
            wrong = tuple(
                f"{label(case)}: {why(case, titles)}" for case in cases if key(case) not in found
            )
            yield Figure(name, 1 - len(wrong) / len(cases), of, wrong)


def suggested(titles: Mapping[Name, str], years: Mapping[Name, int]) -> tuple[Pairs, Pairs]:
    """What the program names for these titles, and what it proposes."""
    documents = [document(*name, title, years.get(name)) for name, title in sorted(titles.items())]
    named = {
        frozenset({source, other.source})
        for source, near in shortlist(documents).items()
        for other, _ in near
    }
    called = {str(each.id): each.source for each in documents}
    found = (treatment.targets for _, treatment in by_titles(documents, since=DECIDED))
    proposed = {frozenset(called[target] for target in targets) for targets in found}
    return named | proposed, proposed


def dated(rows: list[dict[str, Any]]) -> Iterator[tuple[Name, int]]:
    """The years of the editions that were decided on, where a row says them."""
    for row in rows:
        for gone in row.get("suppress", ()):
            if edition := re.search(r"(PP|WTDC|WTSA|RA) Resolution (\d+) \([^)]*(\d{4})\)", gone):
                yield (edition[1], edition[2]), int(edition[3])


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def decisions(row: Mapping[str, Any]) -> Iterator[Case]:
    """The decisions that a row tells of: one for each resolution that goes."""
    kept = NAMED.findall(row.get("keep", ""))
    for gone in row.get("suppress", ()):
        yield (f"{row['by']}, {row['doc']}", *NAMED.findall(gone), *kept)


def known_titles(folder: Path, rows: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Every title of a resolution that the set gives, the members' own words first."""
    titles: dict[tuple[str, str], str] = {}
    for row in rows:
        for number, title in QUOTED.findall(row.get("quote", "")):
            titles.setdefault(("WTDC", number), title)
    for row in rows:
        if row["kind"] == "list":
            contents = row["text"].partition(": ")[2]
            for number, title in LISTED.findall(contents):
                titles.setdefault(("WTDC", number), title)
    for row in read(folder / "pp18_citations_of_sector_resolutions.jsonl"):
        told = row["on"] or said_after(row["context"], row["cited"])
        if row["cited_body"] == "WTDC" and told:
            titles.setdefault(("WTDC", row["cited"]), told)
    return titles


def said_after(context: str, number: str) -> str:
    """What the sentence that cites a resolution says it is on, after its edition."""
    found = re.search(rf"Resolution {number} \([^)]*\)[^,;]*, on ([^;]+)", context)
    return found[1] if found else ""


def document(body: str, number: str, title: str, year: int | None) -> Document:
    """A resolution of which only the title is known."""
    return Document(
        source=f"{body}-{number}", sha256="", language="en", text=title, title=title,
        id=InstrumentId(body, "resolution", number, year), kind="resolution", body=body,
        sector=shipped().sector_of(body), year=year,
    )  # fmt: skip


def key(case: Case) -> frozenset[str]:
    """The two resolutions as the documents are called."""
    return frozenset("-".join(name) for name in case[1:])


def label(case: Case) -> str:
    """The decision in words."""
    gone, *kept = (" ".join(name) for name in case[1:])
    return f"{case[0]}: {gone} goes" + (f" into {kept[0]}" if kept else "")


def why(case: Case, titles: Mapping[Name, str]) -> str:
    """Why the decision was not found."""
    unknown = [" ".join(name) for name in case[1:] if name not in titles]
    if unknown:
        return f"no title of {', '.join(unknown)} is given"
    return "the titles have too few telling words in common"
