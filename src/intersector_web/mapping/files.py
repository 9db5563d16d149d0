"""The map as files, by the library's own publishing: of the day and with the decisions shown."""

from collections.abc import Callable, Mapping
from typing import Final

from intersector.model import Findings, Pairing
from intersector.model import Theme as Found
from intersector.phrases import recall
from intersector.publishing import pairings_table, skos
from intersector.publishing.atlas import atlas, crossed
from intersector.publishing.findings import Desk
from intersector.publishing.mapping_docx import mapping_docx
from intersector.publishing.mapping_page import render_mapping
from intersector.publishing.mapping_sheets import mapping_sheets
from intersector.publishing.workbook import workbook_of
from intersector_web.layout.words import known_organisations, names, tongue
from intersector_web.mapping import bridge, lines, related
from intersector_web.mapping.lines import Line, Map

Writer = Callable[[Findings, Map], bytes]


def findings(shown: Map) -> Findings:
    """The lines of the map as the library's findings: themes with members, places with reviews."""
    rows = [(line, _theme(line)) for line in shown.lines if line.held]
    pairings = [each for line, theme in rows for each in _pairings(line, theme)]
    members = {each.source: each for _line, theme in rows for each in theme.members}
    documents = tuple(members[source] for source in sorted(members))
    return Findings(
        documents,
        themes=tuple(theme for _line, theme in rows),
        pairings=tuple(pairings),
        crossings=related.crossings(shown.shown.on),
    )


def _theme(line: Line) -> Found:
    first = line.themes[0]
    mutual = next((each for each in line.themes if each.mutual), None)
    held = [each.place for each in line.held if not each.refused]
    return Found(
        id=first.name,
        label=line.label,
        members=tuple(map(bridge.document, held)),
        sectors=tuple(first.sectors),
        basis={place.edition: recall(place.justification) for place in held},
        mutual=recall(mutual.mutual) if mutual else None,
        keywords=tuple(first.keywords),
        concerned=tuple(mutual.concerned) if mutual else (),
        developing=tuple(place.edition for place in held if place.developing),
    )


def _pairings(line: Line, theme: Found) -> list[Pairing]:
    found = [bridge.pairing(each.place, each.said) for each in line.held]
    return [bridge.under(each, theme) for each in found]


def _desk(found: Findings) -> Desk:
    return Desk(found, names().words, known_organisations())


def _xlsx(found: Findings, shown: Map) -> bytes:
    notes = lines.unknown(shown.shown, shown.lines)
    sheets = mapping_sheets(_desk(found), on=shown.shown.on, notes=notes)
    return workbook_of(sheets, language=tongue())


def _docx(found: Findings, shown: Map) -> bytes:
    desk = _desk(found)
    notes = lines.unknown(shown.shown, shown.lines)
    return mapping_docx(
        [atlas(desk, on=shown.shown.on, notes=notes), *crossed(desk)], names().words
    )


def _html(found: Findings, shown: Map) -> bytes:
    known, notes = known_organisations(), lines.unknown(shown.shown, shown.lines)
    told = {"language": tongue(), "organisations": known, "on": shown.shown.on, "notes": notes}
    return render_mapping(found, **told).encode()  # type: ignore[arg-type]


def _sssom(found: Findings, shown: Map) -> bytes:
    return pairings_table(found.pairings, found.crossings, on=shown.shown.on).encode()


def _turtle(found: Findings, shown: Map) -> bytes:
    return skos.themes_turtle(found.themes, language=tongue(), on=shown.shown.on).encode()


def _jsonld(found: Findings, shown: Map) -> bytes:
    return skos.themes_jsonld(found.themes, language=tongue(), on=shown.shown.on).encode()


FORMS: Final[Mapping[str, tuple[str, Writer]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
    "html": ("text/html; charset=utf-8", _html),
    "sssom.tsv": ("text/tab-separated-values; charset=utf-8", _sssom),
    "skos.ttl": ("text/turtle; charset=utf-8", _turtle),
    "jsonld": ("application/ld+json", _jsonld),
}
"""By the ending of the file: what it is, and who writes it."""


def written(form: str, shown: Map) -> bytes:
    """The map in one of the `FORMS`."""
    return FORMS[form][1](findings(shown), shown)
