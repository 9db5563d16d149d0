"""What a list gives a title of takes part in the mapping, and people's review of it is kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from intersector import pipeline, review
from intersector.model import Decision, Document, Findings, Problem
from intersector.organisations import shipped
from intersector.pipeline.items import read_items

LIST = """\
id,title,description,kind,body,year
WTSA/resolution/50@2016,Cybersecurity of tide gauges,,,,
7/2,Tide gauges in small harbours,How small harbours can measure tides.,question,ITU-D,2022
Tide day,Open day of the tide gauge,,event,ITU-T,
,No name,,,,
7/2,Again,,,,
"""
TEXT = """\
RESOLUTION 12 (DUBAI, 2018)

Security of tide gauges

The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),

recalling

Resolution 50 (Hammamet, 2016) of the World Telecommunication Standardization Assembly, on
cybersecurity of tide gauges,

instructs the Secretary-General

to publish the list of tide gauges each year.
"""


@pytest.fixture
def items(tmp_path: Path) -> Path:
    """A register with two mistakes."""
    path = tmp_path / "register.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_row_is_a_document_with_a_title_and_at_most_one_clause(items: Path) -> None:
    """Known by its identifier, or by its body, kind and number."""
    read = list(read_items([items], organisations=shipped()))
    resolution, question, event = (x for x in read if not isinstance(x, Problem))
    assert (str(resolution.document.id), resolution.clauses) == ("WTSA/resolution/50@2016", ())
    assert (resolution.document.sector, resolution.document.language) == ("ITU-T", "en")
    assert str(question.document.id) == "ITU-D/question/7/2@2022"
    (clause,) = question.clauses
    assert clause.span.of(question.document.text) == clause.text
    assert (event.document.kind, event.document.source) == ("event", "register.csv#Tide day")
    problems = [(x.place, x.message) for x in read if isinstance(x, Problem)]
    assert problems == [
        ("line 5, column id", "Field required."),
        (None, "7/2 stands there twice."),
    ]


def test_a_text_stands_for_its_line_in_the_register(tmp_path: Path, items: Path) -> None:
    """Whatever edition the register knows, the instrument is there once."""
    (tmp_path / "resolution-12.txt").write_text(TEXT, encoding="utf-8")
    items.write_text("id,title\nPP/resolution/12@2014,Tide gauges\n", encoding="utf-8")
    found = pipeline.map_documents([tmp_path / "resolution-12.txt"], items=[items])
    assert [each.source.rpartition("/")[2] for each in found.documents] == ["resolution-12.txt"]


def mapped(folder: Path, items: Path, reviewed: Path) -> Findings:
    """The mapping with the decisions of the file, which is kept."""
    before = review.read_review(reviewed)
    decided = pipeline.Means(pipeline.known_organisations([folder]), reviewed=before)
    found = pipeline.map_documents([folder], items=[items], means=decided)
    review.write_review(reviewed, found.pairings)
    return found


def test_a_review_goes_round(tmp_path: Path, items: Path) -> None:
    """What is cited is placed beside what cites it; who is rejected leaves and does not return;
    a new edition is told, and the decision on the old one holds."""
    folder, reviewed = tmp_path / "texts", tmp_path / "review.csv"
    folder.mkdir()
    (folder / "resolution-12.txt").write_text(TEXT, encoding="utf-8")
    first = mapped(folder, items, reviewed)
    (row,) = (x for x in first.pairings if x.subject == "WTSA/resolution/50@2016")
    assert row.justification.startswith("cited by PP/resolution/12@2018")
    text = reviewed.read_text(encoding="utf-8-sig")
    (line,) = (x for x in text.splitlines() if x.startswith("WTSA/resolution/50@2016"))
    said = line.replace(f"{row.object_label},,,,", f"{row.object_label},rejected,Ana,2026-01-31,,")
    assert said != line
    reviewed.write_text(text.replace(line, said.replace(",,0.9,", ",0.9,")), encoding="utf-8")
    items.write_text(LIST.replace("50@2016", "50@2022"), encoding="utf-8")
    second = mapped(folder, items, reviewed)
    members: list[Document] = [m for theme in second.themes for m in theme.members]
    assert not [m for m in members if m.id and m.id.number == "50"]
    (kept,) = (x for x in second.pairings if x.subject.startswith("WTSA/resolution/50"))
    assert kept.decision is not None
    assert (kept.decision.who, kept.decision.confirmed) == ("Ana", False)


def test_a_decision_on_two_questions_is_kept_beside_those_on_themes(tmp_path: Path) -> None:
    """It makes no theme, and comes back with its pair."""
    folder, reviewed, items = (tmp_path / x for x in ("texts", "review.csv", "items.csv"))
    folder.mkdir()
    (folder / "resolution-12.txt").write_text(TEXT, encoding="utf-8")
    items.write_text(
        "id,title,kind,body\n"
        "ITU-D/question/5/1,Telecommunications for rural and remote areas,,\n"
        "ITU-R/working-party/5A,Wireless telecommunications for rural and remote areas,,\n",
        encoding="utf-8",
    )
    first = mapped(folder, items, reviewed)
    (pair,) = first.crossings[0].pairings
    decision = Decision(
        pair.subject, pair.object, confirmed=False, who="Ana", when="2026-01-31", why="no"
    )
    review.write_review(reviewed, [replace(pair, decision=decision)])
    second = mapped(folder, items, reviewed)
    assert second.crossings[0].pairings[0].decision == decision
    assert pair.object not in {theme.id for theme in second.themes}
