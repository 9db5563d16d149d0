"""The command line, as scripts use it: rows on standard output, the rest on standard error."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

UNION = Path(__file__).parents[1] / "examples" / "union"
RESOLUTION = """\
RESOLUTION 4 (REV. ALDERMERE, 2031)

Shared weather buoys

The World Buoy Conference (Aldermere, 2031),

considering

a) that buoys drift;

b) Resolution 191 (Rev. Dubai, 2018) of the Plenipotentiary Conference, on coordination,

instructs the Secretary-General

1 to report annually to the Council on the buoys that were lost;

2 to mend them.
"""


def intersector(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "intersector", *map(str, arguments)],
        capture_output=True,
        cwd=cwd,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def rows(run: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """The rows it printed."""
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good document and one that is none."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "buoys.txt").write_text(RESOLUTION, encoding="utf-8")
    (tmp_path / "in" / "broken.docx").write_bytes(b"PK\x03\x04 not a zip")
    return tmp_path / "in"


def test_read_prints_clauses_that_slice_back_out_of_the_text(folder: Path) -> None:
    """``text[start:end]`` is the clause, and heads and numbers are as printed."""
    run = intersector("read", folder / "buoys.txt")
    (row,) = rows(run)
    assert run.returncode == 0
    assert (row["kind"], row["number"], row["year"]) == ("resolution", "4", 2031)
    assert all(row["text"][c["start"] : c["end"]] == c["text"] for c in row["clauses"])
    assert [(c["head"], c["number"]) for c in row["clauses"]] == [
        ("considering", "a)"),
        ("considering", "b)"),
        ("instructs the Secretary-General", "1"),
        ("instructs the Secretary-General", "2"),
    ]


@pytest.mark.parametrize("command", ["read", "cite", "mandates"])
def test_a_bad_document_is_listed_and_the_rest_goes_on(command: str, folder: Path) -> None:
    """Exit status 1, one clear line on standard error, one row among the rows."""
    run = intersector(command, folder)
    assert run.returncode == 1
    (line,) = run.stderr.splitlines()
    assert "broken.docx" in line
    problems = [row for row in rows(run) if "problem" in row]
    assert [Path(row["source"]).name for row in problems] == ["broken.docx"]
    assert len(rows(run)) > 1


def test_cite_resolves_to_the_edition(folder: Path) -> None:
    """The row names its file, where the citation stands and which edition it means."""
    (row,) = rows(intersector("cite", folder / "buoys.txt"))
    assert row["source"] == str(folder / "buoys.txt")
    assert row["target"] == "PP/resolution/191@2018"
    assert RESOLUTION[row["start"] : row["end"]] == row["text"]
    assert row["status"] == "superseded"


def test_cite_reads_passages(tmp_path: Path) -> None:
    """Each row keeps the identifier of its passage; its document tells what "its" means."""
    passages = tmp_path / "passages.jsonl"
    passages.write_text(
        '{"id": "a", "text": "Recalling its resolution 55/218,", "document": "A/RES/60/1"}\n'
    )
    (row,) = rows(intersector("cite", "--jsonl", passages))
    assert (row["id"], row["target"]) == ("a", "A/RES/55/218")


def test_a_register_with_a_mistake_is_used_as_far_as_it_is_good(tmp_path: Path) -> None:
    passages, register = tmp_path / "in.jsonl", tmp_path / "editions.csv"
    passages.write_text('{"id": "1", "text": "Resolution 4 (Rev. Dubai, 2018)"}', encoding="utf-8")
    register.write_text(
        "instrument,status\nPP/resolution/4@2018,suppressed\nfour,\n", encoding="utf-8"
    )
    run = intersector("cite", "--jsonl", passages, "--register", register)
    assert run.returncode == 1
    assert [row["status"] for row in rows(run)] == ["suppressed"]
    assert f"{register} (line 3): `instrument` is 'four', which is no identifier." in run.stderr


def test_mandates_say_who_reports_to_whom_how_often(folder: Path) -> None:
    """The annual report to the Council is a reporting duty, mending is not."""
    first, second = rows(intersector("mandates", folder / "buoys.txt"))
    assert first["actors"] == ["Secretary-General"]
    assert (first["reporting"], first["recipient"], first["frequency"]) == (
        True,
        "Council",
        "annual",
    )
    assert second["reporting"] is False


def test_match_ranks_the_translation_first(tmp_path: Path) -> None:
    """Two lists in two languages; also as SSSOM."""
    left, right = tmp_path / "left.jsonl", tmp_path / "right.jsonl"
    left.write_text('{"id": "fr", "text": "protéger les baleines dans toutes les mers"}\n', "utf-8")
    right.write_text(
        '{"id": "tax", "text": "collect the annual fee of each port"}\n'
        '{"id": "whale", "text": "protect whales in all the seas"}\n'
    )
    found = rows(intersector("match", left, right, "--top", 1))
    assert [(row["left"], row["right"], row["rank"]) for row in found] == [("fr", "whale", 1)]
    table = intersector("match", left, right, "--top", 1, "--format", "sssom").stdout
    assert "subject_id\t" in table
    assert "passage:whale" in table


def test_score_tells_repetition_from_formula(tmp_path: Path) -> None:
    """One score and label a pair, never without evidence."""
    same = "to publish each year a chart of the wrecks in the northern strait"
    pair = {"id": 7, "left": {"text": same}, "right": {"text": same}}
    other = {"id": "x", "left": {"text": same}, "right": {"text": "to thank the host country"}}
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(map(json.dumps, [pair, other])), encoding="utf-8")
    first, second = rows(intersector("score", path))
    assert (first["id"], first["label"]) == ("7", "same")
    assert first["score"] > 0.9
    assert second["score"] < 0.5
    assert first["evidence"]
    assert second["evidence"]


LATER = (
    RESOLUTION.replace("2031", "2035")
    .replace("a) that buoys drift;\n\n", "")
    .replace("annually", "every four years")
    .replace("2 to mend them.", "2 to mend them;\n\n3 to publish a map of all buoys.")
)


def test_diff_tells_what_became_of_each_clause(folder: Path) -> None:
    """Rows in the order of the new edition; both sides slice out of their text."""
    later = folder / "later.txt"
    later.write_text(LATER, encoding="utf-8")
    run = intersector("diff", folder / "buoys.txt", later)
    assert (run.returncode, run.stderr) == (0, "")
    found = rows(run)
    assert [row["kind"] for row in found] == ["removed", "kept", "changed", "kept", "added"]
    assert all(list(row) == ["kind", "old", "new", "words"] for row in found)
    assert [word["text"] for word in found[2]["words"] if word["type"] != "equal"] == [
        "annually",
        "every four years",
    ]
    assert all(LATER[s["start"] : s["end"]] == s["text"] for s in (r["new"] for r in found) if s)


def test_diff_prints_lines_without_colours_or_a_page(folder: Path) -> None:
    """Colours are for terminals only; the page can be in any of the six languages."""
    later = folder / "later.txt"
    later.write_text(LATER, encoding="utf-8")
    lines = intersector("diff", folder / "buoys.txt", later, "--format", "text").stdout
    assert "to report [-annually-]{+every four years+} to the Council" in lines
    assert "\x1b" not in lines
    page = intersector(
        "diff", folder / "buoys.txt", later, "--format", "html", "--language", "ru"
    ).stdout
    assert page.startswith('<!doctype html>\n<html lang="ru"')


def test_diff_of_one_document_compares_its_tracked_changes(folder: Path) -> None:
    """As it stood against as proposed; without tracked changes it says so, and all is kept."""
    run = intersector("diff", UNION / "sia-resolution-4-en.docx")
    assert (run.returncode, run.stderr) == (0, "")
    assert {row["kind"] for row in rows(run)} > {"kept"}
    run = intersector("diff", folder / "buoys.txt")
    assert "holds no tracked changes" in run.stderr
    assert {row["kind"] for row in rows(run)} == {"kept"}


def test_diff_doubts_what_are_no_editions_of_one_text(folder: Path) -> None:
    """A warning on standard error, and the comparison all the same."""
    english = UNION / "gc-resolution-5-en.docx"
    run = intersector("diff", english, UNION / "gc-resolution-5-ru.txt")
    assert run.returncode == 0
    assert "is in ru, the old edition in en." in run.stderr
    run = intersector("diff", folder / "buoys.txt", folder / "broken.docx")
    assert run.returncode == 1
    assert [Path(row["source"]).name for row in rows(run)] == ["broken.docx"]


def test_map_writes_the_report_and_its_data(folder: Path) -> None:
    """Problems are listed in the report's folder; standard output names the report."""
    out = folder.parent / "out"
    run = intersector("map", folder, "--out", out)
    assert run.returncode == 1
    assert run.stdout.strip() == str(out / "index.html")
    assert {path.name for path in out.iterdir()} >= {
        "index.html",
        "overlaps.jsonl",
        "citations.jsonl",
        "mandates.jsonl",
        "themes.jsonl",
        "proposals.jsonl",
        "mapping.sssom.tsv",
        "themes.skos.ttl",
        "report.xlsx",
        "problems.jsonl",
    }
    problems = [json.loads(x) for x in (out / "problems.jsonl").read_text("utf-8").splitlines()]
    assert [Path(problem["source"]).name for problem in problems if problem["fatal"]] == [
        "broken.docx"
    ]


def test_map_never_writes_into_a_folder_of_somebody_else(folder: Path) -> None:
    """It says so before any work is done, and nothing is lost."""
    run = intersector("map", folder, "--out", folder)
    assert run.returncode == 2
    assert "is not empty and was not written by Intersector" in run.stderr
    assert (folder / "buoys.txt").read_text(encoding="utf-8") == RESOLUTION


def test_a_folder_without_documents_is_a_clear_line(tmp_path: Path) -> None:
    """Nothing readable: exit status 1, and what to do."""
    (tmp_path / "empty").mkdir()
    run = intersector("map", tmp_path / "empty", "--out", tmp_path / "out")
    assert run.returncode == 1
    assert "holds no document" in run.stderr


def test_wrong_usage_is_2() -> None:
    """No path, or two kinds of input at once."""
    assert intersector("read").returncode == 2
    assert intersector("cite").returncode == 2
    assert intersector("map", UNION).returncode == 2


def test_quiet_when_not_a_terminal(folder: Path) -> None:
    """No bar is drawn into a log file."""
    assert intersector("read", folder / "buoys.txt").stderr == ""


@pytest.mark.parametrize("command", ["map", "read", "cite", "mandates", "diff", "match", "score"])
def test_help_shows_an_example(command: str) -> None:
    """Every command can be tried by copying one line."""
    assert f"Example:\n    intersector {command} " in intersector(command, "--help").stdout


def test_another_organisation_can_be_named(folder: Path) -> None:
    """A mistake in its file is named with its place."""
    wrong = folder / "mine.toml"
    wrong.write_text('code = "B"\n[names]\nen = ["Buoys"]\n[[bodies]]\ncode = "WBC"\n')
    run = intersector("read", folder / "buoys.txt", "--organisation", wrong)
    assert run.returncode == 2
    assert "mine.toml (bodies.0.names): Field required." in run.stderr


def test_an_organisation_is_found_beside_a_single_document() -> None:
    """One file of a folder is of the same organisation as the folder."""
    (row,) = rows(intersector("read", UNION / "gc-resolution-21-en.txt"))
    assert (row["body"], row["number"]) == ("GC", "21")


def test_a_closed_pipe_ends_quietly(folder: Path) -> None:
    """``intersector read ... | head -1`` is everyday use."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    run = subprocess.run(
        [sys.executable, "-m", "intersector", "read", str(folder / "buoys.txt")],
        stdout=write_end,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write_end)
    assert b"Traceback" not in run.stderr
