"""Themes: which Sector resolutions are on the subject of a PP resolution, and how stable they are.

The thresholds by which titles place an instrument were chosen on this set. So that the figure says
something of others, each theme is judged once more with those that do best on all the other themes.

The Sectors' resolutions have no text here: their titles, where the register of ITU-R gives them,
and the clauses of PP resolutions that cite them are all that is known. List B of the set says
which pairs share a theme. It speaks only of the instruments it names, so only these are counted;
of PP resolutions without a text here, too, all pairs are wanted. Every miss says why.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import product
from pathlib import Path
from unittest.mock import patch

import numpy as np
from benchmarks.measures.figure import Figure, f1

from intersector import pipeline
from intersector.identifiers import InstrumentId
from intersector.matching import Formula, Remembering, default_encoder
from intersector.model import Clause, Document, Theme
from intersector.organisations import shipped
from intersector.overlap import find_overlaps, passage
from intersector.themes import find_themes, known

Name = tuple[str, str]
"""A body and a number: ("PP", "130")."""
BODIES = {"PP": "PP", "WTSA": "WTSA", "WTDC": "WTDC", "ITU-R": "RA", "WRC": "WRC"}
LISTED = re.compile(r"(PP|WTSA|WTDC|ITU-R|WRC) ((?:\d+(?:, )?)+)")
REMARK = re.compile(r"\((?!and \d)[^()]*\)")
TITLED = re.compile(r'(WRC|ITU-R) (\d+) \(title "([^"]+)"')
THRESHOLDS = tuple(product((0.55, 0.45, 0.5, 0.6, 0.65), (0.8, 0.7, 0.9)))
"""What `known.ALIKE` and `known.TWINS` could be, those that are shipped first."""
REGISTERED = re.compile(r"- ITU-R R\.(\d+)-\d+ \([^)]*\) (.+)")


def measure(data: Path) -> Iterator[Figure]:
    """Same-theme pairs, then the stability of memberships."""
    run = Corpus(data)
    yield from run.pairs(data / "cross-conference")
    yield from run.held_out(data / "cross-conference")
    yield from run.stability()


class Corpus:
    """The 66 documents, read once."""

    def __init__(self, data: Path) -> None:
        folders = [data / "itu-pp18", data.parent / "seeds"]
        known = pipeline.known_organisations(folders)
        read = list(pipeline.read_instruments(folders, organisations=known))
        self.instruments = [each for each in read if isinstance(each, pipeline.Instrument)]
        self.documents = [each.document for each in self.instruments]
        self.clauses = [clause for each in self.instruments for clause in each.clauses]
        self.citations = list(pipeline.cite(self.instruments, organisations=known))
        self.encoder = Remembering(default_encoder())
        self.overlaps = find_overlaps(
            self.clauses,
            citations=self.citations,
            mandates=list(pipeline.find_mandates(self.instruments, organisations=known)),
            encoder=self.encoder,
            formula=formula(self.clauses),
            organisations=known,
            language="en",
        )

    def themes(self, documents: Sequence[Document]) -> tuple[Theme, ...]:
        """The themes of these documents, as if there were no others."""
        there = {document.source for document in documents}
        clauses = [clause for clause in self.clauses if clause.document.source in there]
        return find_themes(
            documents,
            clauses,
            [
                each
                for each in self.overlaps
                if {each.left.document.source, each.right.document.source} <= there
            ],
            [each for each in self.citations if each.document and each.document.source in there],
            encoder=self.encoder,
            formula=formula(clauses),
            organisations=shipped(),
            language="en",
        )

    def pairs(self, folder: Path) -> Iterator[Figure]:
        """Precision, recall and F1 of the pairs of list B; each wrong one explained."""
        wanted, titles = known_pairs(folder)
        found = self.given(wanted, titles)
        wrong = [f"missed {a} {b}: {self.why((a, b), titles)}" for a, b in sorted(wanted - found)]
        wrong += [f"found {a} {b}: list B does not have it" for a, b in sorted(found - wanted)]
        yield from f1(
            "same theme, PP to Sector",
            "cross-conference",
            right=len(wanted & found),
            found=len(found),
            wanted=len(wanted),
            wrong=tuple(wrong),
        )

    def held_out(self, folder: Path) -> Iterator[Figure]:
        """The same, each theme with the thresholds that do best on the others."""
        wanted, titles = known_pairs(folder)
        found = {each: self.given(wanted, titles, *each) for each in THRESHOLDS}
        right = count = 0
        for theme in by_theme(folder):

            def elsewhere(each: tuple[float, float], theme: frozenset[Name] = theme) -> float:
                rest = {pair for pair in found[each] if pair[0] not in theme}
                asked = {pair for pair in wanted if pair[0] not in theme}
                return 2 * len(rest & asked) / (len(rest) + len(asked))

            own = {pair for pair in found[max(THRESHOLDS, key=elsewhere)] if pair[0] in theme}
            right, count = right + len(own & wanted), count + len(own)
        of = "cross-conference, thresholds from the other themes"
        yield from f1("same theme, PP to Sector", of, right=right, found=count, wanted=len(wanted))

    def given(
        self,
        wanted: Set[tuple[Name, Name]],
        titles: Mapping[Name, str],
        alike: float = known.ALIKE,
        twins: float = known.TWINS,
    ) -> set[tuple[Name, Name]]:
        """The pairs found among those that list B speaks of."""
        sector = sorted({right for _, right in wanted} | set(titles))
        given = [self.item(name, titles.get(name, "")) for name in sector]
        judged = {side for pair in wanted for side in pair}
        with patch.multiple(known, ALIKE=alike, TWINS=twins):
            found = self.found([*self.documents, *given])
        return {pair for pair in found if set(pair) <= judged}

    def found(self, documents: Sequence[Document]) -> set[tuple[Name, Name]]:
        """The pairs of a PP and a Sector resolution that a theme links."""
        named = {each.source: name(each) for each in documents}
        linked = (
            (named[link.left], named[link.right])
            for theme in self.themes(documents)
            for link in theme.links
        )
        pairs = {(a, b) if a and a[0] == "PP" else (b, a) for a, b in linked}
        return {(a, b) for a, b in pairs if a and b and a[0] == "PP" != b[0]}

    def item(self, called: Name, title: str) -> Document:
        """A resolution of which only the title is known, or not even that."""
        body, number = BODIES[called[0]], called[1]
        return Document(
            f"register#{body}-{number}",
            f"{body}-{number}",
            "en",
            title,
            id=InstrumentId(body, "resolution", number),
            title=title,
            kind="resolution",
            body=body,
            sector=shipped().sector_of(body),
        )

    def why(self, pair: tuple[Name, Name], titles: Mapping[Name, str]) -> str:
        """Why a pair could not be found."""
        here = {name(document): document.source for document in self.documents}
        cited = {
            at.document.source
            for at in self.citations
            for target in (at.target, *at.candidates)
            if target and at.document and (target.body, target.work.number) == key(pair[1])
        }
        if pair[0] not in here:
            return "the PP resolution is not among the texts"
        if not cited and pair[1] not in titles:
            return "no title is given, and no text cites it"
        if here[pair[0]] in cited:
            return "cited, but the citation leaves several instruments open"
        if cited and pair[1] not in titles:
            return "only other PP resolutions cite it, in words unlike this title"
        return "the titles have too few telling words in common, and this PP text cites others"

    def stability(self) -> Iterator[Figure]:
        """How many of the other memberships stay when one document goes: mean, and the worst."""
        before = [{m.source for m in each.members} for each in self.themes(self.documents)]
        shares = {}
        for gone in self.documents:
            rest = [document for document in self.documents if document != gone]
            after = [{m.source for m in each.members} for each in self.themes(rest)]
            left = [members - {gone.source} for members in before]
            kept = sum(max((len(x & y) for y in after if alike(x, y)), default=0) for x in left)
            shares[Path(gone.source).name] = kept / sum(map(len, left))
        worst = sorted(shares, key=lambda source: shares[source])
        wrong = tuple(f"without {x}: {shares[x]:.3f}" for x in worst if shares[x] < 0.95)
        yield Figure("memberships kept, mean", float(np.mean(list(shares.values()))), "66 texts")
        yield Figure("memberships kept, worst", shares[worst[0]], "66 texts", wrong)


def alike(one: set[str], other: set[str]) -> bool:
    """Whether two themes are one, changed: they share half of their members or more."""
    return 2 * len(one & other) >= len(one | other)


def formula(clauses: Sequence[Clause]) -> Formula:
    """The formula of a corpus, as the main job counts it."""
    return Formula.of([passage(clause) for clause in clauses])


def name(document: Document) -> Name | None:
    """A resolution by its body and number, as list B writes them."""
    if document.id is None or document.id.kind != "resolution":
        return None
    called = {"RA": "ITU-R"}.get(document.id.body, document.id.body)
    return called, document.id.work.number


def key(called: Name) -> Name:
    """The same, as identifiers write them."""
    return BODIES[called[0]], called[1]


def known_pairs(folder: Path) -> tuple[frozenset[tuple[Name, Name]], dict[Name, str]]:
    """The pairs of list B: each PP resolution of a theme with each Sector resolution of it; and
    the titles that the set gives."""
    text = (folder / "correspondences.md").read_text(encoding="utf-8")
    titles = registered(folder) | {(m[1], m[2]): m[3] for m in TITLED.finditer(text)}
    return frozenset().union(*listed(text)), titles


def by_theme(folder: Path) -> list[frozenset[Name]]:
    """The PP resolutions of each theme of list B; one that is in several, in the first."""
    seen: set[Name] = set()
    found = []
    for pairs in listed((folder / "correspondences.md").read_text(encoding="utf-8")):
        found.append(frozenset({a for a, _ in pairs} - seen))
        seen |= found[-1]
    return found


@cache
def listed(text: str) -> tuple[frozenset[tuple[Name, Name]], ...]:
    """The pairs of each theme of list B."""
    themes = []
    lines = text.split("## B.")[1].splitlines()
    for theme in (part for line in lines if line[:2] == "- " for part in line.split(" ; ")):
        told = REMARK.sub("", theme.replace("since RA-23", "")).replace("(and ", ", ")
        found = [
            (body, number)
            for body, numbers in LISTED.findall(told.replace(" , ", ", "))
            for number in re.findall(r"\d+", numbers)
        ]
        first = [each for each in found if each[0] == "PP"]
        themes.append(frozenset((a, b) for a in first for b in found if b[0] != "PP"))
    return tuple(themes)


def registered(folder: Path) -> dict[Name, str]:
    """The titles of ITU-R's resolutions."""
    text = (folder / "itu_r_resolutions.md").read_text(encoding="utf-8")
    return {("ITU-R", number): title.strip() for number, title in REGISTERED.findall(text)}
