"""The picture of the map: of all lines, or of one closely; and the same in words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from intersector.publishing.arcs import arcs
from intersector.publishing.labels import INSTRUMENTS
from intersector.publishing.sharing import Column, Sharing, Strand, gathered
from intersector.publishing.sharing import Tie as Arc
from intersector_web.layout.words import names
from intersector_web.mapping.lines import Line, Map, identifier
from intersector_web.mapping.models import Place
from intersector_web.mapping.selectors import Shown


def picture(found: Map, asked: str = "") -> Sharing:
    """Who shares which theme; refused places are left out, `asked` ends each address."""
    bodies = {held.place.body for line in found.lines for held in line.held if not held.refused}
    used = [each for each in found.columns if each[0] in bodies]
    columns = tuple(
        Column(code or _("No body"), name, _part(code), _body_address(code) + asked)
        for code, name in used
    )
    codes = [code for code, _name in used]
    ties = found.shown.ties()
    strands = (_strand(line, codes, ties, asked) for line in found.lines if line.held)
    return Sharing(columns, tuple(strands))


def closely(line: Line, shown: Shown) -> Sharing:
    """One line looked at closely: a column an instrument, under the body that adopted it."""
    held = [each for each in line.held if not each.refused]
    there = [each.place for each in held]
    columns = tuple(
        Column(_short(place), place.title, place.body or _("No body"), each.address)
        for each, place in zip(held, there, strict=True)
    )
    at = {place.pk: column for column, place in enumerate(there)}
    ties = (tie for tie in shown.ties() if tie.one_id in at and tie.other_id in at)
    arc = gathered(_arc(tie, at) for tie in ties)
    return Sharing(columns, (Strand(line.label, (1,) * len(there), arc),))


def draw(shared: Sharing, title: str) -> Markup:
    """The picture, in the language of the page."""
    return arcs(shared, title=title, name="sharing", words=names().words)


Twin = tuple[str, list[tuple[str, int]], list[tuple[str, str, str]]]
"""A row of the picture in words: its label, how many of whom, and who shares what with whom."""


def twin(shared: Sharing) -> list[Twin]:
    """The picture as a table."""
    return [
        (
            strand.label,
            [
                (column.code, count)
                for column, count in zip(shared.columns, strand.counts, strict=True)
                if count
            ],
            shared.told(strand, names().words),
        )
        for strand in shared.strands
    ]


def _strand(line: Line, codes: Sequence[str], ties: Iterable[Any], asked: str) -> Strand:
    there = [held.place for held in line.held if not held.refused]
    at = [codes.index(place.body) for place in there]
    column = {place.pk: where for place, where in zip(there, at, strict=True)}
    mine = (tie for tie in ties if tie.one_id in column and tie.other_id in column)
    counts = [at.count(where) for where in range(len(codes))]
    link = reverse("mapping:theme", args=[line.name]) + asked
    return Strand(line.label, tuple(counts), gathered(_arc(tie, column) for tie in mine), link)


def _arc(tie: Any, column: Mapping[int, int]) -> Arc:
    first, second = sorted((column[tie.one_id], column[tie.other_id]))
    return Arc(first, second, tie.likeness, tie.clauses)


def _short(place: Place) -> str:
    """An instrument without its session: "Resolution 5"."""
    found = identifier(place.edition)
    if found is None:
        return place.title or place.edition
    known = INSTRUMENTS.get(found.kind)
    return f"{names().words.say(known) if known else found.kind.capitalize()} {found.number}"


def _part(code: str) -> str:
    known = names().organisations
    if code not in known.bodies:
        return ""
    return known.sector_of(code) or names().words.say("Whole organisation")


def _body_address(code: str) -> str:
    return reverse("mapping:body", args=[code or "-"])
