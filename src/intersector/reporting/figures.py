"""What is counted, now and in an earlier run."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intersector.model import Document, Findings, Theme
from intersector.publishing.translations import mark
from intersector.reporting.content import Piece
from intersector.reporting.facts import Fact, Value
from intersector.reporting.teller import PAGE, Teller, recipients
from intersector.themes import named

INSTRUMENTS: Final = frozenset(
    {"decision", "declaration", "opinion", "recommendation", "resolution"}
)
RESULTS: Final = frozenset({"publication", "report"})
STALE: Final = frozenset({"superseded", "suppressed"})
Within = Collection[str] | None
"""The sources of the documents that are counted; None for all."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that is counted: what it is called, where one can count it again, and how."""

    label: str
    file: str
    link: str
    count: Callable[[Findings, Within], int]


def _documents(findings: Findings, within: Within) -> list[Document]:
    return [each for each in findings.documents if within is None or each.source in within]


def _instruments(findings: Findings, within: Within) -> int:
    return len({named(d) for d in _documents(findings, within) if d.kind in INSTRUMENTS})


def _activities(findings: Findings, within: Within) -> int:
    kinds = INSTRUMENTS | RESULTS
    return len({named(d) for d in _documents(findings, within) if d.kind not in kinds})


def _results(findings: Findings, within: Within) -> int:
    return len({named(d) for d in _documents(findings, within) if d.kind in RESULTS})


def _areas(findings: Findings, within: Within) -> int:
    return len(areas(findings))


def _overlaps(label: str) -> Callable[[Findings, Within], int]:
    def count(findings: Findings, within: Within) -> int:
        return sum(
            each.label == label
            and (
                within is None
                or {each.left.document.source, each.right.document.source} <= set(within)
            )
            for each in findings.overlaps
        )

    return count


def _touching(label: str) -> Callable[[Findings, Within], int]:
    """The overlaps with a side in the documents, whatever the other is."""

    def count(findings: Findings, within: Within) -> int:
        return sum(
            each.label == label
            and (
                within is None
                or any(side.document.source in within for side in (each.left, each.right))
            )
            for each in findings.overlaps
        )

    return count


def _stale(findings: Findings, within: Within) -> int:
    return sum(
        each.status in STALE
        and each.document is not None
        and (within is None or each.document.source in within)
        for each in findings.citations
    )


def _duties(findings: Findings, within: Within) -> int:
    return sum(
        each.reporting and (within is None or each.clause.document.source in within)
        for each in findings.mandates
    )


_AREAS: Final = Figure(mark("Areas of mutual interest"), "themes.jsonl", f"{PAGE}#map", _areas)
_TEXTS: Final = (
    Figure(mark("Instruments"), "documents.jsonl", f"{PAGE}#instruments", _instruments),
    Figure(mark("Activities"), "documents.jsonl", f"{PAGE}#instruments", _activities),
    Figure(mark("Results"), "documents.jsonl", f"{PAGE}#instruments", _results),
)
_SAME, _IN_PART = mark("Overlaps that say the same"), mark("Overlaps in part")
_FINDINGS: Final = ("overlaps.jsonl", f"{PAGE}#findings")
_DUTIES: Final = (
    Figure(mark("Stale citations"), "citations.jsonl", f"{PAGE}#citations", _stale),
    Figure(mark("Reporting duties"), "mandates.jsonl", f"{PAGE}#duties", _duties),
)
OF_AN_AREA: Final = (
    *_TEXTS,
    Figure(_SAME, *_FINDINGS, _overlaps("same")),
    Figure(_IN_PART, *_FINDINGS, _overlaps("overlap")),
    *_DUTIES,
)
OF_A_SECTOR: Final = (
    *_TEXTS,
    Figure(_SAME, *_FINDINGS, _touching("same")),
    Figure(_IN_PART, *_FINDINGS, _touching("overlap")),
    *_DUTIES,
)
OF_A_RUN: Final = (_AREAS, *OF_AN_AREA)


def areas(findings: Findings) -> list[Theme]:
    """The themes that are areas of mutual interest."""
    return [theme for theme in findings.themes if theme.mutual is not None]


def figures(
    teller: Teller, counted: Sequence[Figure], *, within: Within = None, before: Within = None
) -> tuple[Fact, ...]:
    """The figures of the documents `within`, beside those `before` in the earlier run."""
    return tuple(_figure(teller, figure, within, before) for figure in counted)


def _figure(teller: Teller, figure: Figure, within: Within, before: Within) -> Fact:
    now = figure.count(teller.findings, within)
    source = teller.data_source(figure.file, figure.link)
    told: dict[str, Value] = {"figure": teller.word(teller.words.say(figure.label)), "now": now}
    if teller.earlier is None:
        return Fact(told, (source,))
    then = figure.count(teller.earlier, before)
    return Fact({**told, "before": then, "change": change(teller, now - then)}, (source,))


def by_recipient(teller: Teller) -> tuple[Fact, ...]:
    """How many duties to report are owed to whom, most first."""
    now = _owed(teller.findings)
    then = _owed(teller.earlier) if teller.earlier is not None else None
    source = teller.data_source("mandates.jsonl", f"{PAGE}#duties")
    facts = []
    for name in sorted({*now, *(then or ())}, key=lambda each: (-now.get(each, 0), each)):
        called = teller.word(teller.organisations.actor_name(name, teller.words.language))
        fact: dict[str, Value] = {"recipient": called, "now": now.get(name, 0)}
        if then is not None:
            past = then.get(name, 0)
            fact |= {"before": past, "change": change(teller, now.get(name, 0) - past)}
        facts.append(Fact(fact, (source,)))
    return tuple(facts)


def change(teller: Teller, difference: int) -> Piece:
    """A difference with its sign."""
    return teller.word(teller.words.change(difference))


def _owed(findings: Findings) -> Mapping[str, int]:
    return Counter(
        name for each in findings.mandates if each.reporting for name in recipients(each)
    )
