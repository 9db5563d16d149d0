"""The annexes of an instrument that is merged into another: where each goes, and what follows.

As conferences do it, an annex goes with its instrument's decisions to the end of the text that
stays. Annexes are counted together with those that are there: one that was alone gets a number
when another comes, and what the text says of it ("the annex to this resolution") follows.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from intersector.languages import knowledge
from intersector.model import AnnexFate, AnnexMove, Clause, Document, Edit, Language, Span
from intersector.overlap import NEARLY, likeness
from intersector.proposals.answers import only_in
from intersector.structure import following, is_annex

NEAR: Final = 40
"""Characters beside the name of an annex in which the text tells whose annex it is."""
ROOT: Final = 4
"""Letters that tell an annex from an appendix in all six languages, however it is inflected."""
STEM: Final = 5
"""Letters of "Resolution" and "Decision" that stay, however they are inflected."""
FIRST: Final = "1"
"""The number of an annex that was alone, when another comes."""
HEADING: Final = 2
"""Lines at the top of an annex that may name its instrument: "Annex", "(to Resolution 26)"."""
PIECE: Final = re.compile(r"[.;,:،؛；。，：]")
BRACKET: Final = re.compile(r"[(（][^()（）]*[)）]")

Labels = Mapping[str | None, str]
"""What annexes are numbered from now on, by the number that they had."""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its heading, and all of it to where the next one begins or the text ends."""

    document: Document
    heading: Span
    span: Span
    clauses: tuple[Clause, ...]

    @property
    def title(self) -> str:
        """Its heading, on one line."""
        return " ".join(self.heading.of(self.document.text).split())

    @property
    def named(self) -> "re.Match[str] | None":
        """The word for an annex in its heading, with its number."""
        return _words(self.document.language).search(self.title)

    @property
    def label(self) -> str | None:
        """Its number, as printed."""
        return self.named["label"] if self.named is not None else None

    @property
    def series(self) -> str:
        """The word that opens its heading: annexes and appendices are counted apart."""
        return self.named["word"].casefold()[:ROOT] if self.named is not None else ""

    @property
    def lines(self) -> list[str]:
        """Its paragraphs, the heading first, each on one line."""
        spans = _paragraphs(self.document, self.span.start, self.span.end)
        return [" ".join(span.of(self.document.text).split()) for span in spans]

    @property
    def letters(self) -> str:
        """What it says below its heading, for comparing."""
        return letters(self.said)

    @property
    def said(self) -> str:
        """What it says below its heading, on one line."""
        return " ".join(each.words for each in self.clauses)

    @property
    def is_plain(self) -> bool:
        """Whether its paragraphs are all there is to it: no table, and no footnote."""
        inside = (
            b for b in self.document.blocks if self.span.start <= b.span.start < self.span.end
        )
        return all(block.kind not in {"cell", "note"} for block in inside)


@dataclass(slots=True)
class Annexed:
    """Where annexes go, the paragraphs that come at the end of the keeper, and its own edits.

    `places` give the new heading, or the clause that says the same, for clauses of the annexes;
    those of an annex that is lost are not among them. `labels` are for what moves.
    """

    edits: tuple[Edit, ...]
    moves: list[AnnexMove] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    places: dict[Clause, str | Clause] = field(default_factory=dict)
    labels: dict[str | None, str] = field(default_factory=dict)

    def is_there(self, annex: Annex, beside: Annex, label: str | None) -> None:
        """The keeper has the annex already, under `label`."""
        self.moves.append(AnnexMove(annex.title, "redundant", beside.title))
        self.places.update(zip(annex.clauses, beside.clauses, strict=False))
        self._renumber(annex, label)

    def differs(self, annex: Annex, beside: Annex, label: str | None) -> None:
        """The keeper has the annex in nearly the same words, under `label`; somebody decides."""
        only, instead = only_in(annex.said, beside.said), only_in(beside.said, annex.said)
        move = AnnexMove(annex.title, "differs", beside.title, tuple(only), tuple(instead))
        self.moves.append(move)
        there = {letters(clause.words): clause for clause in beside.clauses}
        same = ((each, there.get(letters(each.words))) for each in annex.clauses)
        self.places.update((each, clause) for each, clause in same if clause is not None)
        self._renumber(annex, label)

    def comes(self, annex: Annex, label: str | None, lines: Sequence[str]) -> None:
        """The annex comes to the end, under `label`, as `lines`."""
        fate: AnnexFate = "kept" if label == annex.label else "renumbered"
        self.moves.append(AnnexMove(annex.title, fate, lines[0]))
        self.places.update(dict.fromkeys(annex.clauses, lines[0]))
        self.lines.extend(lines)
        self._renumber(annex, label)

    def _renumber(self, annex: Annex, label: str | None) -> None:
        if label is not None and label != annex.label:
            self.labels[annex.label] = label

    def reworded(self, text: str, language: Language) -> str:
        """What is said of annexes in a clause that moves, by their new numbers."""
        found = list(_references(text, self.labels, language))
        for span, new in reversed(found):
            text = text[: span.start] + new + text[span.end :]
        return text


def annexes_of(clauses: Sequence[Clause]) -> list[Annex]:
    """The annexes of an instrument, by its clauses, in the order of its text."""
    if not clauses:
        return []
    document, text = clauses[0].document, clauses[0].document.text
    decided = [clause.span.end for clause in clauses if clause.role in {"preamble", "operative"}]
    at = max(decided, default=len(text))
    spans = _paragraphs(document, at, len(text))
    headings = [span for span in spans if is_annex(span.of(text), document.language)]
    ends = [*(heading.start for heading in headings[1:]), len(text)]
    found = []
    for heading, end in zip(headings, ends, strict=False):
        inside = tuple(c for c in clauses if heading.end <= c.span.start < end)
        found.append(Annex(document, heading, Span(heading.start, end), inside))
    return found


def annexed(keeper: Sequence[Clause], other: Sequence[Clause], *, kept: str) -> Annexed:
    """Say where each annex of `other` goes in the keeper, whose name with its edition is `kept`."""
    own, coming = annexes_of(keeper), annexes_of(other)
    there = {annex.letters: annex for annex in own if annex.letters}
    near = {annex.span: _nearest(annex, own) for annex in coming if annex.letters not in there}
    moving = [a for a in coming if a.span in near and near[a.span] is None and a.is_plain]
    alone = [a.label for a in own] == [None] and any(a.series == own[0].series for a in moving)
    renamed: Labels = {None: FIRST} if alone else {}
    labels = dict(zip((a.span for a in moving), _labels(own, moving), strict=True))
    found = Annexed(edits=tuple(_own_edits(keeper, own, renamed)))
    for annex in coming:
        beside = there.get(annex.letters)
        if beside is not None:
            found.is_there(annex, beside, renamed.get(beside.label, beside.label))
        elif (nearest := near[annex.span]) is not None:
            label = renamed.get(nearest.label, nearest.label)
            found.differs(annex, nearest, label)
        elif annex.span in labels:
            label = labels[annex.span]
            found.comes(annex, label, list(_headed(annex, label, keeper[0].document, kept)))
        else:
            found.moves.append(AnnexMove(annex.title, "lost"))
    return found


def _nearest(annex: Annex, own: Sequence[Annex]) -> Annex | None:
    """The annex of the keeper that has nearly the same words; None where none has."""
    alike = [(likeness(annex.said, each.said), each) for each in own if each.letters]
    most, found = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return found if most >= NEARLY else None


def letters(text: str) -> str:
    """The letters and digits of a text, for comparing."""
    return "".join(filter(str.isalnum, text.casefold()))


def _labels(own: Sequence[Annex], moving: Sequence[Annex]) -> Iterator[str | None]:
    """The numbers of the annexes that come, after those of their kind that are there."""
    counted: dict[str, list[str]] = defaultdict(list)
    for annex in own:
        counted[annex.series].append(annex.label or FIRST)
    for annex in moving:
        held = counted.get(annex.series)
        if held is None:
            yield annex.label
        else:
            held.append(following(held[-1], len(held)))
            yield held[-1]


def _headed(annex: Annex, label: str | None, keeper: Document, kept: str) -> Iterator[str]:
    """The paragraphs of an annex under its new number, as an annex of the keeper."""
    for at, line in enumerate(annex.lines):
        found = _words(annex.document.language).search(line) if at == 0 else None
        if at >= HEADING:
            yield line
        elif found is None:
            yield _of_keeper(line, annex, keeper, kept)
        else:
            before, after = line[: found.start()], line[found.end() :]
            named = _numbered(found, label, annex.document.language, heading=True)
            told = (_of_keeper(each, annex, keeper, kept) for each in (before, after))
            yield named.join(told)


def _of_keeper(words: str, annex: Annex, keeper: Document, kept: str) -> str:
    """The words of a heading that name the instrument of the annex, naming the keeper instead."""
    old, new = annex.document.id, keeper.id
    if old is None or new is None:
        return words
    edition = BRACKET.search(kept)

    def renamed(match: "re.Match[str]") -> str:
        between, printed = match["between"] or "", edition[0] if edition is not None else ""
        if not match["edition"] or not printed:
            return match["kind"] + new.number + between.rstrip()
        shown = printed.upper() if match["edition"].isupper() else printed
        return match["kind"] + new.number + between + shown

    called: str = knowledge(annex.document.language)["proposals"]["kinds"].get(old.kind, old.kind)
    kind = r"第\s?" if annex.document.language == "zh" else rf"{called[:STEM]}\w*\s+"
    named = (
        rf"(?P<kind>{kind}){re.escape(old.number)}(?![\d-])"
        rf"(?:(?P<between>[^()（）\d]{{0,12}})(?P<edition>{BRACKET.pattern}))?"
    )
    return re.sub(named, renamed, words, count=1, flags=re.IGNORECASE)


def _own_edits(keeper: Sequence[Clause], own: Sequence[Annex], labels: Labels) -> Iterator[Edit]:
    """The number that the keeper's only annex gets, in its heading and where the text names it."""
    if not labels:
        return
    document = keeper[0].document
    text, heading = document.text, own[0].heading
    found = _words(document.language).search(text, heading.start, heading.end)
    if found is not None:
        words = _numbered(found, labels[None], document.language, heading=True)
        yield Edit(document.source, Span(found.start(), found.end()), words)
    for clause in keeper:
        for span, words in _references(clause.text, labels, document.language):
            start = clause.span.start + span.start
            yield Edit(document.source, Span(start, start + span.end - span.start), words)


def _references(text: str, labels: Labels, language: Language) -> Iterator[tuple[Span, str]]:
    """Where a text names one of its own annexes that has a new number, and how it does now."""
    for found in _words(language).finditer(text):
        new = labels.get(found["label"])
        if new is not None and _is_own(text, found, language):
            yield Span(found.start(), found.end()), _numbered(found, new, language)


def _is_own(text: str, found: "re.Match[str]", language: Language) -> bool:
    """Whether the annex that is named is the text's own and not one of another instrument.

    Without a number it is only where the text says so ("the annex to this resolution").
    """
    words = knowledge(language)
    after = PIECE.split(text[found.end() : found.end() + NEAR])[0].casefold()
    before = PIECE.split(text[max(found.start() - NEAR, 0) : found.start()])[-1].casefold()
    beside = before if language == "zh" else after
    named = any(own.casefold() in beside for own in words["matching"]["own"])
    other = any(kind[:STEM].casefold() in beside for kind in words["proposals"]["kinds"].values())
    return named or (found["label"] is not None and not other)


def _numbered(
    found: "re.Match[str]", label: str | None, language: Language, *, heading: bool = False
) -> str:
    """The name of an annex under a number; without the article that it had without one."""
    if label is None or label == found["label"]:
        return found[0]
    word = found["word"]
    if found["article"] and not heading:
        word = word[:1].upper() + word[1:]
    printed: str = knowledge(language)["proposals"]["annex_number"]
    return printed.format(word=word, number=label)


def _words(language: Language) -> "re.Pattern[str]":
    return re.compile(knowledge(language)["proposals"]["annex"])


def _paragraphs(document: Document, start: int, end: int) -> Iterator[Span]:
    """The paragraphs of a part of a text, its lines where the file tells of none; no footnotes."""
    lines = (Span(*found.span()) for found in re.finditer(r"[^\n]+", document.text))
    blocks = [block.span for block in document.blocks if block.kind != "note"]
    for span in blocks or lines:
        words = span.of(document.text)
        left = span.start + len(words) - len(words.lstrip())
        if start <= left < end and words.strip():
            yield Span(left, left + len(words.strip()))
