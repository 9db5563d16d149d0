"""The example Union: what is planted in it is found, and what only looks alike is not."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from intersector.model import Clause, Findings, Overlap

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
UNION: Final = EXAMPLES / "union"
GOLDEN: Final[dict[str, Any]] = json.loads((UNION / "golden.json").read_text(encoding="utf-8"))

Place = tuple[str, str, str | None]
"""A clause as golden.json names it: file, head, number."""


@pytest.fixture(scope="session")
def overlaps(findings: Findings) -> dict[frozenset[Place], Overlap]:
    """Every overlap by its two clauses."""
    return {frozenset({place(o.left), place(o.right)}): o for o in findings.overlaps}


def place(clause: Clause) -> Place:
    """Where a clause stands, as golden.json writes it."""
    head = (clause.head or "").strip(" ,،，:").casefold()
    return Path(clause.document.source).name, head, clause.number


def pair(planted: list[list[Any]]) -> frozenset[Place]:
    """The two clauses of a planted pair."""
    return frozenset((file, head.casefold(), number) for file, head, number in planted)


def told(planted: dict[str, Any]) -> str:
    """What a planted case is called in the list of tests."""
    return str(planted["what"])


def test_the_binary_files_are_what_their_sources_generate(tmp_path: Path) -> None:
    """Running the generator again gives the same bytes, and nothing else."""
    generator = EXAMPLES / "union_source" / "generate.py"
    subprocess.run([sys.executable, str(generator), str(tmp_path)], check=True)
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == sorted(path.name for path in UNION.iterdir() if path.suffix in {".docx", ".pdf"})
    assert all((tmp_path / name).read_bytes() == (UNION / name).read_bytes() for name in made)


def test_every_document_is_read_and_none_else(findings: Findings) -> None:
    """All files are read without a problem; golden.json and organisation.toml are no documents."""
    assert findings.problems == ()
    names = [Path(document.source).name for document in findings.documents]
    assert sorted(names) == sorted(GOLDEN["documents"])


@pytest.mark.parametrize("name", GOLDEN["documents"])
def test_a_document_is_told_what_it_is(findings: Findings, name: str) -> None:
    """Its identifier, language, Sector and number of clauses are right."""
    document = next(d for d in findings.documents if Path(d.source).name == name)
    count = sum(clause.document == document for clause in findings.clauses)
    assert GOLDEN["documents"][name] == {
        "id": str(document.id) if document.id is not None else None,
        "language": document.language,
        "sector": document.sector,
        "clauses": count,
    }


@pytest.mark.parametrize("name", GOLDEN["versions"][1:])
def test_language_versions_have_one_structure(findings: Findings, name: str) -> None:
    """The six versions of one resolution have the same numbers and roles, clause by clause."""

    def outline(version: str) -> list[tuple[str, bool]]:
        own = (c for c in findings.clauses if Path(c.document.source).name == version)
        return [(clause.role, clause.number is None) for clause in own]

    assert outline(name) == outline(GOLDEN["versions"][0])


@pytest.mark.parametrize("planted", GOLDEN["overlaps"], ids=told)
def test_a_planted_overlap_is_found(
    overlaps: dict[frozenset[Place], Overlap], planted: dict[str, Any]
) -> None:
    """It is reported, as one of the kinds that a careful reader would accept."""
    found = [overlaps[key] for key in map(pair, planted["pairs"]) if key in overlaps]
    assert found, "not reported"
    assert {overlap.kind for overlap in found} & set(planted["kinds"])


@pytest.mark.parametrize("planted", [o for o in GOLDEN["overlaps"] if "proposal" in o], ids=told)
def test_a_planted_overlap_gets_its_proposal(
    findings: Findings, overlaps: dict[frozenset[Place], Overlap], planted: dict[str, Any]
) -> None:
    """What is proposed for it is what its rule asks for."""
    found = {overlaps[key].id for key in map(pair, planted["pairs"]) if key in overlaps}
    kinds = {p.kind for p in findings.proposals if p.overlap in found}
    assert planted["proposal"] in kinds


@pytest.mark.parametrize("planted", GOLDEN["formula"] + GOLDEN["distinct"], ids=str)
def test_mere_formula_is_not_reported(
    overlaps: dict[frozenset[Place], Overlap], planted: list[Any]
) -> None:
    """Clauses that share only the wording of resolutions are no overlap."""
    assert pair(planted) not in overlaps


@pytest.mark.parametrize("planted", GOLDEN["integration"], ids=str)
def test_an_integration_is_not_called_a_repetition(
    overlaps: dict[frozenset[Place], Overlap], planted: list[Any]
) -> None:
    """A Sector's own action under a higher resolution is not struck for it."""
    found = overlaps.get(pair(planted))
    assert found is None or found.label != "same"


def test_versions_of_one_instrument_do_not_overlap(findings: Findings) -> None:
    """Six languages of one resolution are one resolution."""
    versions = set(GOLDEN["versions"])
    both = [
        {Path(o.left.document.source).name, Path(o.right.document.source).name}
        for o in findings.overlaps
    ]
    assert [names for names in both if len(names) == 2 and names <= versions] == []


@pytest.mark.parametrize("planted", GOLDEN["citations"], ids=lambda c: c["document"] + c["text"])
def test_a_citation_is_resolved(findings: Findings, planted: dict[str, Any]) -> None:
    """To its edition, with its status; an ambiguous one keeps its candidates."""
    found = [
        citation
        for citation in findings.citations
        if citation.clause is not None
        and Path(citation.clause.document.source).name == planted["document"]
        and planted["text"] in citation.text
    ]
    assert found, "not found"
    assert str(found[0].target) == str(planted["target"])
    assert "status" not in planted or found[0].status == planted["status"]
    assert sorted(map(str, found[0].candidates)) == planted.get("candidates", []) or found[0].target


@pytest.mark.parametrize("planted", GOLDEN["reports"], ids=lambda r: str(r["clause"]))
def test_a_duty_to_report_is_read(findings: Findings, planted: dict[str, Any]) -> None:
    """Who reports, to whom and how often."""
    file, head, number = planted["clause"]
    where = (file, head.casefold(), number)
    duties = [m for m in findings.mandates if m.reporting and place(m.clause) == where]
    assert duties, "not found"
    assert (list(duties[0].actors), duties[0].recipient, duties[0].frequency) == (
        planted["actors"],
        planted["recipient"],
        planted["frequency"],
    )


def test_an_instrument_that_a_higher_one_covers_is_questioned(findings: Findings) -> None:
    """Suppressing is proposed for the covered instrument, and for no other."""
    suppressed = [p.targets for p in findings.proposals if p.kind == "suppress"]
    assert suppressed == [tuple(GOLDEN["suppress"])]


def test_two_instruments_of_one_body_are_merged_clause_by_clause(findings: Findings) -> None:
    """One plan: which keeps its number, where each clause goes, and the text that comes of it."""
    planted = GOLDEN["merge"]
    (merge,) = [p for p in findings.proposals if p.kind == "merge" and p.moves]
    assert merge.targets == (planted["keeps"], planted["goes"])
    moves = [[m.clause.key, m.fate, m.beside and m.beside.key, m.place] for m in merge.moves]
    assert moves == planted["plan"]
    keeper = next(d for d in findings.documents if str(d.id) == planted["keeps"])
    text = keeper.text
    for edit in reversed(merge.edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert text.split("\n") == planted["becomes"]


def test_one_clause_in_many_texts_is_one_finding(findings: Findings) -> None:
    """With every place, and one proposal that treats all of them at once."""
    for planted in GOLDEN["together"]:
        places = {(file, head.casefold(), number) for file, head, number in planted["places"]}
        (group,) = (g for g in findings.groups if places <= {place(c) for c in g.clauses})
        answer = next(p for p in findings.proposals if p.overlaps == group.overlaps)
        assert (answer.kind, answer.overlap) == (planted["proposal"], group.id)
        assert {Path(edit.source).name for edit in answer.edits} >= {
            file for file, _, _ in planted["places"][1:]
        }


def test_two_reports_of_one_content_are_proposed_as_one(findings: Findings) -> None:
    """The same yearly report to an advisory group and to study groups could be one."""
    instrument, actor, recipients = GOLDEN["one_report"]
    duties = [each for each in findings.mandates if str(each.clause.document.id) == instrument]
    (joint,) = (p for p in findings.proposals if p.kind == "joint-activity" and p.overlap is None)
    asked = [each for each in duties if f"{instrument}#{each.clause.key}" in joint.targets]
    assert [each.recipient for each in asked] == recipients
    assert {each.actors for each in asked} == {(actor,)}


def members(findings: Findings) -> Iterator[set[str]]:
    """The file names of each theme."""
    for theme in findings.themes:
        yield {Path(document.source).name for document in theme.members}


@pytest.mark.parametrize("subject", GOLDEN["themes"])
def test_documents_of_one_subject_share_a_theme(findings: Findings, subject: str) -> None:
    """Across Sectors and languages."""
    assert any(set(GOLDEN["themes"][subject]) <= theme for theme in members(findings))


@pytest.mark.parametrize("apart", GOLDEN["apart"], ids=str)
def test_documents_of_different_subjects_share_none(findings: Findings, apart: list[str]) -> None:
    """A theme is a subject, not a style."""
    assert not any(set(apart) <= theme for theme in members(findings))


def test_every_overlap_has_a_proposal(findings: Findings) -> None:
    """Nothing is shown without saying what could be done."""
    answered = {proposal.overlap for proposal in findings.proposals}
    assert all(overlap.id in answered for overlap in findings.overlaps)
