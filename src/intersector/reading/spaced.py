"""Tables of a PDF page that have horizontal rules only: the gaps between words are their columns.

The tables of the United Nations are printed so: a rule above the head, one below it, one at the
end, all of one width. Lengths are in points, measured from the lower left corner of the page.
"""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from operator import attrgetter
from statistics import median
from typing import Final, NamedTuple

from intersector.reading import limits
from intersector.reading.bidi import Glyph, right_to_left
from intersector.reading.layout import segments
from intersector.reading.rules import Rule
from intersector.reading.tables import Cell, Table

_NEAR: Final = 3.0  # rules of one table begin and end so close to one another
_FEWEST: Final = 3  # rules: above the head, below it, at the end
_GAP: Final = 0.8  # of the size: a narrower gap is a space between words
_LABEL: Final = 0.12  # share of the width that the labels of a list may take
_PARTED: Final = 1 / 3  # share of lines that have words in several columns
_CROSSING: Final = 1 / 3  # share of lines that may go across: heads of a group of rows
_HEAD: Final = 5  # lines that the head of a table has at most
_PROSE_LINES: Final = 6  # lines from which full columns are taken for those of a page
_PROSE: Final = 0.6  # share of a column's width that lines of prose fill
_SPACE: Final = 0.2  # of the size: the least space between words
_WIDEST: Final = 0.4  # of the size: the widest space between words of one head
_ANYWHERE: Final = "\u3000"  # from here on, scripts that break their lines between any two signs
_APART: Final = 0.7  # of the size: lines of one text stand at least so far from one another
_PITCH: Final = 1.3  # of the least distance between lines: more parts two rows


class _Word(NamedTuple):
    """A word with its box."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


_Line = list[_Word]
_Row = list[_Line]


def find_spaced(
    across: Sequence[Rule], glyphs: Sequence[Glyph], ruled: Sequence[Table]
) -> list[Table]:
    """The tables without vertical rules, from the top; those that are `ruled` are left alone."""
    free = [rule for rule in across if not any(_inside(rule, table) for table in ruled)]
    stacks = [stack for stack in _stacks(free) if len(stack) >= _FEWEST][: limits.RULE_STACKS]
    words = sorted(_words(glyphs), key=attrgetter("middle")) if stacks else []
    found = (_table(*run) for stack in stacks for run in _runs(stack, words))
    return sorted((table for table in found if table), key=lambda t: (-t.ys[-1], t.xs[0]))


def _inside(rule: Rule, table: Table) -> bool:
    low, high = table.ys[0] - _NEAR, table.ys[-1] + _NEAR
    return low <= rule.at <= high and rule.start < table.xs[-1] and table.xs[0] < rule.end


def _stacks(across: Iterable[Rule]) -> list[list[Rule]]:
    """The rules that begin and end alike, each stack from the top."""
    stacks: list[list[Rule]] = []
    for rule in sorted(across, key=lambda r: (round(r.start), round(r.end))):
        if stacks and _alike(stacks[-1][-1], rule):
            stacks[-1].append(rule)
        else:
            stacks.append([rule])
    return [sorted(stack, reverse=True) for stack in stacks]


def _alike(one: Rule, other: Rule) -> bool:
    return abs(one.start - other.start) <= _NEAR and abs(one.end - other.end) <= _NEAR


def _words(glyphs: Iterable[Glyph]) -> Iterator[_Word]:
    for line in segments(glyphs):
        for space, run in groupby(line.glyphs, key=lambda glyph: glyph.character.isspace()):
            if not space:
                word = list(run)
                left, right = min(g.left for g in word), max(g.right for g in word)
                text = "".join(g.character for g in word)
                yield _Word(text, left, line.bottom, right, line.top)


def _runs(
    stack: Sequence[Rule], words: Sequence[_Word]
) -> Iterator[tuple[list[Rule], list[list[_Line]]]]:
    """The rules, and the lines between each two, where all that stands between is in columns."""
    rules, bands = [stack[0]], list[list[_Line]]()
    middles = [word.middle for word in words]
    for rule in stack[1:]:
        between = words[bisect(middles, rule.at) : bisect(middles, rules[-1].at)]
        band = _lines(w for w in between if w.left < rule.end and rule.start < w.right)
        if _in_columns(band, rule):
            rules.append(rule)
            bands.append(band)
        else:
            yield rules, bands
            rules, bands = [rule], []
    yield rules, bands


def _lines(words: Iterable[_Word]) -> list[_Line]:
    """The words of each line from the left, the lines from the top."""
    lines: list[_Line] = []
    for word in sorted(words, key=lambda word: (-word.middle, word.left)):
        if lines and word.middle > lines[-1][0].bottom:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def _in_columns(band: Sequence[_Line], rule: Rule) -> bool:
    """Whether lines stand in columns as wide together as the rule, not in a list or a page's."""
    low, high = rule.start - _NEAR, rule.end + _NEAR
    inside = all(low <= line[0].left and line[-1].right <= high for line in band)
    gaps = _columns(band) if band and inside else []
    wide = _wide(gaps, rule)
    across = sum(any(_goes_across(line, x) for x in wide) for line in band)
    parted = sum(any(_parts_at(line, x) for x in wide) for line in band)
    columns = across <= _CROSSING * len(band) and parted >= _PARTED * len(band)
    return bool(wide) and columns and not _prose(band, [rule.start, *gaps, rule.end])


def _wide(gaps: Iterable[float], rule: Rule) -> list[float]:
    """The gaps that are not those after the labels of a list."""
    label = _LABEL * (rule.end - rule.start)
    return [x for x in gaps if rule.start + label < x < rule.end - label]


def _clear(body: Sequence[_Line], gaps: Sequence[float], rule: Rule) -> bool:
    """Whether every line keeps to the columns, or goes across them alone, as a group's head does.

    Lines that stand half beside one another are of cells whose rows nobody can tell.
    """
    wide = _wide(gaps, rule)
    across = [any(_goes_across(line, x) for x in gaps) for line in body]
    mixed = any(
        goes and any(_parts_at(line, x) for x in wide)
        for goes, line in zip(across, body, strict=True)
    )
    apart = all(
        one[0].middle - other[0].middle > _APART * _size(one) for one, other in pairwise(body)
    )
    return apart and not mixed and not any(one and other for one, other in pairwise(across))


def _size(line: _Line) -> float:
    return line[0].top - line[0].bottom


def _parts_at(line: _Line, x: float) -> bool:
    """Whether a line stands on both sides, and not across."""
    return line[0].left < x < line[-1].right and not _goes_across(line, x)


def _columns(lines: Sequence[_Line]) -> list[float]:
    """Where columns part, from the left: fewer lines go across there than on either side of it.

    None where there are too many for a table.
    """
    turns = sorted(
        turn for line in lines for a, z in _stretches(line) for turn in ((a, 1), (z, -1))
    )
    places = [x for x, _ in turns]
    across = list(accumulate(change for _, change in turns))
    least = _SPACE * median(word.top - word.bottom for line in lines for word in line)
    kept: list[float] = []
    for n, (left, right) in enumerate(pairwise(places)):
        lowest = turns[n][1] < 0 < turns[n + 1][1]
        few = across[n] <= _CROSSING * len(lines)
        if lowest and few and right - left >= least:
            kept.append((left + right) / 2)
    return kept if len(kept) <= limits.TABLE_COLUMNS else []


def _stretches(line: _Line) -> Iterator[tuple[float, float]]:
    """Where the words of a line begin and end that no gap parts."""
    start, edge = line[0].left, line[0].right
    for word in line[1:]:
        if word.left - edge >= _GAP * (word.top - word.bottom):
            yield start, edge
            start = word.left
        edge = max(edge, word.right)
    yield start, edge


def _prose(band: Sequence[_Line], xs: Sequence[float]) -> bool:
    """Whether every column is long and full, as those of a page in columns are."""
    for sides in pairwise(xs):
        widths = [_width(_part(line, sides)) for line in band]
        filled = [width for width in widths if width]
        if len(filled) < _PROSE_LINES or median(filled) <= _PROSE * (sides[1] - sides[0]):
            return False
    return True


def _table(rules: Sequence[Rule], bands: Sequence[list[_Line]]) -> Table | None:
    """The table that such bands are; the columns are those of its body, under its head."""
    if len(rules) < _FEWEST or len(bands[0]) > _HEAD:
        return None
    body = [line for band in bands[1:] for line in band]
    gaps = _columns(body)
    if not gaps or len(gaps) * len(body) > limits.TABLE_FIELDS:
        return None
    xs = (rules[0].start, *gaps, rules[0].end)
    if not _clear(body, gaps, rules[0]):
        return None
    parts = [[bands[0]], *(_rows(band, xs) for band in bands[1:])]
    rows = [row for part in parts for row in part]
    ys = [rules[-1].at]
    for rule, part in zip(reversed(rules[:-1]), reversed(parts), strict=True):
        ys += [_between(above, below) for above, below in reversed(list(pairwise(part)))]
        ys.append(rule.at)
    return Table(xs, tuple(ys), _cells(rows, xs))


def _between(above: _Row, below: _Row) -> float:
    """Where two rows part: between the last line of one and the first of the other."""
    return (median(w.middle for w in above[-1]) + median(w.middle for w in below[0])) / 2


def _cells(rows: Sequence[_Row], xs: Sequence[float]) -> dict[Cell, Cell]:
    """Every field with its cell: those are one that a line of the head goes across."""
    cells: dict[Cell, Cell] = {}
    for number, row in enumerate(rows):
        for column in range(len(xs) - 1):
            across = column and any(_goes_across(line, xs[column]) for line in row)
            cells[number, column] = cells[number, column - 1] if across else (number, column)
    return cells


def _goes_across(line: _Line, x: float) -> bool:
    """Whether a word stands at a place, or no more than a space between two words."""
    for before, after in pairwise(line):
        if before.right < x < after.left:
            return after.left - before.right < _WIDEST * (after.top - after.bottom)
    return any(word.left < x < word.right for word in line)


def _rows(lines: Sequence[_Line], xs: Sequence[float]) -> list[_Row]:
    """The rows of a band: what is wrapped in its column goes on in the row above."""
    pitches = [one[0].bottom - other[0].bottom for one, other in pairwise(lines)]
    most = _close(lines)
    rooms = [_width([w for line in lines for w in _part(line, sides)]) for sides in pairwise(xs)]
    rows: list[_Row] = [[lines[0]]]
    for line, pitch in zip(lines[1:], pitches, strict=True):
        wrapped = (
            _wrapped((_part(one, sides) for one in reversed(rows[-1])), _part(line, sides), room)
            for sides, room in zip(pairwise(xs), rooms, strict=True)
        )
        if pitch <= most and all(wrapped):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _part(line: _Line, sides: tuple[float, float]) -> _Line:
    """What of a line begins in the column between two sides."""
    return [word for word in line if sides[0] <= word.left < sides[1]]


def _width(words: Iterable[_Word]) -> float:
    sides = [(word.left, word.right) for word in words]
    return max((r for _, r in sides), default=0.0) - min((x for x, _ in sides), default=0.0)


def _close(lines: Sequence[_Line]) -> float:
    """How far apart lines of one cell are at most, by the usual distance between lines."""
    pitches = sorted(one[0].bottom - other[0].bottom for one, other in pairwise(lines))
    return _PITCH * pitches[len(pitches) // 5] if pitches else 0.0


def _wrapped(above: Iterable[_Line], here: _Line, room: float) -> bool:
    """Whether a line of a cell can go on from the nearest one `above`, which had no room for it."""
    last = next(filter(None, above), None)
    if not here or last is None:
        return True
    text = "".join(word.text for word in here)
    first = here[-1] if right_to_left(text) else here[0]
    size = first.top - first.bottom
    width = size if first.text[0] >= _ANYWHERE else first.right - first.left
    return any(map(str.isalpha, text)) and _width(last) + _SPACE * size + width > room
