"""One document through the whole of reading, watched for what it does to the machine."""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from mutate import mutate

from intersector import citations, mandates, reading, structure
from intersector.errors import IntersectorError
from intersector.model import Clause, Document
from intersector.organisations import Organisations, load
from intersector.reading.pdf import parse_pdf

SEEDS = Path(__file__).parents[1] / "examples" / "union"
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGES = ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.truncate")
NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.bind", "urllib.Request")
PROCESSES = ("os.system", "os.exec", "os.posix_spawn")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: why it was refused, if so, and what it broke.

    `seconds` are of the processor, without PDFium's; `growth` is the process's so far, in bytes.
    """

    name: str
    refused: str | None
    broken: tuple[str, ...]
    seconds: float
    growth: int


def damaged(seed: int, index: int) -> tuple[str, bytes]:
    """The name and bytes of input `index` of a run, each of the four formats as often."""
    random = Random(f"{seed}:{index}")
    seeds = _seeds()
    suffix = random.choice(sorted(seeds))
    name, data = random.choice(seeds[suffix])
    others = [other for files in seeds.values() for _, other in files]
    return name, mutate(data, others, random)


@cache
def _seeds() -> dict[str, list[tuple[str, bytes]]]:
    found: dict[str, list[tuple[str, bytes]]] = {}
    for path in sorted(SEEDS.iterdir()):
        if path.suffix in {".docx", ".pdf", ".html", ".txt"}:
            found.setdefault(path.suffix, []).append((path.name, path.read_bytes()))
    return found


def attempt(seed: int, index: int) -> Outcome:
    """Read input `index`; an error that is not ours is raised."""
    name, data = damaged(seed, index)
    watch = _watch()
    with tempfile.TemporaryDirectory(prefix="intersector-fuzz-") as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        watch.begin(Path(folder))
        begun = time.process_time()
        try:
            document = reading.read(path, source=name)
            refused, wrong = None, tuple(read_whole(document))
        except IntersectorError as error:
            refused, wrong = error.message, ()
        seconds = time.process_time() - begun
        broken = (*wrong, *watch.end())
    return Outcome(name, refused, broken, seconds, peak() - START)


def read_whole(document: Document) -> Iterable[str]:
    """Everything that is done with one document; yields what does not hold of the results."""
    known = _organisations()
    document = structure.identify(document, organisations=known)
    clauses = structure.segment(document, organisations=known)
    register = citations.Register.shipped().with_documents([document])
    found = tuple(citations.cite(document, clauses, organisations=known, register=register))
    duties = [duty for c in clauses for duty in mandates.extract(c, organisations=known)]
    yield from _unsound(document, clauses)
    length = len(document.text)
    for item in (*found, *duties):
        if not 0 <= item.span.start < item.span.end <= length:
            yield f"a span outside the text: {item.span} of {length}"
    for citation in found:
        if citation.span.of(document.text) != citation.text:
            yield f"a citation that is not its span: {citation.text[:60]!r}"


@cache
def _organisations() -> Organisations:
    return load(SEEDS / "organisation.toml")


def _unsound(document: Document, clauses: Iterable[Clause]) -> Iterable[str]:
    at = 0
    for clause in clauses:
        if clause.span.of(document.text) != clause.text or clause.span.start < at:
            yield f"a clause that is not its span, or not in order: {clause.key[:60]}"
        at = clause.span.end
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        yield f"a text that is no Unicode: {error.reason}"


def peak() -> int:
    """The most memory that this process ever held, in bytes."""
    kilo = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * kilo


START = peak()


def whole(path: Path) -> tuple[float, int]:
    """Seconds and growth in bytes for everything that is done with one document."""
    return _measured(lambda: list(read_whole(reading.read(path))))


def in_pdfium(path: Path) -> tuple[float, int]:
    """The same for what the process of PDFium does."""
    data = path.read_bytes()
    return _measured(lambda: parse_pdf(data, path.name))


def _measured(work: Callable[[], object]) -> tuple[float, int]:
    reading.read(SEEDS / "gc-resolution-5-en.docx")  # what is loaded once is not the document's
    before, begun = peak(), time.process_time()
    work()
    return time.process_time() - begun, peak() - before


class _Watch:
    """Notes every write outside a folder, every connection and every program started."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._seen: list[str] = []
        sys.dont_write_bytecode = True
        sys.addaudithook(self._hear)

    def begin(self, folder: Path) -> None:
        """From now on only `folder` may be written to."""
        self._folder, self._seen = folder, []

    def end(self) -> tuple[str, ...]:
        """What was done that may not be."""
        self._folder = None
        return tuple(self._seen)

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        folder = self._folder
        if folder is None:
            return
        if event in NETWORK or event in PROCESSES:
            self._seen.append(f"{event} {args}"[:200])
        elif event == "subprocess.Popen" and args[0] != sys.executable:
            self._seen.append(f"{event} {args[:2]}"[:200])
        elif event in CHANGES or (event == "open" and _writes(args)):
            inside = str(args[0]).startswith((str(folder), os.devnull))
            self._seen.extend(() if inside else (f"{event} {args[0]}"[:200],))


def _writes(args: tuple[object, ...]) -> bool:
    flags = args[2] if len(args) > 2 else 0
    return isinstance(flags, int) and bool(flags & WRITES) and not isinstance(args[0], int)


@cache
def _watch() -> _Watch:
    reading.read(SEEDS / "gc-resolution-5-ru.txt")  # the language models unpack themselves once
    return _Watch()
