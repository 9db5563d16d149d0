"""Overlaps and matches as a mapping set in the Simple Standard for Sharing Ontology Mappings."""

from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import quote

from intersector.model import Match, Overlap, OverlapKind, Passage
from intersector.publishing.names import NAMESPACE, clause_name

HEADER: Final = f"""\
#curie_map:
#  clause: "{NAMESPACE}clause:"
#  passage: "{NAMESPACE}passage:"
#  semapv: "https://w3id.org/semapv/vocab/"
#  skos: "http://www.w3.org/2004/02/skos/core#"
#mapping_set_id: "{NAMESPACE}mapping"
#mapping_set_description: "Clauses that say the same or nearly, found by Intersector."
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


def _table(rows: Iterable[Row]) -> str:
    lines = ("\t".join(_cell(value) for value in row) for row in (COLUMNS, *rows))
    return HEADER + "".join(f"{line}\n" for line in lines)


def _cell(value: str) -> str:
    """One line without quotation marks that a reader of TSV would take for its own."""
    return " ".join(value.split()).replace('"', "'")
