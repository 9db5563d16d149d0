"""Checks of drafts: alarms on adopted texts, by rule, and planted faults that are found.

Adopted texts went through the drafters' and editors' hands, so an alarm on one is false, or a slip
that they overlooked: every one is listed. References are held against the editions of their year.
Each fault is planted in each adopted text that has a place for it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from benchmarks.measures.figure import Figure

from intersector import linting, pipeline
from intersector.citations import Register
from intersector.linting import RULES, Draft, Finding
from intersector.model import Document, Problem, Span
from intersector.organisations import Organisations, shipped
from intersector.structure import Mark, following, mark

YEAR = 2018
OF = "itu-pp18"
AT_END: Mapping[str, str] = {
    "cites-old-edition": "resolves\nto apply Resolution 71 (Rev. Antalya, 2006)",
    "cites-suppressed": "resolves\nto apply Resolution 187 (Busan, 2014)",
    "cites-unknown-edition": "resolves\nto apply Resolution 130 (Rev. Busan, 2016)",
    "unknown-actor": "instructs the Keeper of the Seals\nto act on this",
    "report-without-recipient": "requests the Secretary-General\nto report annually on its work",
    "preamble-after-operative": "noting\nthat the matter is settled",
    "head-empty": "urges Member States",
    "number-mixed": "resolves further\na) to act;\nb) to wait;\n3) to act again",
    "head-of-other-language": "encarga al Secretario General\nto act on this",
}
"""By rule, what is added at the end of the operative part."""


def measure(data: Path) -> Iterator[Figure]:
    """Alarms a text, all of them and by rule, then of the planted faults those that are found."""
    known, texts = shipped(), sorted((data / OF).glob("*.txt"))
    documents = [each for each in map(read, texts) if each is not None]
    alarms = [(each, finding) for each in documents for finding in check(each, known)]
    wrong = tuple(f"{label(each)}: {said(finding)}" for each, finding in alarms)
    yield Figure("alarms a text", len(alarms) / len(documents), OF, wrong)
    counts = Counter(finding.rule.id for _, finding in alarms)
    for rule in RULES:
        if counts[rule.id]:
            yield Figure(f"alarms a text, {rule.id}", counts[rule.id] / len(documents), OF)
    for rule_id, plant in PLANTS.items():
        told = Counter(label(each) for each, finding in alarms if finding.rule.id == rule_id)
        yield planted(rule_id, plant, documents, told)


def planted(rule_id: str, plant: "Plant", documents: list[Document], told: Counter[str]) -> Figure:
    """Of the documents with a place for the fault, those in which more is found than was `told`."""
    missed, tried = [], 0
    for document in documents:
        text = plant(document)
        if text is not None:
            tried += 1
            faulty = check(replace(document, text=text, blocks=()), shipped())
            if sum(finding.rule.id == rule_id for finding in faulty) <= told[label(document)]:
                missed.append(f"{label(document)}: {rule_id}")
    found = 1 - len(missed) / tried if tried else 1.0
    return Figure(f"planted faults found, {rule_id}", found, OF, tuple(missed))


def read(path: Path) -> Document | None:
    """One text, with nothing known of it but its words."""
    for each in pipeline.read_instruments([path], organisations=shipped()):
        return None if isinstance(each, Problem) else each.document
    return None


def check(document: Document, known: Organisations) -> tuple[Finding, ...]:
    """What is found in a text alone, by the editions of its year."""
    own = pipeline.structured(document, known)
    citations = pipeline.cite([own], organisations=known, register=then())
    mandates = pipeline.find_mandates([own], organisations=known)
    draft = Draft(
        own.document, own.clauses, known, citations=tuple(citations), mandates=tuple(mandates)
    )
    return linting.lint(draft)


def then() -> Register:
    """The register as it would have been in the year of the texts."""
    entries = Register.shipped().entries.items()
    return Register({key: each for key, each in entries if (key.year or 0) <= YEAR})


def said(finding: Finding) -> str:
    """A finding in words."""
    words = finding.remark.span.of(finding.document.text)
    return f"{finding.rule.id}: {' '.join(words.split())[:60]}"


def label(document: Document) -> str:
    """Which text it is."""
    return Path(document.source).stem


# ------------------------------------------------------------ faults

Plant = Callable[[Document], str | None]


def at_end(words: str) -> Plant:
    """Add clauses where the operative part ends."""

    def plant(document: Document) -> str | None:
        annexes = mark(document).of("annex")
        end = annexes[0].span.start if annexes else len(document.text)
        return f"{document.text[:end].rstrip()}\n\n{words}\n\n{document.text[end:]}"

    return plant


def relabelled(change: Callable[[str, str], str]) -> Plant:
    """Give the third item of the first lettered list another label."""

    def plant(document: Document) -> str | None:
        marks = mark(document).of("number", "head")
        for first, second, third in zip(marks, marks[1:], marks[2:], strict=False):
            if [each.path for each in (first, second, third)] == [("a)",), ("b)",), ("c)",)]:
                put = change(second.printed or "", third.printed or "")
                return swapped(document.text, third.span, put)
        return None

    return plant


def misspelt(document: Document) -> str | None:
    """Swap two letters of the first head that stands alone over a lettered list."""
    marks = mark(document).of("number", "head")
    for head, after in pairwise(marks):
        if head.role == "preamble" and after.path == ("a)",) and is_alone(document, head):
            word = head.printed or ""
            typo = f"{word[:2]}{word[3]}{word[2]}{word[4:]}"
            return swapped(document.text, head.span, f"{typo}\n")
    return None


def is_alone(document: Document, head: Mark) -> bool:
    """Whether a head fills its line."""
    return document.text[head.span.end : head.span.end + 1] == "\n"


def unopened(document: Document) -> str | None:
    """Leave out who speaks."""
    opening = mark(document).of("enacting")
    return swapped(document.text, opening[0].span, "") if opening else None


def swapped(text: str, span: Span, put: str) -> str:
    """The text with other words at a place."""
    return text[: span.start] + put + text[span.end :]


PLANTS: Mapping[str, Plant] = {
    **{rule_id: at_end(words) for rule_id, words in AT_END.items()},
    "number-skipped": relabelled(lambda _, third: following(third, 3)),
    "number-repeated": relabelled(lambda second, _: second),
    "head-unknown": misspelt,
    "no-opening": unopened,
}
"""By rule, what breaks it: the text with the fault, or None where it has no place for it."""
