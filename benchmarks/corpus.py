"""The main job on many documents, and what a corpus folder saves: ``python benchmarks/corpus.py``.

Seconds of the processor (a busy machine changes little) and the most memory held, each run in a
process of its own: the parts one by one, the whole, the whole into a new corpus folder, again with
nothing new, and with one document more. With ``--data FOLDER`` the documents are those of its
`itu-pp18` and `un-resolutions`, as text; else the shipped example. ``--vectors N`` measures the
file of a corpus with so many vectors instead, beside a plain array mapped into memory.
"""

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import cache, partial
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any

import numpy as np

from intersector import matching, overlap, pipeline, proposals, publishing, themes
from intersector.corpus import Corpus
from intersector.corpus.store import NAME, Store
from intersector.organisations import shipped

EXAMPLE = Path(__file__).parent.parent / "examples" / "union"
MIB = 1024**2
DIMENSIONS = 512
PARTS = (
    "reading", "citations", "mandates", "formula", "overlaps", "coverages", "sectors", "themes",
    "proposals", "unreflected",
)  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the data sets")
    parser.add_argument("--vectors", type=int, help="measure the file with so many vectors")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if options.vectors:
            vectors(Path(place), options.vectors)
        else:
            runs(Path(place), options.data)


def runs(place: Path, data: Path | None) -> None:
    """The main job, in parts and whole, without and with a corpus."""
    documents = place / "documents"
    write(documents, data)
    apart: list[float] = []
    for part, seconds, mib in measured(parts, documents, place):
        apart.append(seconds)
        row(part, seconds, mib)
    row("the parts together", sum(apart))
    whole = alone("whole, no corpus", documents, place, None)
    print(f"{whole / sum(apart):10.2f}  times the parts")
    last = max(documents.rglob("*.*"))
    kept = last.rename(place / last.name)
    corpus = place / "corpus"
    alone("whole, new corpus, one document less", documents, place, corpus)
    alone("whole, nothing new", documents, place, corpus)
    kept.rename(last)
    alone("whole, one document more", documents, place, corpus)
    print(f"{(corpus / NAME).stat().st_size / MIB:10.0f} MiB  corpus folder")


def write(documents: Path, data: Path | None) -> None:
    """The documents to compare, as files."""
    if data is None:
        shutil.copytree(EXAMPLE, documents)
        return
    documents.mkdir()
    for path in sorted((data / "itu-pp18").glob("*.txt")):
        shutil.copyfile(path, documents / path.name)
    for path in sorted((data / "un-resolutions").glob("[AES]_*.json")):
        lines = [paragraph["text"] for paragraph in json.loads(path.read_text(encoding="utf-8"))]
        (documents / f"{path.stem}.txt").write_text("\n".join(lines), encoding="utf-8")


def parts(documents: Path, place: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each part of the main job, with what those before it found."""
    job = _Parts(documents)
    for name in PARTS:
        yield name, partial(job.do, name)


class _Parts:
    """The main job with each part apart: a method a part, which takes what is `held` of others."""

    def __init__(self, documents: Path) -> None:
        self.documents = documents
        self.known = pipeline.known_organisations([documents])
        self.held: dict[str, Any] = {}

    def do(self, name: str) -> None:
        """Do a part, and hold what it found."""
        self.held[name] = getattr(self, name)()

    def of(self, *names: str) -> dict[str, Any]:
        """What the named parts found."""
        return {name: self.held[name] for name in names}

    @property
    def clauses(self) -> list[Any]:
        return [clause for each in self.held["reading"] for clause in each.clauses]

    @property
    def read_documents(self) -> list[Any]:
        return [each.document for each in self.held["reading"]]

    @property
    def compared(self) -> dict[str, Any]:
        """What comparing needs."""
        encoder = matching.default_encoder()
        return {"encoder": encoder, "organisations": self.known, "language": "en"}

    @property
    def weighed(self) -> dict[str, Any]:
        """What coverage needs."""
        weigh = cache(partial(overlap.weight, formula=self.held["formula"]))
        return {"weigh": weigh, "language": "en"}

    def reading(self) -> object:
        entries = pipeline.read_instruments([self.documents], organisations=self.known)
        return [each for each in entries if isinstance(each, pipeline.Instrument)]

    def citations(self) -> object:
        return list(pipeline.cite(self.held["reading"], organisations=self.known))

    def mandates(self) -> object:
        return list(pipeline.find_mandates(self.held["reading"], organisations=self.known))

    def formula(self) -> object:
        return matching.Formula.of(list(map(overlap.passage, self.clauses)))

    def overlaps(self) -> object:
        found = self.of("citations", "mandates", "formula")
        return overlap.find_overlaps(self.clauses, **found, **self.compared)

    def coverages(self) -> object:
        return overlap.cover(self.clauses, self.held["overlaps"], **self.weighed)

    def sectors(self) -> object:
        return overlap.cover_sectors(self.clauses, self.held["coverages"], **self.weighed)

    def themes(self) -> object:
        found = self.held["overlaps"], self.held["citations"]
        more = self.of("formula") | self.compared
        return themes.find_themes(self.read_documents, self.clauses, *found, **more)

    def proposals(self) -> object:
        found = self.of("overlaps", "citations", "mandates", "coverages")
        return proposals.propose(
            documents=self.read_documents, clauses=self.clauses, organisations=self.known, **found
        )

    def unreflected(self) -> object:
        found = self.of("overlaps", "citations", "mandates")
        return proposals.unreflected(
            clauses=self.clauses, organisations=self.known, language="en", **found
        )


def measured(
    works: Callable[..., Iterator[tuple[str, Callable[[], object]]]], *given: Any
) -> Iterator[tuple[str, float, float]]:
    """Do the works in a process of its own: for each, seconds, and the memory held up to then."""
    context = get_context("spawn")
    told: Queue[tuple[str, float, float] | None] = context.Queue()
    process = context.Process(target=work_off, args=(works, given, told))
    process.start()
    while (done := told.get()) is not None:
        yield done
    process.join()


def work_off(works: Callable[..., Any], given: Any, told: Any) -> None:
    """In the process: do and tell."""
    for name, work in works(*given):
        start = time.process_time()
        work()
        told.put((name, time.process_time() - start, getrusage(RUSAGE_SELF).ru_maxrss / 1024))
    told.put(None)


def alone(name: str, documents: Path, place: Path, corpus: Path | None) -> float:
    """The whole main job in a process of its own: its seconds, without writing the report."""
    total = 0.0
    for step, seconds, mib in measured(whole, documents, place, corpus):
        row(f"{name}: {step}", seconds, mib)
        total += seconds if step == "findings" else 0
    return total


def whole(
    documents: Path, place: Path, corpus: Path | None
) -> Iterator[tuple[str, Callable[[], object]]]:
    """The findings, and the report of them."""
    found: list[Any] = []

    def find() -> None:
        with Corpus(corpus) if corpus else nullcontext() as open_corpus:
            means = pipeline.Means(pipeline.known_organisations([documents]), corpus=open_corpus)
            found.append(pipeline.map_documents([documents], means=means))

    yield "findings", find
    yield (
        "report",
        lambda: publishing.publish(found[0], place / "out", language="en", organisations=shipped()),
    )


def vectors(place: Path, count: int) -> None:
    """Keep and recall vectors in the file of a corpus, and in an array that is mapped."""
    rows = np.random.default_rng(1).standard_normal((count, DIMENSIONS), np.float32)
    keys = [at.to_bytes(16, "big") for at in np.random.default_rng(2).permutation(count).tolist()]
    store = Store(place / NAME)
    basis = store.basis("vectors")

    def keep() -> None:
        for at in range(0, count, 1024):
            step = slice(at, at + 1024)
            part = (row.tobytes() for row in rows[step])
            store.keep(basis, dict(zip(keys[step], part, strict=True)))

    def recall() -> None:
        for at in range(0, count, 20_000):
            found = store.recall(basis, keys[at : at + 20_000])
            np.stack([np.frombuffer(data, np.float32) for data in found.values()])

    def mapped() -> None:
        np.array(np.load(place / "rows.npy", mmap_mode="r")[np.argsort(keys)])

    for name, work in (
        ("kept in the corpus file", keep),
        ("recalled from it", recall),
        ("kept in an array", lambda: np.save(place / "rows.npy", rows)),
        ("recalled from it", mapped),
    ):
        start = time.process_time()
        work()
        row(f"{count:,} vectors {name}", time.process_time() - start)
    store.close()
    for path in sorted(place.iterdir()):
        print(f"{path.stat().st_size / MIB:10.0f} MiB  {path.name}")


def row(what: str, seconds: float, mib: float | None = None) -> None:
    """Print one line."""
    memory = f"{mib:7.0f} MiB" if mib is not None else " " * 11
    print(f"{seconds:8.1f} s {memory}  {what}", flush=True)


if __name__ == "__main__":
    main()
