"""Pairs of passages that people labelled, or that are labelled by where they come from."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np

from intersector.matching import default_encoder
from intersector.model import Language, Passage

FOREIGN: tuple[Language, ...] = ("ar", "es", "fr", "ru", "zh")
SHORTEST = 60
"""Characters that an SDG target has at least; shorter texts are titles."""


@dataclass(frozen=True, slots=True)
class Case:
    """A pair, what it was called, and the documents it is from."""

    id: str
    pair: tuple[Passage, Passage]
    label: str
    documents: frozenset[str] = frozenset()


def itu_pairs(data: Path) -> list[Case]:
    """Clauses labelled same, overlap, formula or different; the first annotator's label."""
    return list(map(_case, _lines(data / "itu-pairs/pairs.jsonl")))


def bills(data: Path) -> list[Case]:
    """Passages of US bills: substantive reuse ("same") or boilerplate ("formula")."""
    with (data / "us-text-reuse/alignments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Case(
            str(at),
            (Passage(id="", text=row["left"]), Passage(id="", text=row["right"])),
            "formula" if row["label"] == "0" else "same",
        )
        for at, row in enumerate(rows)
    ]


def translations(data: Path) -> Iterator[Case]:
    """SDG targets with their own translation ("same") and with two others' ("different").

    Of the others, one is the nearest of the same goal, by cosine: what a translation is mistaken
    for; one is of another goal. Goals without a second target have only the latter.
    """
    goals = [g for g in _lines(data / "sdg/goals_and_targets.jsonl") if len(g["en"]) > SHORTEST]
    nearest = _nearest_of_goal(goals)
    for at, goal in enumerate(goals):
        language = FOREIGN[at % len(FOREIGN)]
        others = ((at, "same"), (nearest[at], "different"), ((at + 60) % len(goals), "different"))
        for number, (other, label) in enumerate(others):
            if other == at and label == "different":
                continue
            pair = (
                Passage(id="", text=goal["en"], language="en"),
                Passage(id="", text=goals[other][language], language=language),
            )
            yield Case(f"{goal['id']} {language} {number}", pair, label)


def _nearest_of_goal(goals: Sequence[dict[str, str]]) -> list[int]:
    """For each target, the nearest other one of its goal in English; itself where there is none."""
    vectors = default_encoder().encode([goal["en"] for goal in goals])
    numbers = np.array([_goal(goal["id"]) for goal in goals])
    nearness = np.where(numbers[:, None] == numbers, vectors @ vectors.T, -1.0)
    np.fill_diagonal(nearness, -0.5)
    return [int(row.argmax()) for row in nearness]


def _goal(name: str) -> str:
    """The number of the goal in the name of a goal or target: "11" of "target:11.3"."""
    return re.split(r"[.\-]", name.partition(":")[2])[0]


def formulas() -> Iterator[Case]:
    """Every formula of ``formulas.json`` in two resolutions of different titles ("formula")."""
    stored = json.loads(Path(__file__).with_name("formulas.json").read_text(encoding="utf-8"))
    titles = stored["titles"]
    for number, formula in enumerate(stored["formulas"]):
        for left, right in combinations_with_replacement(sorted(formula), 2):
            pair = (
                Passage(id="", text=formula[left], title=titles[number % 4], language=left),
                Passage(id="", text=formula[right], title=titles[(number + 1) % 4], language=right),
            )
            yield Case(f"formula {number} {left} {right}", pair, "formula")


def sides(cases: Sequence[Case]) -> list[Passage]:
    """Both passages of each case, one after the other."""
    return [side for case in cases for side in case.pair]


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _case(record: dict[str, str]) -> Case:
    left, right = (_passage(record[side]) for side in ("left", "right"))
    return Case(
        str(record["id"]),
        (left, right),
        record["label_a"],
        frozenset({left.document, right.document}),
    )


def _passage(side: object) -> Passage:
    assert isinstance(side, dict)
    return Passage(
        id="",
        text=side["text"],
        head=side.get("head") or "",
        title=side.get("title") or "",
        document=side.get("doc") or "",
    )
