"""Members' own decisions to merge and suppress: are they proposed, from the titles alone?

The texts of these resolutions are not in the set. Titles are taken from where it gives them: the
members' own words, a table of contents, and what PP-18 says when it cites a resolution. For every
resolution that went, the one that was kept should be among the first three that its title is most
alike, or the other way round. Every miss says why.
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
from intersector.proposals.titled import ALIKE, shortlist

QUOTED = re.compile(r'Resolution ?(\d+) "([^"]+)"')
LISTED = re.compile(r"(\d+)\s+(?:\([^)]*\)\s*)?([^;]+?)\s*\.*(?:;|$)")
NAMED = re.compile(r"(PP|WTDC|WTSA|RA) Resolution (\d+)")
OF = "cross-conference, streamlining decisions"


def measure(data: Path) -> Iterator[Figure]:
    """Of the pairs kept and suppressed: named among the first three, and surely enough proposed."""
    folder = data / "cross-conference"
    rows = read(folder / "streamlining_decisions.jsonl")
    titles = known_titles(folder, rows)
    listed = shortlist([document(*name, title) for name, title in sorted(titles.items())])
    likeness = {
        frozenset({source, other.source}): score
        for source, near in listed.items()
        for other, score in near
    }
    cases = [each for row in rows for each in decisions(row)]
    told = [case for case in cases if None not in map(titles.get, case[1:]) and case[2:]]
    for name, enough, of in (
        ("named among the first three", 0.0, cases),
        ("named among the first three, both titles given", 0.0, told),
        ("proposed", ALIKE, cases),
    ):
        found = [case for case in of if likeness.get(key(case), -1.0) >= enough]
        wrong = tuple(
            f"{label(case)}: {why(case, titles, likeness)}" for case in of if case not in found
        )
        yield Figure(name, len(found) / len(of), OF, wrong)


Case = tuple[Any, ...]
"""Who decided it, what goes and, of a merger, what stays: names of body and number."""


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


def document(body: str, number: str, title: str) -> Document:
    """A resolution of which only the title is known."""
    return Document(
        source=f"{body}-{number}", sha256="", language="en", text=title, title=title,
        id=InstrumentId(body, "resolution", number), kind="resolution", body=body,
        sector=shipped().sector_of(body),
    )  # fmt: skip


def key(case: Case) -> frozenset[str]:
    """The two resolutions as the documents are called."""
    return frozenset("-".join(name) for name in case[1:])


def label(case: Case) -> str:
    """The decision in words."""
    gone, *kept = (" ".join(name) for name in case[1:])
    return f"{case[0]}: {gone} goes" + (f" into {kept[0]}" if kept else "")


def why(
    case: Case, titles: Mapping[tuple[str, str], str], likeness: Mapping[frozenset[str], float]
) -> str:
    """Why the decision was not found."""
    if len(case) == 2:
        return "suppressed as accomplished; neither its title nor its text is given"
    unknown = [" ".join(name) for name in case[1:] if name not in titles]
    if unknown:
        return f"no title of {', '.join(unknown)} is given"
    if key(case) in likeness:
        return f"named, but the titles are less alike ({likeness[key(case)]:.2f}) than {ALIKE}"
    return "the titles have too few telling words in common"
