"""People's judgements fed back by the command line: shown first, kept when asked."""

import json
from pathlib import Path

from tests.test_cli import intersector

PARROTS = [
    "to count the parrots of every port each spring",
    "to repaint the beacons of the southern strait",
    "to lend tide tables to fishing villages",
]


def judgement(number: int, **answer: str) -> str:
    side = {"text": PARROTS[number % 3] + " and to report to the Assembly on what was done"}
    left, right = ({**side, "doc": f"{number} {name}"} for name in ("left", "right"))
    return json.dumps({"id": number, "left": left, "right": right, **answer})


def judged(folder: Path, *lines: str) -> Path:
    path = folder / "judgements.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_every_pair_is_shown_before_and_after_and_nothing_is_kept(tmp_path: Path) -> None:
    path = judged(tmp_path, *(judgement(n, verdict="distinct") for n in range(6)))
    done = intersector("learn", path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == ["0", "1", "2", "3", "4", "5"]
    assert set(rows[0]) == {"id", "labels", "before", "after", "change"}
    assert rows[0]["labels"] == ["different", "formula"]
    assert rows[0]["after"]["score"] < rows[0]["before"]["score"]
    assert "6 judgements (0 more unsure)" in done.stderr
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_kept_scores_as_people_decided(tmp_path: Path) -> None:
    path = judged(tmp_path, *(judgement(n, label="formula") for n in range(9)))
    scoring = tmp_path / "scoring.json"
    assert intersector("learn", path, "--out", scoring).returncode == 0
    before, after = (
        json.loads(intersector("score", path, *options).stdout.splitlines()[0])["score"]
        for options in ((), ("--scoring", scoring))
    )
    assert after < before


def test_who_is_unsure_teaches_nothing(tmp_path: Path) -> None:
    done = intersector("learn", judged(tmp_path, judgement(0, verdict="unsure")))
    assert (done.returncode, done.stdout) == (0, "")
    assert "No judgement to learn from." in done.stderr


def test_a_line_with_no_answer_or_two_is_named_and_the_rest_learned(tmp_path: Path) -> None:
    lines = judgement(0), judgement(1, verdict="overlap", label="same"), judgement(2, label="same")
    done = intersector("learn", judged(tmp_path, *lines))
    assert done.returncode == 1
    assert "(line 1): Value error, give either a verdict or a label" in done.stderr
    assert "(line 2)" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_a_scoring_that_is_none_is_refused(tmp_path: Path) -> None:
    path = judged(tmp_path, judgement(0, label="same"))
    done = intersector("score", path, "--scoring", path)
    assert done.returncode == 2
    assert "Make it again with intersector learn." in done.stderr
