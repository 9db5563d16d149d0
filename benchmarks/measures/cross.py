"""From which score two pieces of work are shown as related, in the tables of two kinds of work.

No table of Questions with its labels is in the sets, so what is labelled and most like it stands
in: short texts of two bodies, their titles, of which people said which share a theme (list B).
Beside the threshold that is shipped stands what each theme gets with the one that does best on all
the other themes.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import numpy as np
from benchmarks.measures.figure import Figure, f1
from benchmarks.measures.propose import read, said_after
from benchmarks.measures.themes import Name, by_theme, known_pairs

from intersector.matching import match
from intersector.model import Passage
from intersector.themes.cross import LEAST, TOP

TITLED = re.compile(r"^- PP Res (\d+) \([^)]*\) (.+?) -> ", re.MULTILINE)
OF = "cross-conference, titles"
THRESHOLDS = [round(float(each), 2) for each in np.arange(0.2, 0.8, 0.02)]
Scored = Mapping[tuple[Name, Name], float]
"""The pairs that would stand in the table if no score were too low."""


def measure(data: Path) -> Iterator[Figure]:
    """What is shown of the pairs of list B, then the same with thresholds from other themes."""
    folder = data / "cross-conference"
    left, right = titles(folder)
    wanted = {(a, b) for a, b in known_pairs(folder)[0] if a in left and b in right}
    scored = pairs(left, right)
    shown = {pair for pair, score in scored.items() if score >= LEAST}
    wrong = tuple(f"missed {a} {b}: {scored.get((a, b))}" for a, b in sorted(wanted - shown))
    yield from f1(
        "related", OF, right=len(wanted & shown), found=len(shown), wanted=len(wanted), wrong=wrong
    )
    yield Figure("threshold that does best", best(scored, wanted), OF)
    yield from held_out(scored, wanted, by_theme(folder))


def titles(folder: Path) -> tuple[dict[Name, str], dict[Name, str]]:
    """The titles that the set gives of the PP resolutions, and of the others, that list B names."""
    text = (folder / "correspondences.md").read_text(encoding="utf-8")
    sector = known_pairs(folder)[1]
    for row in read(folder / "pp18_citations_of_sector_resolutions.jsonl"):
        told = row["on"] or said_after(row["context"], row["cited"])
        if told:
            sector.setdefault(called(row["cited_body"], row["cited"]), told)
    named = {name for pair in known_pairs(folder)[0] for name in pair}
    whole = {("PP", number): title for number, title in TITLED.findall(text)}
    whole = {name: title for name, title in whole.items() if name in named}
    return whole, {name: title for name, title in sector.items() if name in named}


def called(body: str, number: str) -> Name:
    """A resolution as list B calls it: the revision of ITU-R's is no part of the number."""
    return (
        ("ITU-R", number.removeprefix("ITU-R ").split("-")[0]) if body == "RA" else (body, number)
    )


def pairs(left: Mapping[Name, str], right: Mapping[Name, str]) -> Scored:
    """As many counterparts of each as the tables tell of."""
    rows, columns = sorted(left), sorted(right)
    sides = (
        [Passage("-".join(name), titles[name], language="en") for name in names]
        for names, titles in ((rows, left), (columns, right))
    )
    found = match(*sides, top=TOP)
    return {(rows[each.left], columns[each.right]): each.score for each in found}


def best(scored: Scored, wanted: Collection[tuple[Name, Name]]) -> float:
    """The threshold with the highest F1; of several the one in the middle."""
    reached = [reach(scored, wanted, each) for each in THRESHOLDS]
    most = [each for each, f in zip(THRESHOLDS, reached, strict=True) if f == max(reached)]
    return most[len(most) // 2]


def reach(scored: Scored, wanted: Collection[tuple[Name, Name]], least: float) -> float:
    """The F1 of what is shown from a threshold on."""
    shown = {pair for pair, score in scored.items() if score >= least}
    return 2 * len(shown & set(wanted)) / max(1, len(shown) + len(wanted))


def held_out(
    scored: Scored, wanted: Collection[tuple[Name, Name]], themes: list[frozenset[Name]]
) -> Iterator[Figure]:
    """What is shown where each theme has the threshold that does best on the others."""
    right = found = 0
    for theme in themes:
        rest = {pair: score for pair, score in scored.items() if pair[0] not in theme}
        least = best(rest, [pair for pair in wanted if pair[0] not in theme])
        shown = {p for p, score in scored.items() if p[0] in theme and score >= least}
        right, found = right + len(shown & set(wanted)), found + len(shown)
    of = f"{OF}, thresholds from the other themes"
    yield from f1("related", of, right=right, found=found, wanted=len(wanted))
