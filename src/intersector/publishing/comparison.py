"""Two editions side by side: one HTML file that needs nothing else, in one of the six languages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from intersector.editions import Comparison, Difference, DifferenceKind, StretchType
from intersector.model import Clause, Document, Language
from intersector.organisations import Organisations
from intersector.publishing.labels import Names, place_of
from intersector.publishing.page import asset, environment, policy
from intersector.publishing.translations import Words, direction, mark, words

STYLES: Final = ("report.css", "comparison.css")
KINDS: Final[Mapping[DifferenceKind, str]] = {
    "kept": mark("Kept"),
    "moved": mark("Moved"),
    "changed": mark("Changed"),
    "added": mark("Added"),
    "removed": mark("Removed"),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the two documents: which it is, and what it is called."""

    label: str
    name: str
    document: Document


@dataclass(frozen=True, slots=True)
class Side:
    """A clause in one edition: where it stands, and its words with what was struck or added."""

    place: str
    language: Language
    direction: Literal["ltr", "rtl"]
    pieces: tuple[tuple[StretchType, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one clause; `number` counts from 1."""

    number: int
    kind: DifferenceKind
    label: str
    another_head: bool
    old: Side | None
    new: Side | None

    @property
    def elsewhere(self) -> bool:
        """Whether it stood at another place or under another head than it stands now."""
        return self.old is not None and self.new is not None and self.old.place != self.new.place


@dataclass(frozen=True, slots=True)
class Figure:
    """How many clauses are of one kind, and the number of the first row of it."""

    label: str
    count: str
    first: int | None


def render_comparison(
    comparison: Comparison, *, language: Language, organisations: Organisations
) -> str:
    """The comparison as HTML in `language`: its styles inside, allowed by hash, and no script."""
    said = words(language)
    return (
        environment(language)
        .get_template("comparison.html.j2")
        .render(
            policy=policy(styles=STYLES),
            styles=map(asset, STYLES),
            editions=editions(comparison, Names(said, organisations)),
            rows=[
                _row(number, each, said) for number, each in enumerate(comparison.differences, 1)
            ],
            figures=_figures(comparison.differences, said),
        )
    )


def editions(comparison: Comparison, names: Names) -> tuple[Edition, Edition]:
    """The two editions; the readings of one document are called what they are."""
    say, old, new = names.words.say, comparison.old, comparison.new
    labels = (
        (say("As it stood"), say("As proposed"))
        if old == new
        else (say("Old edition"), say("New edition"))
    )
    return (
        Edition(labels[0], names.instrument(old), old),
        Edition(labels[1], names.instrument(new), new),
    )


def _figures(differences: Sequence[Difference], said: Words) -> list[Figure]:
    counts = Counter(each.kind for each in differences)
    first = {each.kind: number for number, each in reversed(list(enumerate(differences, 1)))}
    return [
        Figure(said.say(label), said.number(counts[kind]), first.get(kind))
        for kind, label in KINDS.items()
    ]


def _row(number: int, difference: Difference, said: Words) -> Row:
    return Row(
        number=number,
        kind=difference.kind,
        label=said.say(KINDS[difference.kind]),
        another_head=difference.another_head,
        old=_side(difference.old, difference, "delete"),
        new=_side(difference.new, difference, "insert"),
    )


def _side(clause: Clause | None, difference: Difference, own: StretchType) -> Side | None:
    """The clause with the words that only this side has marked; None where there is no clause."""
    if clause is None:
        return None
    alone = difference.kind in {"added", "removed"}
    pieces = tuple((x.type, x.text) for x in difference.words if x.type in {"equal", own})
    tongue = clause.document.language
    return Side(
        place=place_of(clause),
        language=tongue,
        direction=direction(tongue),
        pieces=pieces or ((own if alone else "equal", clause.words),),
    )
