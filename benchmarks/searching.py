"""How long a search takes: ``python benchmarks/searching.py [--clauses 100000] [--data FOLDER]``.

A site of so many clauses, a hundred a document, in a workspace of its own, on SQLite; on PostgreSQL
by ``tools/ensure-postgresql python benchmarks/searching.py``. Printed are milliseconds, median and
95th percentile, by the clock and of the processor, which on a busy machine is nearer the truth: of
the page of results by the server's view, of the library's search in it, and in the same run of the
database alone, without meaning, languages or reasons: ``LIKE`` for each word, and its own full text
search (FTS5, tsvector). Then the memory.
"""

import argparse
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

A_DOCUMENT = 100
"""Clauses of a document."""
QUERIES = 60
SIDES = ("MU-C", "MU-O", "MU-S", None)


def main() -> None:
    """Fill a site, write its index, and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clauses", type=int, default=100_000)
    parser.add_argument("--data", type=Path, default=HERE.parent / "examples" / "union")
    parser.add_argument("--workspace", type=Path, help="folder to work in, and to leave")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        prepare(options.workspace or Path(own))
        measure(options.data, options.clauses)


def prepare(folder: Path) -> None:
    """Make a workspace with empty tables."""
    from intersector_web import workspace  # noqa: PLC0415

    workspace.prepare(folder)
    os.environ["INTERSECTOR_WORKSPACE"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "intersector_web.project.settings"
    import django  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("flush", verbosity=0, interactive=False)


def measure(data: Path, count: int) -> None:
    """Print everything."""
    from benchmarks.speeds.clauses import clauses  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from intersector_web.instruments.models import Document  # noqa: PLC0415
    from intersector_web.search import services  # noqa: PLC0415

    texts = clauses(data, count)
    fill(texts)
    start = time.perf_counter()
    services.refresh()
    print(f"{time.perf_counter() - start:10.1f}  seconds to write the index of {count:,} clauses")
    start = time.perf_counter()
    services.refresh()
    print(f"{time.perf_counter() - start:10.1f}  seconds to see that nothing changed")
    Document.objects.filter(slug="r0").update(digest="another")
    start = time.perf_counter()
    read = services.refresh()
    print(f"{time.perf_counter() - start:10.1f}  seconds to follow a document that changed")
    assert read == 1
    print(f"{size(services.folder() / 'index') / 1e6:10.0f}  MB of index")
    asked = queries(texts)
    print(
        f"{'median':>8} {'p95':>8} {'median':>8} {'p95':>8}  milliseconds of clock and processor,"
    )
    print(f"{connection.vendor:>35}  {len(asked)} queries")
    for name, ask in ways(connection.vendor):
        report(name, ask, asked)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{peak:10.0f}  MB of memory at most, the writing of the index included")
    print(f"{resident():10.0f}  MB of memory now, of which the mapped index can be given back")


def fill(texts: Sequence[str]) -> None:
    """Rows of documents and clauses."""
    from intersector_web.instruments.models import Clause, Document, Instrument  # noqa: PLC0415

    for nth in range(0, len(texts), A_DOCUMENT):
        number, part = nth // A_DOCUMENT, texts[nth : nth + A_DOCUMENT]
        sector = SIDES[number % len(SIDES)]
        work = Instrument.objects.create(name=f"GC/resolution/{number}", kind="resolution")
        document = Document.objects.create(
            instrument=work,
            slug=f"r{number}",
            source=f"{number}.txt",
            identifier=f"GC/resolution/{number}@2023",
            year=2023,
            language="en",
            title=part[0][:80],
            kind="resolution",
            body="GC",
            number=str(number),
            sector=sector,
            text="\n".join(part),
        )
        Clause.objects.bulk_create(placed(document, part))


def placed(document: object, part: Sequence[str]) -> Iterator[object]:
    """The clauses of a document, one after the other."""
    from intersector_web.instruments.models import Clause  # noqa: PLC0415

    start = 0
    for position, text in enumerate(part):
        yield Clause(
            document=document,
            key=f"resolves/{position + 1}",
            position=position,
            head="resolves",
            number=str(position + 1),
            role="operative" if position % 2 else "preamble",
            start=start,
            end=start + len(text),
            text=text,
        )
        start += len(text) + 1


def queries(texts: Sequence[str]) -> list[dict[str, str]]:
    """Words of clauses, in quotation marks or not, names of instruments; some with a filter."""
    chance = random.Random(1)
    longer = [text for text in texts if sum(map(str.isalpha, text.split())) > 8]
    asked = []
    for nth in range(QUERIES):
        words = [word for word in chance.choice(longer).split() if word.isalpha()]
        at = chance.randrange(max(1, len(words) - 6))
        phrase = " ".join(words[at : at + 2 + nth % 5])
        made = (phrase, f'"{phrase}"', phrase, f"Resolution {nth} (GC-23) {phrase}")[nth % 4]
        asked.append({"q": made, "words": phrase, **({"sector": "MU-O"} if nth % 3 == 0 else {})})
    return asked


def ways(vendor: str) -> Iterator[tuple[str, Callable[[dict[str, str]], object]]]:
    """What is measured, by name."""
    from django.test import Client  # noqa: PLC0415

    from intersector_web.instruments.models import Clause  # noqa: PLC0415
    from intersector_web.search import selectors  # noqa: PLC0415

    client, index = Client(SERVER_NAME="localhost"), selectors.index()
    assert index is not None

    def page(asked: dict[str, str]) -> object:
        found = client.get("/en/search/", {k: v for k, v in asked.items() if k != "words"})
        assert found.status_code == 200
        return found

    def library(asked: dict[str, str]) -> object:
        filters = {k: v for k, v in asked.items() if k == "sector"}
        return selectors.find(index, asked["q"], language="en", filters=filters)

    def like(asked: dict[str, str]) -> object:
        rows = Clause.objects.all()
        for word in asked["words"].split():
            rows = rows.filter(text__icontains=word)
        return list(rows.values_list("pk", flat=True)[:20])

    yield "the page of results", page
    yield "the search in it: names, words, meaning, six languages, reasons", library
    yield "LIKE for each word, by the database alone", like
    yield full_text(vendor)


def full_text(vendor: str) -> tuple[str, Callable[[dict[str, str]], object]]:
    """The database's own search, ranked."""
    from django.db import connection  # noqa: PLC0415

    cursor = connection.cursor()
    cursor.execute("DROP TABLE IF EXISTS searched")
    if vendor == "sqlite":
        cursor.execute("CREATE VIRTUAL TABLE searched USING fts5(text)")
        cursor.execute("INSERT INTO searched (rowid, text) SELECT id, text FROM instruments_clause")
        statement = "SELECT rowid FROM searched WHERE searched MATCH %s ORDER BY rank LIMIT 20"
        name, joint = "FTS5, by the database alone", " OR "
    else:
        column = "to_tsvector('english', text)"
        cursor.execute(f"CREATE TABLE searched AS SELECT id, {column} AS t FROM instruments_clause")
        cursor.execute("CREATE INDEX ON searched USING gin (t)")
        cursor.execute("ANALYZE searched")
        statement = (
            "SELECT id FROM searched, to_tsquery('english', %s) q WHERE t @@ q "
            "ORDER BY ts_rank(t, q) DESC LIMIT 20"
        )
        name, joint = "tsvector, by the database alone", " | "

    def ask(asked: dict[str, str]) -> object:
        cursor.execute(
            statement,
            [
                joint.join(
                    f'"{word}"' if vendor == "sqlite" else word for word in asked["words"].split()
                )
            ],
        )
        return cursor.fetchall()

    return name, ask


def report(
    name: str, ask: Callable[[dict[str, str]], object], asked: Sequence[dict[str, str]]
) -> None:
    """Ask everything once for warmth, then print what each question took."""
    ask(asked[0])
    clock, processor = [], []
    for each in asked:
        start, used = time.perf_counter(), time.process_time()
        ask(each)
        clock.append((time.perf_counter() - start) * 1000)
        processor.append((time.process_time() - used) * 1000)
    told = " ".join(f"{statistics.median(x):8.1f} {quantile(x):8.1f}" for x in (clock, processor))
    print(f"{told}  {name}", flush=True)


def quantile(taken: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(taken, n=20)[-1]


def size(folder: Path) -> int:
    """Bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def resident() -> float:
    """Megabytes of the process in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
