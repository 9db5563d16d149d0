"""How surely two passages really overlap, which of the four labels fits, and why.

Three logistic regressions over the features answer three questions: overlap or not; if so, the
same or partly; if not, formula or different (`models`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intersector.matching.encoder import Encoder
from intersector.matching.features import FEATURES, REMARKS, Comparison, Finding
from intersector.matching.models import Models, Question, shipped_models
from intersector.matching.profile import Profile, profiles
from intersector.model import Evidence, Label, Passage
from intersector.organisations import Organisations
from intersector.phrases import Phrase

_REASONS: Final = 6
_WORDS: Final = 8
_LEAST: Final = 0.05
"""A reason that moves the log-odds by less is not worth reading."""


@dataclass(frozen=True, slots=True)
class Score:
    """The probability that a pair is a real overlap (same or overlap), its label, and why.

    Each piece of evidence has as its score what it adds to the log-odds of an overlap, or, for a
    shared word, how rare that word is. There is always at least one.
    """

    score: float
    label: Label
    evidence: tuple[Evidence, ...]


def score(
    pairs: Sequence[tuple[Passage, Passage]],
    *,
    encoder: Encoder,
    organisations: Organisations,
    models: Models | None = None,
) -> tuple[Score, ...]:
    """Judge each pair; swapping its sides changes nothing but the sides of its evidence.

    `models` are the shipped ones, unless others were learned from people's judgements.
    """
    known = profiles(
        [passage for pair in pairs for passage in pair],
        encoder=encoder,
        organisations=organisations,
    )
    return tuple(judge(*known[at : at + 2], models=models) for at in range(0, len(known), 2))


def judge(left: Profile, right: Profile, *, models: Models | None = None) -> Score:
    """Compare two profiles, always in the same order, and decide."""
    asked = shipped_models() if models is None else models
    pair = Comparison.of(left, right)
    findings = {feature.__name__: feature(pair) for feature in FEATURES}
    values = {name: finding.value for name, finding in findings.items()}
    chance = {name: model.probability(values) for name, model in asked.items()}
    evidence = (
        *_reasons(findings, asked["overlap"].contributions(values)),
        *_remarks(pair),
        *_words(pair),
    )
    return Score(
        score=chance["overlap"],
        label=label_of(chance),
        evidence=evidence if pair.left is left else tuple(map(_swap, evidence)),
    )


def label_of(chance: Mapping[Question, float]) -> Label:
    """The label that the answers to the three questions come to."""
    if chance["overlap"] >= 0.5:
        return "same" if chance["same"] >= 0.5 else "overlap"
    return "formula" if chance["formula"] >= 0.5 else "different"


def _reasons(findings: Mapping[str, Finding], adds: Mapping[str, float]) -> Iterator[Evidence]:
    """The features that moved the score most, the strongest first; never none."""
    ordered = sorted(adds, key=lambda name: (-abs(adds[name]), name))
    for rank, name in enumerate(ordered[:_REASONS]):
        if rank == 0 or abs(adds[name]) >= _LEAST:
            found = findings[name]
            yield Evidence(_name(name), adds[name], found.detail, found.left, found.right)


def _remarks(pair: Comparison) -> Iterator[Evidence]:
    """What is worth seeing beside the reasons, and adds nothing to the score."""
    for remark in REMARKS:
        found = remark(pair)
        if found.value > 0:
            yield Evidence(_name(remark.__name__), 0.0, found.detail, found.left, found.right)


def _name(function: str) -> str:
    return function.replace("_", "-")


def _words(pair: Comparison) -> Iterator[Evidence]:
    """The weightiest words that both use, or that translate each other, each with its places."""
    placed = [p for p in pair.alignment.shared if p.left.span and p.right.span and p.weight > 1]
    for partner in placed[:_WORDS]:
        left, right = partner.left, partner.right
        detail = (
            Phrase("both use {word}", word=left.form)
            if left.stem == right.stem
            else Phrase("{word} stands for {other}", word=left.form, other=right.form)
        )
        yield Evidence("shared-word", partner.weight, detail, left.span, right.span)


def _swap(evidence: Evidence) -> Evidence:
    return Evidence(
        evidence.feature,
        evidence.score,
        evidence.detail,
        evidence.right_span,
        evidence.left_span,
    )
