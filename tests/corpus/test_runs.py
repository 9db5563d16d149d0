"""A run with a corpus finds what a run from nothing finds, whatever happened before."""

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersector.corpus import Corpus
from intersector.corpus.store import NAME
from intersector.model import Findings
from intersector.pipeline import Means, known_organisations, map_documents

UNION = Path(__file__).parents[2] / "examples" / "union"
SHARED = "that all stations of the Union keep a log of what they hear on the distress channel"
DUTIES = (
    "to inspect every tide gauge twice a year and to publish the shift of its datum",
    "to inspect all tide gauges two times a year, publishing the shift of their datum",
    "to train the officers of small ports in mending the buoys that drift ashore",
)
NAMES = "abcdefg"
Edit = tuple[str, int | None]


def text(name: str, duty: int) -> str:
    """A resolution whose recital becomes formula when enough others have it too."""
    number = NAMES.index(name) + 1
    return (
        f"RESOLUTION {number} (ALDERMERE, 2031)\n\nStations {name}\n\n"
        f"The World Buoy Conference (Aldermere, 2031),\n\nnoting\n\na) {SHARED};\n\n"
        f"b) Resolution {number % 7 + 1} (Aldermere, 2031),\n\n"
        f"instructs the Secretary-General\n\n1 {DUTIES[duty]};\n\n"
        "2 to report on it to the Council.\n"
    )


def told(findings: Findings) -> tuple[object, ...]:
    """All that was found, with what the equality of documents leaves out."""
    sentences = [
        (getattr(evidence.detail, "template", ""), getattr(evidence.detail, "values", {}))
        for overlap in findings.overlaps
        for evidence in overlap.evidence
    ]
    texts = [(document.text, document.blocks) for document in findings.documents]
    return repr(findings), sentences, texts


def remembering(folder: Path, corpus: Corpus) -> Means:
    """A run on the folder that remembers in the corpus."""
    return Means(known_organisations([folder]), corpus=corpus)


def edited(folder: Path, edit: Edit) -> None:
    """Add, change or remove a document."""
    name, duty = edit
    path = folder / f"{name}.txt"
    if duty is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(text(name, duty))


edits = st.tuples(st.sampled_from(NAMES), st.none() | st.integers(0, len(DUTIES) - 1))


@settings(max_examples=8)
@given(
    start=st.lists(st.integers(0, len(DUTIES) - 1), min_size=len(NAMES), max_size=len(NAMES)),
    edits=st.lists(edits, min_size=1, max_size=4),
)
def test_a_remembered_run_is_a_run_from_nothing(start: list[int], edits: list[Edit]) -> None:
    """After any documents were added, changed and removed, also when formula changes with them."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "documents")
        folder.mkdir()
        for edit in zip(NAMES, start, strict=True):
            edited(folder, edit)
        for edit in (("d", None), *edits):
            edited(folder, edit)
            with Corpus(Path(place, "corpus")) as corpus:
                found = map_documents([folder], means=remembering(folder, corpus))
        assert told(found) == told(map_documents([folder]))


def test_one_more_document_costs_that_document(tmp_path: Path) -> None:
    """The others are neither read nor encoded again, nor compared with each other."""
    for name in NAMES[:-1]:
        edited(tmp_path, (name, 0))
    with Corpus(tmp_path / "corpus") as corpus:
        map_documents([tmp_path], means=remembering(tmp_path, corpus))
        first = corpus.tally
    edited(tmp_path, (NAMES[-1], 2))
    with Corpus(tmp_path / "corpus") as corpus:
        map_documents([tmp_path], means=remembering(tmp_path, corpus))
        second = corpus.tally
    with Corpus(tmp_path / "corpus") as corpus:
        map_documents([tmp_path], means=remembering(tmp_path, corpus))
        third = corpus.tally
    assert (second.documents, second.known) == (7, 6)
    assert 0 < second.encoded < first.encoded / 3
    assert 0 < second.joined < first.joined / 2
    assert 0 < second.judged <= first.judged
    assert (third.known, third.encoded, third.joined, third.judged) == (7, 0, 0, 0)


START = "from intersector.cli import main; main()"
KILLED = """
import os, signal
from intersector.corpus.store import Store
keep = Store.keep
def keep_and_die(store, basis, values):
    keep(store, basis, values)
    query = "SELECT name FROM bases WHERE id = ?"
    if store._database.execute(query, [basis]).fetchone()[0].startswith("STAGE"):
        os.kill(os.getpid(), signal.SIGKILL)
Store.keep = keep_and_die
"""
"""Before a run: it is killed as soon as it has kept the first of what it does at that stage."""
CRAMPED = """
import resource, sys
from pathlib import Path
from intersector.organisations import shipped
from intersector.pipeline import read_instruments
list(read_instruments([Path(sys.argv[2])], organisations=shipped()))
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
"""
"""Before a run: no file may grow beyond these bytes, but for those that libraries unpack."""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some of the example, of each format and language: each run is a process of its own."""
    folder = tmp_path_factory.mktemp("documents")
    for path in (*UNION.glob("*-5-*"), *UNION.glob("*.toml")):
        shutil.copy(path, folder)
    return folder


def command(
    documents: Path, out: Path, corpus: Path | None, *, before: str = ""
) -> subprocess.Popen[str]:
    """``intersector map``, as a process of its own."""
    options = ["--language", "fr", *(["--corpus", str(corpus)] if corpus else [])]
    return subprocess.Popen(
        [sys.executable, "-c", before + START, "map", str(documents), "--out", str(out), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def report(folder: Path) -> dict[str, bytes]:
    """Every file of a report."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def expected(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The report without a corpus."""
    out = tmp_path_factory.mktemp("plain") / "out"
    command(documents, out, None).communicate()
    return report(out)


def remembered(corpus: Path, sort: str) -> int:
    """How many values of one sort a corpus holds."""
    query = "SELECT count(*) FROM remembered JOIN bases ON basis = bases.id WHERE name LIKE ?"
    with closing(sqlite3.connect(f"file:{corpus / NAME}?mode=ro", uri=True)) as database:
        return int(database.execute(query, [f"{sort}%"]).fetchone()[0])


def test_a_run_that_is_killed_is_gone_on_with(
    documents: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    """While reading, while encoding and while comparing; the last run has the rest to do."""
    corpus = tmp_path / "corpus"
    for stage in ("documents", "vectors", "comparisons"):
        run = command(documents, tmp_path / "out", corpus, before=KILLED.replace("STAGE", stage))
        run.communicate()
        assert run.returncode == -signal.SIGKILL
        assert remembered(corpus, stage) > 0
    run = command(documents, tmp_path / "out", corpus)
    _, errors = run.communicate()
    assert re.search(r" (\d+) of \1 documents known", errors)
    assert report(tmp_path / "out") == expected


def test_two_runs_at_once_share_a_corpus(
    documents: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    """Both end well and find the same."""
    corpus = tmp_path / "corpus"
    runs = [command(documents, tmp_path / name, corpus) for name in ("one", "two")]
    assert [run.communicate()[1].count("overlaps") for run in runs] == [1, 1]
    assert [run.returncode for run in runs] == [0, 0]
    assert report(tmp_path / "one") == report(tmp_path / "two") == expected


def test_a_full_disk_ends_the_run_with_one_clear_line(
    documents: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    """With more room the next run goes on from there."""
    run = command(documents, tmp_path / "out", tmp_path / "corpus", before=CRAMPED)
    _, errors = run.communicate()
    assert run.returncode == 2
    assert "nothing is lost" in errors.splitlines()[-1]
    assert "Traceback" not in errors
    again = command(documents, tmp_path / "out", tmp_path / "corpus")
    _, errors = again.communicate()
    assert re.search(r" [1-9]\d* of \d+ documents known", errors)
    assert report(tmp_path / "out") == expected
