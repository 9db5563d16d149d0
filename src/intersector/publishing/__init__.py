"""Publish what was found: the report people open, the workbook, and the data beside them.

`publish` writes the folder of `intersector map`; `check` says beforehand whether it may. The
record functions give the JSON rows that the commands print.
"""

from intersector.publishing.advised import proposal_record
from intersector.publishing.comparison import render_comparison
from intersector.publishing.folder import check
from intersector.publishing.lines import finding_comment, finding_lines, finding_record
from intersector.publishing.mapping import (
    matches_table,
    overlaps_table,
    pairings_table,
    review_table,
    reviewed_table,
)
from intersector.publishing.publish import publish
from intersector.publishing.records import (
    Record,
    citation_record,
    difference_record,
    document_record,
    json_line,
    mandate_record,
    match_records,
    overlap_record,
    pairing_record,
    problem_record,
    score_record,
    theme_record,
    write_jsonl,
)
from intersector.publishing.sarif import sarif
from intersector.publishing.tally import tally
from intersector.publishing.wdiff import Paint, comparison_lines
from intersector.publishing.workbook import review_workbook

__all__ = [
    "Paint",
    "Record",
    "check",
    "citation_record",
    "comparison_lines",
    "difference_record",
    "document_record",
    "finding_comment",
    "finding_lines",
    "finding_record",
    "json_line",
    "mandate_record",
    "match_records",
    "matches_table",
    "overlap_record",
    "overlaps_table",
    "pairing_record",
    "pairings_table",
    "problem_record",
    "proposal_record",
    "publish",
    "render_comparison",
    "review_table",
    "review_workbook",
    "reviewed_table",
    "sarif",
    "score_record",
    "tally",
    "theme_record",
    "write_jsonl",
]
