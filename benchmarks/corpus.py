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
    known = pipeline.known_organisations([documents])
    held: dict[str, Any] = {}

    def part(name: str, work: Callable[[], Any]) -> tuple[str, Callable[[], object]]:
        return name, lambda: held.update({name: work()})

    def options(*names: str) -> dict[str, Any]:
        every = {"formula": held["formula"], "organisations": known, "language": "en"}
        return {"encoder": matching.default_encoder(), **every} | {n: held[n] for n in names}

    def clauses() -> list[Any]:
        return [clause for each in held["reading"] for clause in each.clauses]

    def read() -> list[Any]:
        entries = pipeline.read_instruments([documents], organisations=known)
        return [each for each in entries if isinstance(each, pipeline.Instrument)]

    yield part("reading", read)
    yield part("citations", lambda: list(pipeline.cite(held["reading"], organisations=known)))
    yield part(
        "mandates", lambda: list(pipeline.find_mandates(held["reading"], organisations=known))
    )
    yield part("formula", lambda: matching.Formula.of(list(map(overlap.passage, clauses()))))
    yield part(
        "overlaps",
        lambda: overlap.find_overlaps(clauses(), **options("citations", "mandates")),
    )
    weigh = cache(partial(overlap.weight, formula=held["formula"]))
    yield part(
        "coverages",
        lambda: overlap.cover(clauses(), held["overlaps"], weigh=weigh, language="en"),
    )
    yield part(
        "sectors",
        lambda: overlap.cover_sectors(clauses(), held["coverages"], weigh=weigh, language="en"),
    )
    read_documents = lambda: [each.document for each in held["reading"]]  # noqa: E731
    yield part(
        "themes",
        lambda: themes.find_themes(
            read_documents(), clauses(), held["overlaps"], held["citations"], **options()
        ),
    )
    linked = ("overlaps", "citations", "mandates")
    advice: Any = {n: held[n] for n in (*linked, "coverages", "themes")}
    yield part(
        "proposals",
        lambda: proposals.propose(
            documents=read_documents(), clauses=clauses(), organisations=known, **advice
        ),
    )
    yield part(
        "unreflected",
        lambda: proposals.unreflected(
            clauses=clauses(),
            organisations=known,
            language="en",
            **{n: held[n] for n in linked},
        ),
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
