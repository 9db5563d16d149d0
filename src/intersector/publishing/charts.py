"""Pictures of the findings as inline SVG; each stands beside a table that says the same."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from intersector.publishing.labels import shorten
from intersector.publishing.translations import Words

SHADES: Final = 6
"""How many steps of colour, 0 for nothing; the style sheet defines ``shade-0`` and so on."""
CELL: Final = 56
MARGIN: Final = 200
"""Width of the labels; a cell and the margin are in the units of the picture, CSS pixels."""
FITTING: Final = 26
"""Characters of a label that the margin holds."""
SHORT: Final = 6
"""Characters of a label that stands under a column; longer ones are numbered instead."""

Place = Callable[[int, int], int]
"""Where something of a width goes, counted from the side where reading begins."""


@dataclass(frozen=True, slots=True)
class Heat:
    """How often each of `labels` meets each other one: a symmetric table of counts."""

    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def most(self) -> int:
        """The largest count."""
        return max((max(row) for row in self.counts), default=0)


def heat_of(pairs: Sequence[tuple[str, str]], *, labels: Sequence[str]) -> Heat:
    """Count how often two of the labels meet; pairs with another label are left out."""
    met = Counter(tuple(sorted(pair)) for pair in pairs)
    return Heat(
        tuple(labels),
        tuple(tuple(met[tuple(sorted((one, other)))] for other in labels) for one in labels),
    )


def busiest(pairs: Sequence[tuple[str, str]], *, at_most: int) -> tuple[str, ...]:
    """The labels that meet most often, most first, then by name."""
    met = Counter(label for pair in pairs for label in set(pair))
    return tuple(sorted(met, key=lambda label: (-met[label], label))[:at_most])


def shade(count: int, most: int) -> int:
    """The step of colour for a count: 0 for none, the last for the most, by orders of size."""
    if count == 0:
        return 0
    return 1 + round((SHADES - 2) * math.log(count) / math.log(most)) if most > 1 else SHADES - 1


def heat_map(
    heat: Heat,
    *,
    title: str,
    description: str,
    name: str,
    words: Words,
) -> Markup:
    """The lower triangle of the table, darker where more is shared.

    The picture's own names are `title` and `description`; `name` keeps its ids apart; `words`
    gives the direction and writes the counts. Labels too long for the margin are cut with an
    ellipsis: the table beside the picture has them whole.
    """
    size = len(heat.labels)
    width, height = MARGIN + size * CELL, size * CELL + CELL // 2

    def place(x: int, span: int) -> int:
        return width - x - span if words.direction == "rtl" else x

    parts = [
        part
        for at in range(size)
        for part in (_label(heat, at, place), *_row(heat, at, place, words.number))
    ]
    feet = [_foot(heat, at, place) for at in range(size)]
    return Markup(
        '<svg class="heat" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
        'aria-labelledby="{n}-title" aria-describedby="{n}-desc"><title id="{n}-title">{title}'
        '</title><desc id="{n}-desc">{desc}</desc>{parts}</svg>'
    ).format(
        w=width,
        h=height,
        n=name,
        title=title,
        desc=description,
        parts=Markup("").join(parts + feet),
    )


def _label(heat: Heat, at: int, place: Place) -> Markup:
    numbered = "" if _short(heat) else f"{at + 1}  "
    return Markup('<text class="label" x="{}" y="{}" text-anchor="end">{}</text>').format(
        place(MARGIN - 10, 0),
        at * CELL + CELL // 2 + 5,
        numbered + shorten(heat.labels[at], FITTING),
    )


def _row(heat: Heat, at: int, place: Place, number: Callable[[int], str]) -> list[Markup]:
    counts = heat.counts[at][: at + 1]
    return [
        _cell(
            shade(count, heat.most),
            number(count) if count else "·",
            x=place(MARGIN + column * CELL, CELL),
            y=at * CELL,
        )
        for column, count in enumerate(counts)
    ]


def _cell(step: int, written: str, *, x: int, y: int) -> Markup:
    return Markup(
        '<g class="shade-{}"><rect x="{}" y="{}" width="{s}" height="{s}" rx="6"/>'
        '<text x="{}" y="{}" text-anchor="middle">{}</text></g>'
    ).format(step, x + 2, y + 2, x + CELL // 2, y + CELL // 2 + 5, written, s=CELL - 4)


def _foot(heat: Heat, at: int, place: Place) -> Markup:
    under = heat.labels[at] if _short(heat) else at + 1
    return Markup('<text class="label" x="{}" y="{}" text-anchor="middle">{}</text>').format(
        place(MARGIN + at * CELL, CELL) + CELL // 2, len(heat.labels) * CELL + 18, under
    )


def _short(heat: Heat) -> bool:
    return all(len(label) <= SHORT for label in heat.labels)
