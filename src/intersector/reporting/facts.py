"""Facts that sentences are made of: values by name, further facts, and where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from intersector.phrases import Phrase
from intersector.reporting.content import Piece, Source

Value = Piece | Phrase | int | date | tuple[Piece, ...]
"""What is filled in: words, a sentence of the analysis, a number, a date, or a list of words."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one thing; a value that is not known is left out."""

    values: Mapping[str, Value]
    sources: tuple[Source, ...] = ()
    lists: Mapping[str, tuple["Fact", ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """What facts of a kind can tell: the names of their values, and their lists, by kind."""

    values: frozenset[str]
    lists: Mapping[str, str] = field(default_factory=dict)


def _kind(values: str, **lists: str) -> Kind:
    return Kind(frozenset(values.split()), lists)


KINDS: Final[Mapping[str, Kind]] = {
    "figure": _kind("figure now before change"),
    "recipient": _kind("recipient now before change"),
    "instrument": _kind("instrument title body sector year change"),
    "overlap": _kind("left left_place right right_place kind sureness action rule decision"),
    "duty": _kind("actors action recipient frequency due instrument place"),
    "citation": _kind("instrument place cited status current"),
    "judged": _kind("found judged elsewhere"),
    "verdict": _kind("verdict now"),
    "judgement": _kind("left left_place right right_place verdict who when why"),
    "instruction": _kind("sector actors text instrument place"),
    "decision": _kind("instrument area verdict who when why"),
    "area": _kind(
        "area sectors rule instruments before change status",
        figures="figure",
        instruments="instrument",
        activities="instrument",
        results="instrument",
        overlaps="overlap",
        citations="citation",
        duties="duty",
        decisions="decision",
        judged="judged",
        verdicts="verdict",
        judgements="judgement",
    ),
    "council": _kind(
        "council organisation on earlier areas instruments",
        figures="figure",
        recipients="recipient",
        areas="area",
        gone="area",
        duties="duty",
        decisions="decision",
        judged="judged",
        verdicts="verdict",
        judgements="judgement",
    ),
    "advisory-group": _kind(
        "group sector organisation on earlier coordination areas undecided decided",
        figures="figure",
        asked="duty",
        areas="area",
        overlaps="overlap",
        decisions="decision",
        duties="duty",
        citations="citation",
        instructions="instruction",
        judged="judged",
        verdicts="verdict",
        judgements="judgement",
    ),
    "text": _kind("instrument title body sector year related", work="instrument"),
    "study-group": _kind(
        "group sector organisation on earlier texts",
        texts="text",
        areas="area",
        new="instrument",
        overlaps="overlap",
        duties="duty",
        judged="judged",
        verdicts="verdict",
        judgements="judgement",
    ),
}
"""What the wordings of reports can use; the reports themselves are the kinds named as they are."""

SEARCHED: Final[Mapping[str, tuple[str, str]]] = {
    "areas": ("themes.jsonl", "index.html#map"),
    "asked": ("mandates.jsonl", "index.html#duties"),
    "citations": ("citations.jsonl", "index.html#citations"),
    "decisions": ("mapping.jsonl", "mapping.html"),
    "duties": ("mandates.jsonl", "index.html#duties"),
    "instructions": ("unreflected.jsonl", "index.html#unreflected"),
    "overlaps": ("overlaps.jsonl", "index.html#findings"),
}
"""Where one can see that a list is empty: the file of the run, and a link to what it shows. Lists
that are not here are of documents."""

GIVEN: Final = frozenset({"council", "earlier", "group", "on", "organisation", "sector"})
"""What the user or the organisation's file says: a sentence of these alone needs no source."""
