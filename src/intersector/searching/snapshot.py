"""The files of a snapshot, written part by part; what is as it was is copied from the one before.

words/           postings, as tantivy keeps them
posted.jsonl     what tantivy was told of each row
vectors          a vector a row, single precision, mapped into memory by readers
entries.jsonl    an entry a row
starts.npy       where each row begins in it
parts.json       of each part its key, its mark, and how many bytes of each file are its
about.json       the version of this form, the encoder

A snapshot is the same whether its parts were read or copied.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, Final

import numpy as np
import tantivy
from pydantic import TypeAdapter

from intersector.identifiers import InstrumentId
from intersector.matching import Encoder
from intersector.searching.model import Entry, Parts, names_of
from intersector.searching.terms import plain_words, terms

VERSION: Final = 2
"""Of the form of an index, and of how entries are made: another one is written anew."""
ENTRY: Final = TypeAdapter(Entry)
FILES: Final = ("entries.jsonl", "posted.jsonl", "vectors")
_NEWLINE: Final = 10
_HEAP: Final = 256 * 2**20
"""Bytes of postings before they are written: enough for one segment of a million clauses."""
Pieces = tuple[bytes, bytes, bytes]
"""What a part is in each of the `FILES`."""


def schema() -> Any:
    """What tantivy is told of an entry: terms that are cut already, names and facets whole."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("stems", tokenizer_name="whitespace")
    builder.add_text_field("plain", tokenizer_name="whitespace")
    for name in ("names", "cites", "same", "facets"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("row", fast=True)
    return builder.build()


def build(folder: Path, parts: Parts, encoder: Encoder, *, before: Path | None) -> int:
    """Write a snapshot into an empty folder, and say how many parts were read.

    The others are copied from the snapshot `before`.
    """
    with ExitStack() as stack:
        known = stack.enter_context(_Before(before, encoder.identity))
        files = [stack.enter_context((folder / name).open("wb")) for name in FILES]
        fresh = [key for key, mark in parts.marks.items() if not known.has(key, mark)]
        reading, kept = iter(parts.read(fresh)), []
        for key, mark in parts.marks.items():
            held = known.has(key, mark)
            pieces = known.pieces(key) if held else _pieces(next(reading), encoder)
            for file, piece in zip(files, pieces, strict=True):
                file.write(piece)
            kept.append([key, mark, *map(len, pieces)])
    _write_words(folder)
    np.save(folder / "starts.npy", _starts(folder / FILES[0]))
    _write_json(folder / "parts.json", kept)
    about = {"form": VERSION, "encoder": encoder.identity, "dimensions": encoder.dimensions}
    _write_json(folder / "about.json", about)
    return len(fresh)


class _Before:
    """The snapshot in use, whose parts are copied; of one that is damaged or of another form or
    encoder there are none."""

    def __init__(self, folder: Path | None, identity: str) -> None:
        self._marks: dict[str, str] = {}
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._files: list[IO[bytes]] = []
        self._stack = ExitStack()
        if folder is not None:
            try:
                self._open(folder, identity)
            except (OSError, ValueError, KeyError):
                self._marks = {}

    def __enter__(self) -> "_Before":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def has(self, key: str, mark: str) -> bool:
        """Whether the part is there as it is now."""
        return self._marks.get(key) == mark

    def pieces(self, key: str) -> Pieces:
        """What the part is in each file."""
        entries, posted, vectors = (
            _cut(file, *place) for file, place in zip(self._files, self._places[key], strict=True)
        )
        return entries, posted, vectors

    def _open(self, folder: Path, identity: str) -> None:
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        if (about["form"], about["encoder"]) != (VERSION, identity):
            return
        ends = [0] * len(FILES)
        for key, mark, *sizes in json.loads((folder / "parts.json").read_text(encoding="utf-8")):
            self._marks[key], self._places[key] = mark, list(zip(ends, sizes, strict=True))
            ends = [end + size for end, size in zip(ends, sizes, strict=True)]
        if ends != [(folder / name).stat().st_size for name in FILES]:
            raise ValueError(str(folder))
        self._files = [self._stack.enter_context((folder / name).open("rb")) for name in FILES]


def _cut(file: IO[bytes], start: int, size: int) -> bytes:
    file.seek(start)
    return file.read(size)


def _pieces(entries: Sequence[Entry], encoder: Encoder) -> Pieces:
    vectors = encoder.encode([each.text for each in entries]) if entries else np.zeros(0)
    return (
        b"".join(ENTRY.dump_json(each) + b"\n" for each in entries),
        b"".join(f"{json.dumps(_posted(each))}\n".encode() for each in entries),
        vectors.astype(np.float32).tobytes(),
    )


def _posted(entry: Entry) -> dict[str, object]:
    text = f"{entry.head}\n{entry.text}"
    cited = (names_of(InstrumentId.parse(each)) for each in entry.cites)
    known_by = entry.name if entry.sort == "instrument" else ""
    return {
        "stems": " ".join(each.stems[0] for each in terms(text, entry.language)),
        "plain": " ".join(plain_words(text)),
        "names": list(names_of(InstrumentId.parse(known_by))) if known_by else [],
        "cites": list(dict.fromkeys(name for names in cited for name in names)),
        "facets": list(_facets(entry)),
        "same": [entry.same] if entry.same else [],
    }


def _facets(entry: Entry) -> Iterator[str]:
    """What the entry can be filtered by, as one term each."""
    yield f"sort={entry.sort}"
    yield f"language={entry.language}"
    for facet, values in entry.facets.items():
        yield from (f"{facet}={value}" for value in values)


def _write_words(folder: Path) -> None:
    """Postings of all rows at once: what was before leaves no trace in what words weigh."""
    (folder / "words").mkdir()
    index = tantivy.Index(schema(), str(folder / "words"))
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    with (folder / FILES[1]).open(encoding="utf-8") as lines:
        for row, line in enumerate(lines):
            writer.add_json(f'{{"row":{row},{line[1:]}')
    writer.commit()
    writer.wait_merging_threads()


def _starts(path: Path) -> Any:
    """Where each line of a file begins, and where the last one ends."""
    if not path.stat().st_size:
        return np.zeros(1, np.int64)
    return np.concatenate([[0], np.flatnonzero(np.memmap(path, mode="r") == _NEWLINE) + 1])


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content), encoding="utf-8")
