"""What people said of overlaps, beside the overlaps of a run."""

import json
from pathlib import Path

import pytest

from intersector.errors import DataError
from intersector.identifiers import InstrumentId
from intersector.model import Clause, Document, Judgement, Overlap, Span
from intersector.publishing import overlaps_table
from intersector.review import read_judgements


def clause(name: str, text: str) -> Clause:
    """The first resolve of an instrument."""
    document = Document(f"{name}.txt", "", "en", text, id=InstrumentId.parse(name))
    return Clause(
        document, "resolves/1", "resolves", "1", "operative", (), Span(0, len(text)), text
    )


LAMPS = clause("CONF/resolution/1@2022", "to count lamps")
BUOYS = clause("ASS/resolution/3@2024", "to count lamps and buoys")
OTHERS = clause("ASS/resolution/4@2024", "to count lamps and buoys")
PAIRS = (
    Overlap("o1", LAMPS, BUOYS, "paraphrase", "overlap", 0.8, ()),
    Overlap("o2", LAMPS, OTHERS, "paraphrase", "overlap", 0.8, ()),
)


def exported(*rows: dict[str, object]) -> str:
    """Lines as the site exports them."""
    left, right = {"text": LAMPS.text, "doc": "CONF/resolution/1@2022"}, {"text": BUOYS.text}
    whole = {"left": left, "right": right, "who": "A. Officer", "when": "2026-03-01", "why": "Yes."}
    lines = ({"id": str(at), "verdict": "overlap", **whole, **row} for at, row in enumerate(rows))
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def test_the_last_verdict_on_the_words_of_an_overlap_stands(tmp_path: Path) -> None:
    """By its name, or by the documents; one on other words is counted apart."""
    path = tmp_path / "decisions.jsonl"
    path.write_text(
        exported(
            {"overlap": "o1"},
            {"right": {"text": BUOYS.text, "doc": "ASS/resolution/4@2024"}, "verdict": "unsure"},
            {"overlap": "o1", "verdict": "distinct", "why": ""},
            {"overlap": "o1", "right": {"text": "to count lamps and bells"}},
        ),
        encoding="utf-8",
    )
    found = read_judgements(path, PAIRS)
    assert found.standing == {
        "o1": Judgement("o1", "distinct", "A. Officer", "2026-03-01", ""),
        "o2": Judgement("o2", "unsure", "A. Officer", "2026-03-01", "Yes."),
    }
    assert (found.elsewhere, found.problems) == (1, ())


def test_a_reviewed_mapping_of_overlaps_gives_verdicts(tmp_path: Path) -> None:
    """What is confirmed overlaps, what is negated is distinct, the rest was not judged."""
    lines = overlaps_table(PAIRS).splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("subject_id"))
    first, second = lines[at + 1 : at + 3]
    columns = f"{lines[at]}\tauthor_label\tmapping_date\tpredicate_modifier"
    first = first.replace("semapv:CompositeMatching", "semapv:ManualMappingCuration")
    path = tmp_path / "mapping.sssom.tsv"
    reviewed = [*lines[:at], columns, f"{first}\tB. Officer\t2026-04-02\tNot", f"{second}\t\t\t"]
    path.write_text("\n".join(reviewed), encoding="utf-8")
    (said,) = read_judgements(path, PAIRS).standing.values()
    assert (said.overlap, said.verdict, said.who) == ("o1", "distinct", "B. Officer")
    assert said.when == "2026-04-02"


def test_a_line_with_a_mistake_is_told_and_the_others_count(tmp_path: Path) -> None:
    """With its number; a file that is not there is an error."""
    path = tmp_path / "decisions.jsonl"
    path.write_text(exported({"verdict": "maybe"}, {"overlap": "o2"}), encoding="utf-8")
    found = read_judgements(path, PAIRS)
    assert list(found.standing) == ["o2"]
    assert [problem.place for problem in found.problems] == ["line 1"]
    with pytest.raises(DataError, match="no file"):
        read_judgements(tmp_path / "none.jsonl", PAIRS)
