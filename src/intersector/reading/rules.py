"""Straight rules on a PDF page: lines that are drawn, and rectangles as thin as lines.

Lengths are in points, measured from the lower left corner of the page.
"""

import ctypes
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intersector.reading import limits

_THIN: Final = 2.5  # a filled rectangle is a rule up to this width
_SHORTEST: Final = 6.0  # a shorter stroke is part of a picture or of a letter
_APART: Final = 3.0  # pieces of one rule lie at most so far apart

Point = tuple[float, float]


class Rule(NamedTuple):
    """A rule: where it lies (y of a horizontal, x of a vertical one), where it starts and ends."""

    at: float
    start: float
    end: float


def find_rules(page: pdfium.PdfPage) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical rules of a page; none when they are too many for a table."""
    across: list[Rule] = []
    down: list[Rule] = []
    count = min(pdfium_c.FPDFPage_CountObjects(page.raw), limits.PAGE_OBJECTS)
    for index in range(count):
        drawn = pdfium_c.FPDFPage_GetObject(page.raw, index)
        if pdfium_c.FPDFPageObj_GetType(drawn) != pdfium_c.FPDF_PAGEOBJ_PATH:
            continue
        for (x0, y0), (x1, y1) in _strokes(drawn):
            if abs(y0 - y1) <= _THIN < _SHORTEST <= abs(x0 - x1):
                across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x0 - x1) <= _THIN < _SHORTEST <= abs(y0 - y1):
                down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        if len(across) + len(down) > limits.PAGE_RULES:
            return [], []
    return _whole(across), _whole(down)


def _whole(pieces: Iterable[Rule]) -> list[Rule]:
    """The rules that pieces on one line make up, cell by cell or page by page."""
    rules: list[Rule] = []
    for piece in sorted(pieces):
        first = bisect_left(rules, piece.at - _APART, key=attrgetter("at"))
        places = [n for n in range(first, len(rules)) if _touch(rules[n], piece)]
        if not places:
            rules.append(piece)
        else:
            rule = rules[places[0]]
            rules[places[0]] = Rule(rule.at, min(rule.start, piece.start), max(rule.end, piece.end))
    return rules


def _touch(rule: Rule, piece: Rule) -> bool:
    return piece.start <= rule.end + _APART and rule.start <= piece.end + _APART


def _strokes(drawn: object) -> Iterator[tuple[Point, Point]]:
    """The straight strokes of a path: its lines when it is drawn, its middle when it is filled."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
    for points in _parts(drawn):
        if stroke.value:
            yield from pairwise(points)
        elif fill.value and len(points) > 1:
            left, right = min(x for x, _ in points), max(x for x, _ in points)
            bottom, top = min(y for _, y in points), max(y for _, y in points)
            if right - left <= _THIN:
                yield ((left + right) / 2, bottom), ((left + right) / 2, top)
            elif top - bottom <= _THIN:
                yield (left, (bottom + top) / 2), (right, (bottom + top) / 2)


def _parts(drawn: object) -> list[list[Point]]:
    """The parts of a path as their corners on the page; one with a curve is left out."""
    matrix, x, y = pdfium_c.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium_c.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix))
    parts: list[list[Point]] = []
    count = min(pdfium_c.FPDFPath_CountSegments(drawn), limits.PATH_SEGMENTS)
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(drawn, index)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_BEZIERTO:
            return []
        pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append(point)
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return parts
