"""What people said of overlaps: how many were judged, what was decided, judgement by judgement."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from intersector.model import Judgement, Overlap, Verdict
from intersector.publishing.translations import mark
from intersector.reporting.content import Source
from intersector.reporting.facts import Fact, Value
from intersector.reporting.teller import Teller, known
from intersector.review import Judgements

SAID: Final[Mapping[Verdict, str]] = {
    "overlap": mark("They overlap"),
    "complements": mark("One complements the other"),
    "integrates": mark("One repeats a higher text on purpose"),
    "distinct": mark("They are distinct"),
    "unsure": mark("Unsure"),
}
"""What the verdicts are called, in the order in which they are counted."""


def judged(teller: Teller, overlaps: Sequence[Overlap]) -> dict[str, tuple[Fact, ...]]:
    """The lists that tell what people said of these overlaps; empty where nobody was asked."""
    people = teller.judgements
    if people is None:
        return {"judged": (), "verdicts": (), "judgements": ()}
    found = [each for each in overlaps if each.id in people.standing]
    counted = Counter(people.standing[each.id].verdict for each in found)
    sources = (_file(teller, people), teller.data_source("overlaps.jsonl", "index.html#findings"))
    values: dict[str, Value | None] = {
        "found": len(overlaps),
        "judged": len(found),
        "elsewhere": people.elsewhere or None,
    }
    return {
        "judged": (known(values, sources),),
        "verdicts": tuple(
            Fact(
                {"verdict": teller.word(teller.words.say(label)), "now": counted[verdict]},
                (
                    _file(teller, people),
                    *(teller.overlap_source(o) for o in _of(found, people, verdict)),
                ),
            )
            for verdict, label in SAID.items()
            if counted[verdict]
        ),
        "judgements": tuple(_judgement(each, people.standing[each.id], teller) for each in found),
    }


def _of(found: Sequence[Overlap], people: Judgements, verdict: Verdict) -> list[Overlap]:
    return [each for each in found if people.standing[each.id].verdict == verdict]


def _judgement(overlap: Overlap, said: Judgement, teller: Teller) -> Fact:
    assert teller.judgements is not None
    return known(
        {
            **teller.sides(overlap),
            "verdict": teller.word(teller.words.say(SAID[said.verdict])),
            "who": teller.word(said.who) if said.who else None,
            "when": date.fromisoformat(said.when) if said.when else None,
            "why": teller.word(said.why) if said.why else None,
        },
        (
            teller.clause_source(overlap.left),
            teller.clause_source(overlap.right),
            teller.overlap_source(overlap),
            _file(teller, teller.judgements),
        ),
    )


def _file(teller: Teller, people: Judgements) -> Source:
    """The file of judgements, which lies where the user said."""
    path = people.file
    return Source(
        teller.words.say("What people said of overlaps"), "", path.name, str(path.resolve())
    )
