"""``intersector report``, as users run it."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from intersector.cli import main

UNION = Path(__file__).parents[1] / "examples" / "union"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `map` writes of a few documents of the example."""
    texts = tmp_path_factory.mktemp("texts")
    for path in (*UNION.glob("*question*"), *UNION.glob("gc-*-en.*"), UNION / "organisation.toml"):
        shutil.copy(path, texts)
    out = tmp_path_factory.mktemp("out") / "run"
    done = CliRunner().invoke(main, ["map", str(texts), "--out", str(out)])
    assert done.exit_code == 0, done.output
    return out


def run(*arguments: object) -> tuple[int, str]:
    """The exit status and all that was printed."""
    done = CliRunner().invoke(main, ["report", *map(str, arguments)])
    return done.exit_code, done.output


@pytest.mark.parametrize("whom", ["council", "advisory-group:OAG", "study-group:MU-C/1"])
def test_a_report_is_written_and_named(whom: str, folder: Path, tmp_path: Path) -> None:
    """The organisation beside the documents is known without being named."""
    for form in ("docx", "html"):
        out = tmp_path / f"report.{form}"
        assert run(folder, "--for", whom, "--since", folder, "--out", out) == (0, f"{out}\n")
        assert out.stat().st_size > 5000


def test_judgements_are_told_and_those_that_fit_nothing_are_named(
    folder: Path, tmp_path: Path
) -> None:
    """As the site exports them; a judgement on other words is counted apart."""
    first = json.loads((folder / "overlaps.jsonl").read_text(encoding="utf-8").splitlines()[0])
    sides = {side: {"text": first[side]["text"]} for side in ("left", "right")}
    told = {"id": "1", "overlap": first["id"], "verdict": "overlap", "who": "A. Officer", **sides}
    other = {**told, "id": "2", "left": {"text": "to sing"}}
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"{json.dumps(told)}\n{json.dumps(other)}\n", encoding="utf-8")
    out = tmp_path / "report.html"
    status, said = run(folder, "--for", "council", "--judgements", path, "--out", out)
    assert status == 0
    assert "has 1 judgements on no overlap of this run" in said
    page = out.read_text(encoding="utf-8")
    assert "They overlap" in page
    assert "A. Officer" in page
    assert "decisions.jsonl" in page


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--for", "board", "--out", "x.pdf"], "is none of: council"),
        (["--for", "council", "--out", "x.odt"], "--out must end in"),
        (["--for", "study-group:MU-C/7", "--out", "x.html"], "There are Questions of: 1"),
        (["--for", "council", "--on", "soon", "--out", "x.html"], "soon"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], told: str, folder: Path) -> None:
    """With status 2 and what would be right."""
    status, said = run(folder, *arguments)
    assert status == 2
    assert told in said


def test_templates_are_copied_to_be_edited(tmp_path: Path) -> None:
    """Without a folder of a run."""
    status, said = run("--copy-templates", tmp_path / "own")
    assert status == 0
    assert (tmp_path / "own" / "council.toml").exists()
    assert "council.toml" in said
