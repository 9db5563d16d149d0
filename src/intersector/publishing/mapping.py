"""Overlaps and matches as a mapping set in the Simple Standard for Sharing Ontology Mappings."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from urllib.parse import quote

from intersector.identifiers import InstrumentId
from intersector.model import Crossing, Match, Overlap, OverlapKind, Pairing, Passage
from intersector.publishing.names import NAMESPACE, clause_name
from intersector.publishing.sheet import FORMULA_SIGNS

FOUND: Final = "Clauses that say the same or nearly, found by Intersector."
PLACED: Final = "Instruments and their themes, found by Intersector and reviewed by people."
HEADER: Final = f"""\
#curie_map:
#  clause: "{NAMESPACE}clause:"
#  dcterms: "http://purl.org/dc/terms/"
#  instrument: "{NAMESPACE}instrument:"
#  passage: "{NAMESPACE}passage:"
#  semapv: "https://w3id.org/semapv/vocab/"
#  skos: "http://www.w3.org/2004/02/skos/core#"
#  theme: "{NAMESPACE}theme:"
#mapping_set_id: "{NAMESPACE}mapping"
#mapping_set_description: "{FOUND}"
#license: "https://w3id.org/sssom/license/unspecified"
"""
COLUMNS: Final = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "comment",
)
REVIEWED: Final = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "author_label",
    "mapping_date",
    "comment",
)
"""The columns of a mapping that people decide on."""
PREDICATES: Final[dict[OverlapKind, str]] = {
    "verbatim": "skos:exactMatch",
    "near-verbatim": "skos:closeMatch",
    "translation": "skos:exactMatch",
    "paraphrase": "skos:closeMatch",
    "same-mandate": "skos:closeMatch",
    "same-subject": "skos:relatedMatch",
}
Row = tuple[str, ...]


def overlaps_table(overlaps: Iterable[Overlap]) -> str:
    """The overlaps between clauses, one row each, as SSSOM in TSV."""
    return _table(_overlap_row(overlap) for overlap in overlaps)


def matches_table(
    matches: Iterable[Match], left: Sequence[Passage], right: Sequence[Passage]
) -> str:
    """Matches between two lists of passages, one row each, as SSSOM in TSV."""
    return _table(_match_row(match, left[match.left], right[match.right]) for match in matches)


def pairings_table(
    pairings: Iterable[Pairing], crossings: Iterable[Crossing] = (), *, on: date | None = None
) -> str:
    """Which instrument is about which theme, and which are related, as SSSOM in TSV: people's
    decisions with their names and dates, those that say no with the predicate negated.

    A mapping as of the day `on` has it as its version.
    """
    rows = [_pairing_row(each, "instrument", "dcterms:subject", "theme") for each in pairings]
    rows += [
        _pairing_row(each, "instrument", "skos:relatedMatch", "instrument")
        for table in crossings
        for each in table.pairings
    ]
    version = "" if on is None else f'#mapping_set_version: "{on.isoformat()}"\n'
    return _table(rows, columns=REVIEWED, header=HEADER.replace(FOUND, PLACED) + version)


def reviewed_table(pairings: Iterable[Pairing]) -> str:
    """Texts of two lists, as SSSOM in TSV, with people's decisions."""
    rows = (_pairing_row(each, "passage", "skos:relatedMatch", "passage") for each in pairings)
    return _table(rows, columns=REVIEWED)


def review_table(pairings: Sequence[Pairing]) -> str:
    """What people review, as SSSOM in TSV, with what changed and the columns that they added."""
    added = sorted({name for each in pairings for name, _ in each.beside})
    rows = [
        (
            *_pairing_row(each, _kind(each.subject), _predicate(each), _kind(each.object)),
            each.change or "",
            *(dict(each.beside).get(name, "") for name in added),
        )
        for each in pairings
    ]
    header = HEADER.replace(FOUND, PLACED)
    return _table(rows, columns=(*REVIEWED, "change", *added), header=header)


def _kind(name: str) -> str:
    """The prefix that a name is written with."""
    if name.startswith("theme-"):
        return "theme"
    try:
        InstrumentId.parse(name)
    except ValueError:
        return "passage"
    return "instrument"


def _predicate(pairing: Pairing) -> str:
    return "dcterms:subject" if _kind(pairing.object) == "theme" else "skos:relatedMatch"


def _pairing_row(pairing: Pairing, subject: str, predicate: str, object_: str) -> Row:
    decision = pairing.decision
    manual = "semapv:ManualMappingCuration"
    return (
        f"{subject}:{quote(pairing.subject, safe='/@')}",
        pairing.subject_label,
        predicate,
        "" if decision is None or decision.confirmed else "Not",
        f"{object_}:{quote(pairing.object, safe='/@')}",
        pairing.object_label,
        manual if decision else "semapv:CompositeMatching",
        f"{pairing.confidence:.4f}" if decision is None else "",
        decision.who if decision else "",
        decision.when if decision else "",
        decision.why if decision else pairing.justification,
    )


def _overlap_row(overlap: Overlap) -> Row:
    return (
        f"clause:{clause_name(overlap.left)}",
        overlap.left.words,
        PREDICATES[overlap.kind],
        f"clause:{clause_name(overlap.right)}",
        overlap.right.words,
        "semapv:CompositeMatching",
        f"{overlap.score:.4f}",
        "; ".join((overlap.kind, *(reason.detail for reason in overlap.evidence))),
    )


def _match_row(match: Match, left: Passage, right: Passage) -> Row:
    return (
        f"passage:{quote(left.id)}",
        left.text,
        "skos:relatedMatch",
        f"passage:{quote(right.id)}",
        right.text,
        "semapv:SemanticSimilarityThresholdMatching",
        f"{match.score:.4f}",
        "",
    )


def _table(rows: Iterable[Row], *, columns: Sequence[str] = COLUMNS, header: str = HEADER) -> str:
    lines = ("\t".join(_cell(value) for value in row) for row in (columns, *rows))
    return header + "".join(f"{line}\n" for line in lines)


def _cell(value: str) -> str:
    """One line without quotation marks that a reader of TSV would take for its own; what a
    spreadsheet would run as a formula carries an apostrophe, which our own reader takes off."""
    text = " ".join(value.split()).replace('"', "'")
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
