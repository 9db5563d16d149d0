"""Everything that `map` leaves behind, in one folder."""

from collections.abc import Iterable
from functools import partial
from itertools import chain
from pathlib import Path

from intersector.model import Findings, Language
from intersector.organisations import Organisations, shipped
from intersector.publishing import coverage, folder, mapping, records, report, skos, workbook
from intersector.publishing.advised import proposal_record, unreflected_record
from intersector.publishing.atlas import atlas, crossed
from intersector.publishing.findings import Desk
from intersector.publishing.mapping_docx import mapping_docx
from intersector.publishing.mapping_page import render_mapping
from intersector.publishing.translations import words


def publish(
    findings: Findings,
    out: Path,
    *,
    language: Language,
    organisations: Organisations | None = None,
) -> None:
    """Write the report, the workbook and the data into the folder `out`, or leave it as it was.

    The report and the workbook speak `language`, and call bodies and actors what `organisations`
    call them (the shipped ones when None). The same findings give the same bytes. Raises
    `OutputError` when `out` holds anything that is not an earlier report of ours, unedited.
    """
    known = shipped() if organisations is None else organisations
    with folder.replacing(out) as place:
        for name, rows in _rows(findings, known):
            records.write_jsonl(place / name, rows)
        _write(
            place / "index.html", report.render(findings, language=language, organisations=known)
        )
        _write(
            place / "mapping.html",
            render_mapping(findings, language=language, organisations=known),
        )
        said = words(language)
        desk = Desk(findings, said, known)
        tables = [atlas(desk), *crossed(desk)]
        (place / "mapping.docx").write_bytes(mapping_docx(tables, said))
        _write(
            place / "themes.sssom.tsv",
            mapping.pairings_table(findings.pairings, findings.crossings),
        )
        _write(place / "themes.jsonld", skos.themes_jsonld(findings.themes, language=language))
        _write(place / "mapping.sssom.tsv", mapping.overlaps_table(findings.overlaps))
        _write(place / "themes.skos.ttl", skos.themes_turtle(findings.themes, language=language))
        workbook.write_workbook(
            place / "report.xlsx", findings, language=language, organisations=known
        )


def _rows(
    findings: Findings, organisations: Organisations
) -> list[tuple[str, Iterable[records.Record]]]:
    duty = partial(records.mandate_record, organisations=organisations)
    return [
        ("documents.jsonl", map(records.source_record, findings.documents)),
        ("clauses.jsonl", map(records.clause_record, findings.clauses)),
        ("overlaps.jsonl", map(records.overlap_record, findings.overlaps)),
        ("groups.jsonl", map(records.group_record, findings.groups)),
        (
            "coverage.jsonl",
            chain(
                map(coverage.sector_record, findings.sectors),
                map(coverage.coverage_record, findings.coverages),
            ),
        ),
        ("citations.jsonl", map(records.citation_record, findings.citations)),
        ("mandates.jsonl", map(duty, findings.mandates)),
        ("themes.jsonl", map(records.theme_record, findings.themes)),
        (
            "mapping.jsonl",
            map(
                records.pairing_record,
                chain(findings.pairings, *(table.pairings for table in findings.crossings)),
            ),
        ),
        ("proposals.jsonl", map(proposal_record, findings.proposals)),
        ("unreflected.jsonl", map(unreflected_record, findings.unreflected)),
        ("problems.jsonl", map(records.problem_record, findings.problems)),
    ]


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
