"""The picture of who shares what: a row a theme, a disc where a column has something on it, an arc
between two that overlap.

Nothing is told by colour: a disc has its number, an arc its number, its width and its line. It is
drawn by hand as SVG, as the heat maps are: see docs/decisions/0017-the-map-is-drawn-as-arcs.md.
"""

import textwrap
import unicodedata
from typing import Final

from markupsafe import Markup

from intersector.publishing.labels import shorten
from intersector.publishing.sentences import isolated
from intersector.publishing.sharing import LIKENESS, Likeness, Sharing, Strand, Tie
from intersector.publishing.translations import Words

MARGIN: Final = 236
"""Width of the labels of rows; all lengths are in the units of the picture, CSS pixels."""
COLUMN: Final = 112
HEAD: Final = 56
TALL: Final = 1500
"""Height from which a picture is not to be made to fit one page when it is printed."""
DISC: Final = 13
"""Radius of a disc."""
LINE: Final = 17
FITTING: Final = 30
"""Characters of a label that a line of the margin holds, wide ones counted twice."""
MOST_LINES: Final = 3
FITTING_HEAD: Final = 18
HAIR: Final = Markup('fill="none" stroke="currentColor" stroke-width=".4"')
DASHES: Final[dict[Likeness, str]] = {"same": "none", "part": "9 4", "subject": "1 5"}


class _Sheet:
    """Where things stand on the picture: `across` counts from the side where reading begins."""

    def __init__(self, sharing: Sharing, words: Words) -> None:
        self.words = words
        self.width = MARGIN + COLUMN * max(len(sharing.columns), 4)
        self.turned = words.direction == "rtl"

    def across(self, x: float) -> str:
        """A place from the left."""
        return f"{self.width - x if self.turned else x:g}"

    def middle(self, column: int) -> float:
        """The middle of a column."""
        return MARGIN + COLUMN * (column + 0.5)


def arcs(sharing: Sharing, *, title: str, name: str, words: Words) -> Markup:
    """The picture as SVG, with its own `title` and a description; `name` keeps its ids apart.

    Its style is that of the page (classes ``arcs``, ``disc``, ``tie``); without one it is black on
    white. Labels too long for the margin are cut with an ellipsis: `Sharing.told` has them whole.
    """
    sheet = _Sheet(sharing, words)
    parts, top = [_heads(sharing, sheet)], HEAD
    for strand in sharing.strands:
        drawn, height = _row(strand, sheet, top)
        parts.append(drawn)
        top += height
    parts.append(_legend(sheet, top))
    description = words.say(
        "A disc says how many instruments a body has on the theme. An arc joins two whose "
        "clauses overlap, with the number of places; the table has the same in words."
    )
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" viewBox="0 0 {w} {h}" width="{w}" '
        'height="{h}" direction="{way}" font-size="14" font-family="sans-serif" role="group" '
        'aria-labelledby="{n}-title" aria-describedby="{n}-desc"><title id="{n}-title">{title}'
        '</title><desc id="{n}-desc">{desc}</desc>{parts}</svg>\n'
    ).format(
        kind="arcs tall" if top > TALL else "arcs",
        w=sheet.width,
        h=top + LINE * 5,
        way=words.direction,
        n=name,
        title=title,
        desc=description,
        parts=Markup("").join(parts),
    )


def _heads(sharing: Sharing, sheet: _Sheet) -> Markup:
    """The code of each column, and over neighbours the part that they belong to."""
    made = []
    for part, first, last in sharing.parts:
        ends = [sheet.middle(first) - COLUMN / 2 + 8, sheet.middle(last) + COLUMN / 2 - 8]
        made.append(
            Markup('<path class="rule" d="M{} 26H{}" {}/>').format(*map(sheet.across, ends), HAIR)
        )
        middle = (sheet.middle(first) + sheet.middle(last)) / 2
        room = FITTING_HEAD * (last - first + 1)
        made.append(_text(sheet, middle, 18, shorten(part, room), "over"))
    for at, column in enumerate(sharing.columns):
        head = _text(sheet, sheet.middle(at), 46, shorten(column.code, FITTING_HEAD), "head")
        made.append(
            _linked(head, column.link, " – ".join(filter(None, (column.code, column.name))))
        )
    return Markup("<g>{}</g>").format(Markup("").join(made))


def _row(strand: Strand, sheet: _Sheet, top: int) -> tuple[Markup, int]:
    """A row and its height."""
    lines = _lines(strand.label)
    lift = max((_rise(tie) for tie in strand.ties), default=0)
    height = max(lift + 2 * DISC + 24, LINE * len(lines) + 20)
    base = top + height - DISC - 10
    ties = [_tie(each, sheet, base - DISC) for each in sorted(strand.ties, key=_rise, reverse=True)]
    discs = [_disc(count, sheet, sheet.middle(at), base) for at, count in enumerate(strand.counts)]
    first = base + 5 - LINE * (len(lines) - 1)
    label = Markup("").join(
        Markup('<text class="label" x="{}" y="{}">{}</text>').format(
            sheet.across(8), first + LINE * at, isolated(line)
        )
        for at, line in enumerate(lines)
    )
    row = Markup('<g class="strand"><path class="rule" d="M0 {}H{}" {}/>{}{}</g>').format(
        top,
        sheet.width,
        HAIR,
        _linked(label, strand.link, strand.label),
        Markup("").join([*ties, *discs]),
    )
    return row, height


def _rise(tie: Tie) -> int:
    """How high an arc goes over its discs: the further it spans, the higher."""
    return 14 + 22 * max(tie.other - tie.one, 1)


def _tie(tie: Tie, sheet: _Sheet, foot: int) -> Markup:
    """An arc from disc to disc, or over one disc for what a body has in common with itself."""
    aside = 0 if tie.other > tie.one else DISC - 2
    start, end = sheet.middle(tie.one) - aside, sheet.middle(tie.other) + aside
    top = foot - _rise(tie)
    way = "M{0} {2}C{0} {3} {1} {3} {1} {2}".format(
        sheet.across(start), sheet.across(end), foot + 3, foot - round(_rise(tie) * 4 / 3)
    )
    line = Markup(
        '<path class="tie {}" d="{}" fill="none" stroke="currentColor" stroke-width="{:g}" '
        'stroke-dasharray="{}" stroke-linecap="round"/>'
    ).format(tie.likeness, way, 1.6 + 0.7 * min(tie.clauses, 5), DASHES[tie.likeness])
    if not tie.clauses:
        return line
    said = sheet.words.number(tie.clauses)
    return line + _plate(sheet, (start + end) / 2, top, said)


def _plate(sheet: _Sheet, x: float, y: int, said: str) -> Markup:
    """A number with a ground of its own, so that the line under it does not cross it."""
    half = 4 * len(said) + 4
    ground = Markup(
        '<rect class="plate" x="{:g}" y="{}" width="{}" height="16" rx="4" fill="#fff"/>'
    )
    left = (sheet.width - x if sheet.turned else x) - half
    return ground.format(left, y - 7, 2 * half) + _text(sheet, x, y + 6, said, "count")


def _disc(count: int, sheet: _Sheet, x: float, y: int) -> Markup:
    if not count:
        return Markup('<circle class="none" cx="{}" cy="{}" r="1.5" fill="currentColor"/>').format(
            sheet.across(x), y
        )
    return Markup(
        '<circle class="disc" cx="{}" cy="{}" r="{}" fill="#fff" stroke="currentColor" '
        'stroke-width="1.6"/>{}'
    ).format(sheet.across(x), y, DISC, _text(sheet, x, y + 5, sheet.words.number(count), "number"))


def _legend(sheet: _Sheet, top: int) -> Markup:
    """What each line means."""
    made = []
    for at, (likeness, meaning) in enumerate(LIKENESS.items()):
        y = top + LINE * (at + 1) + 8
        line = Markup(
            '<path class="tie {}" d="M{} {}H{}" fill="none" stroke="currentColor" '
            'stroke-width="2.3" stroke-dasharray="{}" stroke-linecap="round"/>'
        ).format(likeness, sheet.across(8), y - 5, sheet.across(58), DASHES[likeness])
        said = Markup('<text class="label" x="{}" y="{}">{}</text>').format(
            sheet.across(70), y, sheet.words.say(meaning)
        )
        made.append(line + said)
    return Markup('<g class="legend">{}</g>').format(Markup("").join(made))


def _text(sheet: _Sheet, x: float, y: int, said: str, kind: str) -> Markup:
    """A text around a place; what a column is part of is set smaller."""
    return Markup(
        '<text class="{}" x="{}" y="{}" font-size="{}" text-anchor="middle">{}</text>'
    ).format(kind, sheet.across(x), y, 12 if kind == "over" else 14, said)


def _linked(drawn: Markup, link: str, name: str) -> Markup:
    if not link:
        return drawn
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(link, name, drawn)


def _lines(label: str) -> list[str]:
    """The label on a few lines, each as wide as the margin holds; the rest is cut."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in label) * 2 > len(label)
    lines = textwrap.wrap(label, FITTING // 2 if wide else FITTING) or [""]
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1].rstrip()}…"]
