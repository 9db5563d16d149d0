"""Writing an index: whole, beside the one in use, and then put in its place at one stroke.

FOLDER/current     the name of the snapshot in use
FOLDER/<digest>/   a snapshot, named by what it holds:
    words/           postings, as tantivy keeps them
    vectors.npy      a vector a row, single precision, mapped into memory by readers
    entries.jsonl    an entry a row
    starts.npy       where each row begins in it
    about.json       the version of this form, the encoder

A writer that dies leaves a folder without a name in ``current``; the next one removes it. Readers
go on with the snapshot that they opened; the one before the current stays until the next is there.
"""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np
import tantivy
from pydantic import TypeAdapter

from intersector.errors import OutputError
from intersector.identifiers import InstrumentId
from intersector.matching import Encoder
from intersector.searching.model import Entry, names_of
from intersector.searching.terms import plain_words, terms

VERSION: Final = 1
"""Of the form of an index, and of how entries are made: another one is written anew."""
CURRENT: Final = "current"
ENTRY: Final = TypeAdapter(Entry)
_STEP: Final = 4096
_HEAP: Final = 256 * 2**20
"""Bytes of postings before they are written: enough for one segment of a million clauses."""


def schema() -> Any:
    """What tantivy is told of an entry: terms that are cut already, names and facets whole."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("stems", tokenizer_name="whitespace")
    builder.add_text_field("plain", tokenizer_name="whitespace")
    for name in ("names", "cites", "same", "facets"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("row", fast=True)
    return builder.build()


def write(folder: Path, entries: Sequence[Entry], *, encoder: Encoder) -> bool:
    """Make the index in `folder` one of these entries; False where it was that already.

    Raises `OutputError` where the folder cannot be written.
    """
    lines = [ENTRY.dump_json(entry) + b"\n" for entry in entries]
    name = _name(lines, encoder.identity)
    try:
        with _alone(folder):
            before = read_current(folder)
            if before == name:
                return False
            if not (folder / name).is_dir():
                _build(folder, name, entries, lines, encoder)
            _point(folder, name)
            _sweep(folder, {name, before})
    except OSError as error:
        mend = "Free the disk or choose a folder that can be written, then try again."
        raise OutputError(str(folder), f"cannot be written ({error}).", mend=mend) from error
    return True


def read_current(folder: Path) -> str:
    """The name of the snapshot in use; empty where there is none yet."""
    try:
        return (folder / CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def facets_of(entry: Entry) -> Iterator[str]:
    """What the entry can be filtered by, as one term each."""
    yield f"sort={entry.sort}"
    yield f"language={entry.language}"
    for facet, values in entry.facets.items():
        yield from (f"{facet}={value}" for value in values)


def _name(lines: Sequence[bytes], identity: str) -> str:
    found = sha256(f"{VERSION} {identity}\n".encode())
    for line in lines:
        found.update(line)
    return found.hexdigest()[:24]


def _build(
    folder: Path, name: str, entries: Sequence[Entry], lines: Sequence[bytes], encoder: Encoder
) -> None:
    """Write a snapshot under another name, then rename it: it is there whole or not at all."""
    new = Path(tempfile.mkdtemp(prefix="new-", dir=folder))
    _write_words(new / "words", entries)
    _write_vectors(new / "vectors.npy", entries, encoder)
    (new / "entries.jsonl").write_bytes(b"".join(lines))
    np.save(new / "starts.npy", np.cumsum([0, *map(len, lines)], dtype=np.int64))
    about = {"form": VERSION, "encoder": encoder.identity}
    (new / "about.json").write_text(json.dumps(about), encoding="utf-8")
    os.sync()
    new.chmod(0o750)
    new.rename(folder / name)


def _write_words(folder: Path, entries: Sequence[Entry]) -> None:
    folder.mkdir()
    writer = tantivy.Index(schema(), str(folder)).writer(heap_size=_HEAP, num_threads=1)
    for row, entry in enumerate(entries):
        writer.add_document(_posted(row, entry))
    writer.commit()
    writer.wait_merging_threads()


def _posted(row: int, entry: Entry) -> Any:
    text = f"{entry.head}\n{entry.text}"
    posted = tantivy.Document()
    posted.add_text("stems", " ".join(each.stems[0] for each in terms(text, entry.language)))
    posted.add_text("plain", " ".join(plain_words(text)))
    if entry.sort == "instrument" and entry.name:
        for name in names_of(InstrumentId.parse(entry.name)):
            posted.add_text("names", name)
    cited = (names_of(InstrumentId.parse(each)) for each in entry.cites)
    for name in dict.fromkeys(name for names in cited for name in names):
        posted.add_text("cites", name)
    for facet in facets_of(entry):
        posted.add_text("facets", facet)
    if entry.same:
        posted.add_text("same", entry.same)
    posted.add_unsigned("row", row)
    return posted


def _write_vectors(path: Path, entries: Sequence[Entry], encoder: Encoder) -> None:
    shape = (len(entries), encoder.dimensions)
    if not entries:
        np.save(path, np.zeros(shape, np.float32))
        return
    rows = np.lib.format.open_memmap(path, mode="w+", dtype=np.float32, shape=shape)
    for at in range(0, len(entries), _STEP):
        rows[at : at + _STEP] = encoder.encode([each.text for each in entries[at : at + _STEP]])
    rows.flush()


def _point(folder: Path, name: str) -> None:
    """Make this the snapshot in use, for whoever opens the index from now on."""
    new = folder / f"{CURRENT}.new"
    new.write_text(name, encoding="ascii")
    new.replace(folder / CURRENT)


def _sweep(folder: Path, kept: set[str]) -> None:
    for each in folder.iterdir():
        if each.is_dir() and each.name not in kept:
            shutil.rmtree(each)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Whoever writes waits for others; the system lets go of the lock of a writer that dies."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
