"""Of the labelled pairs of one language: those that only a turn of phrase has in common.

What overlaps should not be among them, and what is alike by its formula, or different, should.
Recitals are not counted: of them no reference is proposed.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.measures.figure import Figure

from intersector.languages import knowledge
from intersector.model import Clause, Document, Span
from intersector.proposals.beyond import in_common
from intersector.reading import guess_language

OVERLAP = frozenset({"same", "overlap"})


def measure(data: Path) -> Iterator[Figure]:
    """The share of the overlaps that are none, and of the others that are such pairs."""
    lines = (data / "itu-pairs" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [each for each in map(json.loads, lines) if decides(each["left"], each["right"])]
    for name, real in (("overlaps that share more", True), ("others that share no more", False)):
        asked = [each for each in pairs if (each["label_a"] in OVERLAP) == real]
        wrong = tuple(
            f"{each['id']}: {each['left']['doc']} and {each['right']['doc']}"
            for each in asked
            if is_turn(each) == real
        )
        yield Figure(name, 1 - len(wrong) / len(asked), f"itu-pairs, {len(asked)} orders", wrong)


def decides(*sides: Mapping[str, str]) -> bool:
    """Whether both sides decide something, in one language."""
    known = ("preamble", *knowledge("en")["heads"]["itu"]["preamble"])
    recitals = (each["head"].casefold().startswith(known) for each in sides)
    return len({guess_language(each["text"]) for each in sides}) == 1 and not any(recitals)


def is_turn(pair: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether only a turn of phrase, or words of titles, are in common."""
    return in_common(clause(pair["left"]), clause(pair["right"])).is_all


def clause(side: Mapping[str, str]) -> Clause:
    """A side as the main job has it."""
    text = side["text"]
    document = Document(side["doc"], "", guess_language(text), text, title=side["title"])
    return Clause(document, "", side["head"], None, "operative", (), Span(0, len(text)), text)
